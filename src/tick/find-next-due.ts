/** When something of a business is due next: the earliest of its due instants, each found on its index. */
import { type Kysely, sql } from 'kysely';
import { isNotSetAside } from '../accounts/tick-failures.ts';
import { type ClockScope, livesInTimeOf } from '../customers/clock-scope.ts';
import { ANNOUNCED_AHEAD } from '../customers/expire-permissions.ts';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { nextNotice } from '../messages/notices/announce-terms.ts';
import { nextDunning, settledSuspensions } from '../payments/dunning/due-dunning.ts';
import { payableOnAccount } from '../payments/offline/apply-money-on-account.ts';

export interface DueScope extends ClockScope {
  /** False in a rehearsal, which calls no gateway: charges are left out. */
  readonly collects?: boolean | undefined;
}

/** Null when nothing is ever due. */
export async function findNextDue(database: Kysely<Tables>, scope: DueScope): Promise<Instant | null> {
  const { businessId, collects = true } = scope;
  const { rows } = await sql<{ due_at: Instant | null }>`
    select least(
      (select min(next_renewal_at) from subscription
        where business_id = ${businessId} and next_renewal_at is not null and ${livesInTimeOf('buyer_id', scope)}
          and ${isNotSetAside('Renewal', 'id', businessId)}),
      (select min(next_billing_at) from customer
        where business_id = ${businessId} and next_billing_at is not null and ${livesInTimeOf('id', scope)}
          and ${isNotSetAside('Billing', 'id', businessId)}),
      (select min(finalise_at) from invoice
        where business_id = ${businessId} and finalise_at is not null and ${livesInTimeOf('customer_id', scope)}
          and ${isNotSetAside('Finalising', 'id', businessId)}),
      (select min(payment_scheduled_at) from invoice
        where ${collects} and business_id = ${businessId} and state in ('DueAuto', 'DraftCharging') and ${livesInTimeOf('customer_id', scope)}),
      (select min(case when state = 'Valid' then expires_at - ${ANNOUNCED_AHEAD} else expires_at end)
        from payment_permission where business_id = ${businessId} and expires_at is not null
          and state in ('Valid', 'SoonExpired', 'InsufficientFunds', 'PaymentIssues')
          and ${livesInTimeOf('customer_id', scope)}),
      (select min(s.settles_at) from simulator_charge s
        join charge h on h.business_id = s.business_id and h.idempotency_key = s.idempotency_key
        where ${collects} and s.business_id = ${businessId} and not s.is_told and ${livesInTimeOf('h.customer_id', scope)}),
      (select min(least(case when not r.is_told then r.happens_at end,
            case when not r.is_withdrawal_told then r.withdrawn_at end)) from simulator_reversal r
        join charge h on h.business_id = r.business_id and h.idempotency_key = r.charge_key
        where ${collects} and r.business_id = ${businessId} and (not r.is_told or (r.withdrawn_at is not null and not r.is_withdrawal_told)) and ${livesInTimeOf('h.customer_id', scope)}),
      (select min(i.issued_at) ${payableOnAccount(scope)}),
      (${nextNotice(scope)}),
      (${nextDunning(scope)}),
      (select min(i.updated_at) ${settledSuspensions(scope)}),
      (select min(purge_documents_at) from customer
        where business_id = ${businessId} and purge_documents_at is not null and ${livesInTimeOf('id', scope)}),
      (select min(i.payment_limit_at + g.overdue_after_days * interval '24 hours')
        from segment g cross join lateral (
          select payment_limit_at from invoice
          where business_id = g.business_id and segment_id = g.id and kind = 'Debit' and state = 'DueOffline'
            and ${livesInTimeOf('customer_id', scope)}
          order by payment_limit_at limit 1) i
        where g.business_id = ${businessId})
    ) as due_at
  `.execute(database);
  return rows[0]?.due_at ?? null;
}

/**
 * Waits until the worker that holds one of the rows due at `until` is done with it, when there is such a row.
 * Answers whether something was still due.
 */
export async function waitForOtherWorkers(
  database: Kysely<Tables>,
  scope: ClockScope,
  until: string,
): Promise<boolean> {
  const { businessId } = scope;
  const outcome = await inTransaction(database, async (transaction) => {
    const tables = [
      sql`select id from subscription where business_id = ${businessId} and next_renewal_at <= ${until}::timestamptz
        and ${livesInTimeOf('buyer_id', scope)} and ${isNotSetAside('Renewal', 'id', businessId)}`,
      sql`select id from customer where business_id = ${businessId} and next_billing_at <= ${until}::timestamptz
        and ${livesInTimeOf('id', scope)} and ${isNotSetAside('Billing', 'id', businessId)}`,
      sql`select id from customer where business_id = ${businessId} and purge_documents_at <= ${until}::timestamptz
        and ${livesInTimeOf('id', scope)}`,
      sql`select id from payment_permission where business_id = ${businessId}
        and state in ('Valid', 'SoonExpired', 'InsufficientFunds', 'PaymentIssues')
        and expires_at <= ${until}::timestamptz and ${livesInTimeOf('customer_id', scope)}`,
      sql`select id from invoice where business_id = ${businessId} and state in ('DueAuto', 'DraftCharging')
        and payment_scheduled_at <= ${until}::timestamptz and ${livesInTimeOf('customer_id', scope)}`,
      sql`select id from receipt where business_id = ${businessId} and amount_on_account > 0
        and id in (select r.id ${payableOnAccount(scope)} and i.issued_at <= ${until}::timestamptz)`,
      sql`select id from invoice where business_id = ${businessId} and finalise_at <= ${until}::timestamptz
        and ${livesInTimeOf('customer_id', scope)} and ${isNotSetAside('Finalising', 'id', businessId)}`,
    ];
    for (const due of tables) {
      const { rows } = await sql`${due} order by id limit 1 for no key update`.execute(transaction);
      if (rows.length > 0) return accept(true);
    }
    return accept(false);
  });
  return outcome.ok && outcome.value;
}
