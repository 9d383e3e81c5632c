/**
 * All that is held about a customer, for whoever asks to see or to take along what is known of them (GDPR art. 15
 * and 20): one statement a table, the rows as they stand.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { mayOpenSealed, type Permitted } from '../accounts/permissions.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';

/** The rows of each table that is about the customer, without what concerns only our own machinery. */
export type PersonalData = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

type Condition = (customerId: number) => RawBuilder<SqlBool>;

const ofCustomer: Condition = (id) => sql`t.customer_id = ${id}`;

const ofSubscription: Condition = (id) => sql`t.subscription_id in (
  select s.id from subscription s
  where s.business_id = t.business_id and (s.customer_id = ${id} or s.buyer_id = ${id}))`;

const ofInvoice: Condition = (id) => sql`t.invoice_id in (
  select i.id from invoice i where i.business_id = t.business_id and i.customer_id = ${id})`;

/** Which rows of which table are about a customer. A test holds it against the schema. */
const tablesAboutCustomers: Readonly<Record<string, Condition>> = {
  customer: (id) => sql`t.id = ${id}`,
  customer_address: ofCustomer,
  customer_note: ofCustomer,
  grey_listing: ofCustomer,
  dunning_measure: ofCustomer,
  dunning_pause: ofCustomer,
  write_off: ofCustomer,
  payment_permission: ofCustomer,
  subscription: (id) => sql`(t.customer_id = ${id} or t.buyer_id = ${id})`,
  subscription_feature: ofSubscription,
  subscription_discount: ofSubscription,
  subscription_period: ofSubscription,
  balance_line: ofCustomer,
  invoice: ofCustomer,
  invoice_line: ofInvoice,
  payment: ofCustomer,
  receipt: ofCustomer,
  bank_line: (id) => sql`t.receipt_id in (
    select r.id from receipt r where r.business_id = t.business_id and r.customer_id = ${id})`,
  charge: ofCustomer,
  charge_reversal: ofCustomer,
  refund: ofCustomer,
  method_registration: ofCustomer,
  event: ofCustomer,
  message: ofCustomer,
  customer_correspondence: ofCustomer,
  audit_entry: (id) => sql`t.subject_kind = 'customer' and t.subject_id = ${id}`,
};

/** Secrets and marks of ours that say nothing about a person. */
const leftOut: ReadonlySet<string> = new Set([
  'business_id',
  'gateway_token',
  'idempotency_key',
  // Whoever has them could finish the registration in the customer's place.
  'key',
  'url',
  'link_generation',
  'hash',
  'previous_hash',
  'seller_snapshot_id',
]);

/** That it was handed over is audited. What is left of an anonymised customer is sealed (docs/decisions/0034). */
export async function gatherPersonalData(
  context: Context,
  permitted: Pick<Permitted, 'role'>,
  customerId: number,
  lawfulReason: string | undefined,
): Promise<Outcome<PersonalData>> {
  const { transaction, businessId } = context;
  const found = await transaction
    .selectFrom('customer')
    .select('anonymised_at')
    .where('business_id', '=', businessId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  if (!found) return refuse('Error.Customer.NotFound', 'customerId');
  const isSealed = found.anonymised_at !== null;
  if (isSealed && lawfulReason === undefined) return refuse('Error.Customer.Sealed', 'customerId');
  if (isSealed && !mayOpenSealed(permitted)) return refuse('Error.Api.Permission.Missing');
  const data: Record<string, readonly Readonly<Record<string, unknown>>[]> = {};
  for (const [table, condition] of Object.entries(tablesAboutCustomers)) {
    const { rows } = await sql<Readonly<Record<string, unknown>>>`
      select t.* from ${sql.table(table)} t where t.business_id = ${businessId} and ${condition(customerId)}
      order by 1, 2, 3
    `.execute(transaction);
    data[table] = rows.map(withoutMachinery);
  }
  data.usage = await summariseUsage(context, customerId);
  await recordAudit(context, {
    action: 'Customer.PersonalDataGiven',
    subjectKind: 'customer',
    subjectId: customerId,
    ...(isSealed && { data: { lawfulReason } }),
  });
  return accept(data);
}

function withoutMachinery(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => value !== null && !leftOut.has(column)),
  );
}

/** By period: a customer may have millions of single events, which the export of usage holds. */
async function summariseUsage(
  { transaction, businessId }: Context,
  customerId: number,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select e.subscription_id, f.reference as feature_reference, e.period_number, count(*) as events,
      coalesce(sum(e.increment), 0)::bigint as sum_of_increments,
      min(e.stamped_at) as first_stamped_at, max(e.stamped_at) as last_stamped_at
    from subscription s
    join usage_event e on e.business_id = s.business_id and e.subscription_id = s.id
    join feature f on f.business_id = e.business_id and f.id = e.feature_id
    where s.business_id = ${businessId} and s.customer_id = ${customerId}
    group by e.subscription_id, f.reference, e.period_number
    order by e.subscription_id, f.reference, e.period_number
  `.execute(transaction);
  return rows;
}
