/** Changes a customer, found by its number: what is left out stays. Its segment never changes. */
import type { Context } from '../accounts/context.ts';
import { checkReference } from '../accounts/reference.ts';
import type { CustomerStatus } from '../database/table-types.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type Customer, customerOf } from './customer.ts';
import { type CustomerFields, checkCustomerFields } from './customer-fields.ts';
import { enableCustomer } from './enable-customer.ts';
import { findCustomer, findCustomerById } from './find-customer.ts';
import { lockCustomer } from './lock-customer.ts';
import { suspendCustomer } from './suspend-customer.ts';
import { updateCustomerRow } from './update-customer-row.ts';
import { upsertCustomers } from './upsert-customers.ts';

export interface CustomerChange extends CustomerFields {
  readonly reference?: string | undefined;
  readonly status?: CustomerStatus | undefined;
  /** Accepted when it is the customer's own. */
  readonly segmentId?: number | undefined;
}

export async function changeCustomer(
  context: Context,
  customerId: number,
  change: CustomerChange,
): Promise<Outcome<Customer>> {
  const { status, segmentId, reference: wanted, ...fields } = change;
  const checked = checkCustomerFields(fields);
  if (!checked.ok) return checked;
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const current = customerOf(locked.value);
  if (segmentId !== undefined && segmentId !== current.segmentId)
    return refuse('Error.Customer.Segment.Fixed', 'ReferenceSegment');
  const reference = wanted ?? current.reference;
  if (reference !== current.reference) {
    const renamed = await renameCustomer(context, current, reference);
    if (!renamed.ok) return renamed;
  }
  const segment = { id: current.segmentId, language: current.language };
  await upsertCustomers(context, segment, [{ ...fields, reference }]);
  if (status !== undefined) {
    const changed = await (status === 'Enabled' ? enableCustomer : suspendCustomer)(context, customerId);
    if (!changed.ok) return changed;
  }
  const customer = await findCustomerById(context, customerId);
  if (!customer) throw new Error(`customer ${customerId} is locked and not there`);
  return accept(customer);
}

async function renameCustomer(
  context: Context,
  customer: Customer,
  reference: string,
): Promise<Outcome<unknown>> {
  const checked = checkReference(reference, 'ReferenceCustomer');
  if (!checked.ok) return checked;
  if (await findCustomer(context, customer.segmentId, reference))
    return refuse('Error.Customer.Reference.Taken', 'ReferenceCustomer');
  return accept(await updateCustomerRow(context, customer.id, { reference }));
}
