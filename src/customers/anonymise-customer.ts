/**
 * Erases what is known of a person (GDPR art. 17) and keeps what is no longer about one: ids, subscriptions,
 * amounts. Issued documents keep their own copy of the identity, sealed, for the ten years of C. com. L123-22
 * (docs/decisions/0034).
 */
import { type Kysely, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { randomReference } from '../accounts/reference.ts';
import type { Tables } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { activeStates } from '../domain/subscription/state.ts';
import { type Customer, customerOf } from './customer.ts';
import { type LockedCustomer, lockCustomer } from './lock-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** What stands where the name was; clients expect a name (shared/wire.md, f). */
function clearedName(language: string): string {
  return language === 'fr' ? 'Client anonymisé' : 'Anonymised customer';
}

/** Refused while an invoice is due or being prepared, and while a subscription runs or is about to. */
export async function anonymiseCustomer(context: Context, customerId: number): Promise<Outcome<Customer>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  if (await hasOpenInvoice(context, customerId)) return refuse('Error.Customer.Anonymize.HasDueInvoices');
  if (await hasRunningSubscription(context, customerId))
    return refuse('Error.Customer.Anonymize.HasRunningSubscription');
  const row = await eraseIdentity(context, locked.value);
  await eraseElsewhere(context.transaction, context.businessId, customerId);
  await eraseTold(context.transaction, context.businessId, customerId);
  await eraseLetters(context, customerId, locked.value.email);
  await recordAudit(context, {
    action: 'Customer.Anonymised',
    subjectKind: 'customer',
    subjectId: customerId,
    ...(row.reference !== locked.value.reference && { data: { isReferenceReplaced: true } }),
  });
  return accept(customerOf(row));
}

/** A draft would be issued to somebody without a name or an address, which the law does not allow. */
async function hasOpenInvoice(context: Context, customerId: number): Promise<boolean> {
  const row = await context.transaction
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'Debit')
    .where('state', 'not in', ['Paid', 'PaidRefunded', 'Void', 'Uncollectible'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasRunningSubscription(context: Context, customerId: number): Promise<boolean> {
  const row = await context.transaction
    .selectFrom('subscription')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where(({ eb, or }) => or([eb('customer_id', '=', customerId), eb('buyer_id', '=', customerId)]))
    .where('state', 'in', [...activeStates, 'DraftDelayedStart', 'DraftDelayedUpgrade'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * By its reference integrators find a customer again, so that it stays; but some use the e-mail address for it, which
 * is what is to be erased.
 */
function holdsEmail({ reference }: LockedCustomer): boolean {
  return /[^\s@]@[^\s@]/.test(reference);
}

/** Nobody is billed without a name: what is left on the balance waits for an agent. */
function eraseIdentity(context: Context, customer: LockedCustomer): Promise<LockedCustomer> {
  const { now } = context;
  const isMethodErased = customer.type_payment === 'Card' || customer.type_payment === 'DirectDebit';
  return updateCustomerRow(context, customer.id, {
    name: clearedName(customer.language),
    email: '',
    ...(holdsEmail(customer) && { reference: randomReference() }),
    metadata: '{}',
    reference_affiliation: null,
    affiliated_at: null,
    note_invoice: null,
    is_billed_automatically: false,
    next_billing_at: null,
    link_generation: customer.link_generation + 1,
    // The tick finds when the first of them is to be purged.
    ...(customer.anonymised_at === null && {
      anonymised_at: toTimestamp(now),
      purge_documents_at: toTimestamp(now),
    }),
    ...(isMethodErased && { type_payment: 'Free' as const }),
  });
}

async function eraseElsewhere(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
): Promise<void> {
  await database
    .deleteFrom('customer_address')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .execute();
  await database
    .deleteFrom('customer_note')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .execute();
  for (const table of ['grey_listing', 'dunning_pause', 'write_off'] as const)
    await database
      .updateTable(table)
      .set({ reason: null })
      .where('business_id', '=', businessId)
      .where('customer_id', '=', customerId)
      .execute();
  await eraseReceipts(database, businessId, customerId);
  await database
    .updateTable('payment_permission')
    .set({
      state: 'Removed',
      display_name: '',
      // The gateway that knows the person is asked to forget them by it; then it is erased too.
      gateway_token: sql<string>`case when exists (select from gateway_account a
        where a.business_id = payment_permission.business_id and a.gateway = payment_permission.gateway)
        then gateway_token else '' end`,
      forget_at: sql<string>`now()`,
      country: null,
      expires_at: null,
      mandate_reference: null,
      mandate_signed_at: null,
      mandate_scheme: null,
    })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .execute();
  await database
    .updateTable('subscription')
    .set({ metadata: '{}' })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .where(sql<boolean>`metadata <> '{}'`)
    .execute();
  await database
    .updateTable('event')
    .set({ data: null })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .where('data', 'is not', null)
    .execute();
}

/** What payers write along names them; that the money came, and when, stays. */
async function eraseReceipts(
  database: Kysely<Tables>,
  businessId: number,
  customerId: number,
): Promise<void> {
  await sql`
    with cleared as (
      update receipt set note = null where business_id = ${businessId} and customer_id = ${customerId} returning id)
    update bank_line set payer_name = '', reference = '', description = ''
    where business_id = ${businessId} and receipt_id in (select id from cleared)`.execute(database);
}

/** What webhooks were told is gone with all attempts at it; what still waits to be told goes after its delivery. */
async function eraseTold(database: Kysely<Tables>, businessId: number, customerId: number): Promise<void> {
  await sql`
    delete from webhook_notification n using webhook w, event e
    where n.business_id = ${businessId} and w.business_id = ${businessId} and e.business_id = ${businessId}
      and n.webhook_id = w.id and n.event_id = e.id and e.customer_id = ${customerId} and n.state <> 'Waiting'
  `.execute(database);
}

/** That there was a letter, of which kind and when, stays; what was still to be sent is not. */
async function eraseLetters(
  { transaction, businessId }: Context,
  customerId: number,
  email: string,
): Promise<void> {
  await sql`
    update message set recipient = '', subject = '', body_text = '', body_html = null, cc = '{}', bcc = '{}',
      unsubscribe_url = null, last_error = null, erased_at = now(), next_attempt_at = null,
      state = case when state = 'Queued' then 'Kept' else state end
    where business_id = ${businessId} and customer_id = ${customerId}`.execute(transaction);
  await transaction
    .deleteFrom('customer_correspondence')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .execute();
  await transaction
    .deleteFrom('bounced_address')
    .where('business_id', '=', businessId)
    .where('address', '=', email.toLowerCase())
    .execute();
}
