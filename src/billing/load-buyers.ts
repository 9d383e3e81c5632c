/**
 * The buyers of a billing batch with all that an invoice needs of them: identity and addresses as printed, what
 * decides their tax, how they pay, when they are billed. One statement whatever the number.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { isNotSetAside } from '../accounts/tick-failures.ts';
import { type PostalAddressRow, postalAddressOf } from '../customers/address.ts';
import { livesInTimeOf } from '../customers/clock-scope.ts';
import { at } from '../database/bulk.ts';
import type { Tables } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { BuyerIdentity } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface Buyer {
  readonly id: number;
  readonly segmentId: number;
  readonly language: string;
  readonly typePayment: PaymentType;
  readonly isGreyListed: boolean;
  readonly isSuspended: boolean;
  /** Agreed with this customer; null = the segment's. */
  readonly prenotificationDays: number | null;
  readonly note: string | null;
  readonly billingAnchorAt: Instant | null;
  readonly nextBillingAt: Instant | null;
  readonly identity: BuyerIdentity;
  readonly country: string | null;
  readonly region: string | null;
  readonly isVatNumberValid: boolean;
  /** Pays for a subscription that is active or may become so: it will be billed again. */
  readonly hasLivingSubscription: boolean;
}

/**
 * Takes up to `limit` buyers whose billing is due at or before `until`, that no other worker holds and whose
 * renewals up to then are done, the earliest first. Stands on the index `customer_due_for_billing`. The lock is the
 * one of an update that leaves the key: whoever meanwhile writes a line to their balance neither waits nor hides them.
 */
export async function claimDueBuyers(
  context: Context,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number[]> {
  const rows = await context.transaction
    .selectFrom('customer as c')
    .select('c.id')
    .where('c.business_id', '=', context.businessId)
    .where('c.next_billing_at', '<=', at(until))
    .where(livesInTimeOf('c.id', { businessId: context.businessId, buyerId }))
    .where(isNotSetAside('Billing', 'c.id', context.businessId))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('subscription as s')
            .select('s.id')
            .whereRef('s.business_id', '=', 'c.business_id')
            .whereRef('s.buyer_id', '=', 'c.id')
            .where('s.next_renewal_at', '<=', at(until))
            // One that cannot be renewed does not keep its buyer from being billed for the rest.
            .where(isNotSetAside('Renewal', 's.id', context.businessId))
            // Looked up buyer by buyer: as a join, PostgreSQL read all subscriptions of a business that its statistics
            // did not know yet for every buyer, 40 ms instead of 0.1 ms for 40 buyers among 600.
            .offset(0),
        ),
      ),
    )
    .orderBy('c.next_billing_at')
    .orderBy('c.id')
    .limit(limit)
    .forNoKeyUpdate('c')
    .skipLocked()
    .execute();
  return rows.map((row) => row.id);
}

interface AddressRow extends PostalAddressRow {
  readonly tax_information: string | null;
  readonly is_vat_number_valid: boolean;
}

interface BuyerRow {
  readonly id: number;
  readonly segment_id: number;
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly type_payment: PaymentType;
  readonly is_grey_listed: boolean;
  readonly is_suspended: boolean;
  readonly prenotification_days: number | null;
  readonly note_invoice: string | null;
  readonly billing_anchor_at: Instant | null;
  readonly next_billing_at: Instant | null;
  readonly billing: AddressRow | null;
  readonly shipping: AddressRow | null;
  readonly has_living_subscription: boolean;
}

/** To bill them: locked until the transaction ends. In the order of their ids. */
export function lockBuyers(context: Context, ids: readonly number[]): Promise<Buyer[]> {
  return selectBuyers(context, ids, sql`for no key update of c`);
}

/** Whose buyers they are, and where they are read. */
interface Reading {
  readonly businessId: number;
  readonly transaction: Kysely<Tables>;
}

/** To show or to quote: not locked, as the tick passes over buyers that somebody holds. */
export function loadBuyers(context: Reading, ids: readonly number[]): Promise<Buyer[]> {
  return selectBuyers(context, ids, sql``);
}

async function selectBuyers(
  context: Reading,
  ids: readonly number[],
  lock: RawBuilder<unknown>,
): Promise<Buyer[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<BuyerRow>`
    select c.id, c.segment_id, c.reference, c.name, c.email, c.language, c.type_payment, c.is_grey_listed,
      c.status = 'Suspended' as is_suspended,
      c.prenotification_days, c.note_invoice, c.billing_anchor_at, c.next_billing_at,
      (select to_jsonb(a) from customer_address a
        where a.business_id = c.business_id and a.customer_id = c.id and a.kind = 'Billing') as billing,
      (select to_jsonb(a) from customer_address a
        where a.business_id = c.business_id and a.customer_id = c.id and a.kind = 'Shipping') as shipping,
      exists (select from subscription s where s.business_id = c.business_id and s.buyer_id = c.id
        and s.state not in ('EndedComplete', 'EndedUpgrade', 'EndedTerminated', 'Deleted')) as has_living_subscription
    from customer c
    where c.business_id = ${context.businessId} and c.id = any(${ids})
    order by c.id
    ${lock}
  `.execute(context.transaction);
  return rows.map((row) => ({
    id: row.id,
    segmentId: row.segment_id,
    language: row.language,
    typePayment: row.type_payment,
    isGreyListed: row.is_grey_listed,
    isSuspended: row.is_suspended,
    prenotificationDays: row.prenotification_days,
    note: row.note_invoice,
    billingAnchorAt: row.billing_anchor_at,
    nextBillingAt: row.next_billing_at,
    identity: {
      reference: row.reference,
      name: row.name,
      email: row.email,
      billingAddress: row.billing === null ? null : postalAddressOf(row.billing),
      deliveryAddress: row.shipping === null ? null : postalAddressOf(row.shipping),
      vatNumber: row.billing?.tax_information ?? '',
    },
    country: row.billing?.country ?? null,
    region: row.billing?.region ?? null,
    isVatNumberValid: row.billing?.is_vat_number_valid ?? false,
    hasLivingSubscription: row.has_living_subscription,
  }));
}
