/** Reads what exists of the customers and subscriptions that a batch of lines is about, in the form of its rows. */
import type { Context } from '../../accounts/context.ts';
import { parseMetadata } from '../../accounts/metadata.ts';
import type { Segment } from '../../accounts/segment.ts';
import { type CustomerAddress, loadAddresses } from '../../customers/address.ts';
import type { ExistingQuery, ExistingRecords } from '../import-port.ts';
import type { AddressFields, CustomerRow } from '../import-row.ts';
import { importGateways } from '../target-fields.ts';
import { findExistingSubscriptions } from './find-existing-subscriptions.ts';

export async function findExisting(
  context: Context,
  segment: Segment,
  query: ExistingQuery,
): Promise<ExistingRecords> {
  const found = await selectCustomers(context, segment.id, query.customerReferences);
  const ids = found.map(({ id }) => id);
  const customers = ids.length === 0 ? [] : await withAddresses(context, found);
  const subscriptions = query.withSubscriptions
    ? await findExistingSubscriptions(context, segment, ids, query.externalReferences)
    : [];
  return { customers, subscriptions };
}

/**
 * With the gateway of the permission by which the customer pays, in whatever state it is: an import that is run
 * again must not bring an expired card back to life. By the unique index on business, segment and reference.
 */
async function selectCustomers(context: Context, segmentId: number, references: readonly string[]) {
  return context.transaction
    .selectFrom('customer as c')
    .leftJoinLateral(
      ({ selectFrom }) =>
        selectFrom('payment_permission as p')
          .select('p.gateway')
          .whereRef('p.business_id', '=', 'c.business_id')
          .whereRef('p.customer_id', '=', 'c.id')
          .whereRef('p.type_payment', '=', 'c.type_payment')
          .where('p.state', '<>', 'Removed')
          .orderBy('p.id', 'desc')
          .limit(1)
          .as('permission'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'c.reference', 'c.name', 'c.email', 'c.language', 'c.reference_affiliation'])
    .select(['c.note_invoice', 'c.metadata', 'c.type_payment', 'permission.gateway'])
    .where('c.business_id', '=', context.businessId)
    .where('c.segment_id', '=', segmentId)
    .where('c.reference', '=', ({ fn, val }) => fn<string>('any', [val(references)]))
    .execute();
}

type FoundCustomer = Awaited<ReturnType<typeof selectCustomers>>[number];

async function withAddresses(context: Context, found: readonly FoundCustomer[]): Promise<CustomerRow[]> {
  const ids = found.map(({ id }) => id);
  const billing = await loadAddresses(context, 'Billing', ids);
  const shipping = await loadAddresses(context, 'Shipping', ids);
  return found.map((row) => ({
    referenceCustomer: row.reference,
    ...(row.name !== '' && { name: row.name }),
    ...(row.email !== '' && { email: row.email }),
    language: row.language,
    ...(row.reference_affiliation !== null && { referenceAffiliation: row.reference_affiliation }),
    ...(row.note_invoice !== null && { noteInvoice: row.note_invoice }),
    metadata: parseMetadata(row.metadata),
    billingAddress: givenFields(billing.get(row.id)),
    shippingAddress: givenFields(shipping.get(row.id)),
    payment: {
      typePayment: row.type_payment,
      gateway: importGateways.find((gateway) => gateway === row.gateway) ?? null,
    },
  }));
}

function givenFields(address: CustomerAddress | undefined): AddressFields {
  if (!address) return {};
  const { isVatNumberValid: _computed, ...fields } = address;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
