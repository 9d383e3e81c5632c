/** Creates a customer of a segment, or updates the one that has the reference: only the given fields change. */
import type { Context } from '../accounts/context.ts';
import { checkReference, randomReference } from '../accounts/reference.ts';
import type { Segment } from '../accounts/segment.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import type { Customer } from './customer.ts';
import { type CustomerFields, checkCustomerFields } from './customer-fields.ts';
import { findCustomer } from './find-customer.ts';
import { upsertCustomers } from './upsert-customers.ts';

export interface CustomerInput extends CustomerFields {
  /** A random one when left out. */
  readonly reference?: string | undefined;
}

export interface WrittenCustomer {
  readonly customer: Customer;
  readonly isNew: boolean;
}

export async function createOrUpdateCustomer(
  context: Context,
  segment: Pick<Segment, 'id' | 'language'>,
  input: CustomerInput,
): Promise<Outcome<WrittenCustomer>> {
  const reference = input.reference ?? randomReference();
  const checkedReference = checkReference(reference, 'ReferenceCustomer');
  if (!checkedReference.ok) return checkedReference;
  const fields = checkCustomerFields(input);
  if (!fields.ok) return fields;
  const upserted = await upsertCustomers(context, segment, [{ ...input, reference }]);
  const customer = await findCustomer(context, segment.id, reference);
  if (!customer) throw new Error(`the customer ${reference} was written and is not there`);
  return accept({ customer, isNew: upserted.created === 1 });
}
