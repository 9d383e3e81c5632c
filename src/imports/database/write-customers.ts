/** Creates and changes the customers of a batch: identity, addresses, how they pay. Rows that change nothing write nothing. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { fieldChecks } from '../../accounts/field-checks.ts';
import { type Metadata, parseMetadata } from '../../accounts/metadata.ts';
import { checkReference } from '../../accounts/reference.ts';
import { checkAddressFields } from '../../customers/address-fields.ts';
import { checkCustomerFields } from '../../customers/customer-fields.ts';
import {
  type PermissionRow,
  registerPaymentPermissions,
} from '../../customers/register-payment-permissions.ts';
import { upsertAddresses } from '../../customers/upsert-addresses.ts';
import { type UpsertedCustomers, upsertCustomers } from '../../customers/upsert-customers.ts';
import { type PaymentSettingsRow, upsertPaymentSettings } from '../../customers/upsert-payment-settings.ts';
import type { RowRefusal } from '../import-port.ts';
import type { CustomerRow } from '../import-row.ts';
import type { BatchContext } from './batch-context.ts';
import type { PlannedCustomer, PlannedSubscription } from './planned-rows.ts';

export type WrittenCustomers =
  | { readonly ok: true; readonly ids: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly refused: readonly RowRefusal[] };

interface CustomerToWrite extends CustomerRow {
  readonly line: number;
  /** Another method of payment than the customer has. */
  readonly isPaymentNew: boolean;
}

/**
 * Those to keep are written like the others, which finds them unchanged: one that an earlier, refused line should
 * have brought is created so.
 */
export async function writeCustomers(
  { context, segment }: BatchContext,
  planned: readonly (PlannedCustomer | PlannedSubscription)[],
): Promise<WrittenCustomers> {
  const customers = onePerReference(planned);
  if (customers.length === 0) return { ok: true, ids: new Map() };
  const metadata = await mergeMetadata(context, segment.id, customers);
  const rows = customers.map((customer) => ({
    reference: customer.referenceCustomer,
    name: customer.name,
    email: customer.email,
    language: customer.language,
    referenceAffiliation: customer.referenceAffiliation,
    metadata: metadata.get(customer.referenceCustomer),
  }));
  const refused = customers.flatMap((customer, index) => checkCustomer(customer, rows[index] ?? {}));
  if (refused.length > 0) return { ok: false, refused };
  const upserted = await upsertCustomers(context, segment, rows);
  const written = customers.map((customer) => withId(customer, upserted));
  await writeAddresses(context, written);
  await writePayment(context, written);
  return { ok: true, ids: new Map(written.map(({ referenceCustomer, id }) => [referenceCustomer, id])) };
}

/** Lines of the same customer give the same data: the engine has refused others. */
function onePerReference(planned: readonly (PlannedCustomer | PlannedSubscription)[]): CustomerToWrite[] {
  const customers = new Map<string, CustomerToWrite>();
  for (const { row, changes } of planned) {
    const { customer, line } = row;
    if (customers.has(customer.referenceCustomer)) continue;
    const isPaymentNew = changes.some(({ field }) => field === 'TypePayment' || field === 'Gateway');
    customers.set(customer.referenceCustomer, { ...customer, line, isPaymentNew });
  }
  return [...customers.values()];
}

/** The pairs of a line beside those that the customer has. Locked in the order in which `upsertCustomers` locks. */
async function mergeMetadata(
  context: Context,
  segmentId: number,
  customers: readonly CustomerToWrite[],
): Promise<ReadonlyMap<string, Metadata>> {
  const withPairs = customers.filter(({ metadata }) => Object.keys(metadata).length > 0);
  if (withPairs.length === 0) return new Map();
  const rows = await context.transaction
    .selectFrom('customer')
    .select(['reference', 'metadata'])
    .where('business_id', '=', context.businessId)
    .where('segment_id', '=', segmentId)
    .where('reference', '=', ({ fn, val }) =>
      fn<string>('any', [val(withPairs.map(({ referenceCustomer }) => referenceCustomer))]),
    )
    .orderBy(sql`reference collate "C"`)
    .forUpdate()
    .execute();
  const current = new Map(rows.map((row) => [row.reference, parseMetadata(row.metadata)]));
  return new Map(
    withPairs.map(({ referenceCustomer, metadata }) => [
      referenceCustomer,
      { ...current.get(referenceCustomer), ...metadata },
    ]),
  );
}

/** What the engine does not check of a cell alone, by the rules of the customers themselves. */
function checkCustomer(
  customer: CustomerToWrite,
  fields: Parameters<typeof checkCustomerFields>[0],
): RowRefusal[] {
  const checks = fieldChecks();
  checks.include(checkReference(customer.referenceCustomer, 'ReferenceCustomer'));
  checks.include(checkCustomerFields(fields));
  checks.include(checkAddressFields(customer.billingAddress ?? {}));
  checks.include(checkAddressFields(customer.shippingAddress ?? {}));
  const outcome = checks.conclude(null);
  return outcome.ok ? [] : outcome.refusals.map((refusal) => ({ line: customer.line, refusal }));
}

type WrittenCustomer = CustomerToWrite & { readonly id: number };

function withId(customer: CustomerToWrite, { byReference }: UpsertedCustomers): WrittenCustomer {
  const found = byReference.get(customer.referenceCustomer);
  if (!found) throw new Error(`the customer of line ${customer.line} was written and is not there`);
  const isPaymentNew = customer.isPaymentNew || found.change === 'created';
  return { ...customer, id: found.id, isPaymentNew };
}

async function writeAddresses(context: Context, customers: readonly WrittenCustomer[]): Promise<void> {
  for (const kind of ['Billing', 'Shipping'] as const) {
    const rows = customers.flatMap((customer) => {
      const fields = kind === 'Billing' ? customer.billingAddress : customer.shippingAddress;
      return fields ? [{ customerId: customer.id, fields }] : [];
    });
    if (rows.length > 0) await upsertAddresses(context, kind, rows);
  }
}

async function writePayment(context: Context, customers: readonly WrittenCustomer[]): Promise<void> {
  const permissions: PermissionRow[] = [];
  const settings: PaymentSettingsRow[] = [];
  for (const { id, payment, noteInvoice, isPaymentNew } of customers) {
    const typePayment = payment?.typePayment;
    const isAutomatic = typePayment === 'Card' || typePayment === 'DirectDebit';
    if (isAutomatic && isPaymentNew) permissions.push(simulatedPermission(id, typePayment));
    if (noteInvoice !== undefined || (typePayment !== undefined && !isAutomatic))
      settings.push({ customerId: id, typePayment: isAutomatic ? undefined : typePayment, noteInvoice });
  }
  await upsertPaymentSettings(context, settings);
  if (permissions.length > 0) await registerPaymentPermissions(context, permissions);
}

/** What a real gateway would have given; the same for a customer each time, so that none is added twice. */
function simulatedPermission(customerId: number, typePayment: 'Card' | 'DirectDebit'): PermissionRow {
  const lastDigits = String(customerId).padStart(4, '0').slice(-4);
  return {
    customerId,
    gateway: 'simulator',
    typePayment,
    gatewayToken: `${typePayment === 'Card' ? 'card' : 'mandate'}-${customerId}`,
    displayName: `**** ${lastDigits}`,
  };
}
