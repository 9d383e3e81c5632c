/** Creates a customer; refused when another of its segment has the reference. */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type CustomerInput, createOrUpdateCustomer } from './create-or-update-customer.ts';
import type { Customer } from './customer.ts';

export async function createCustomer(
  context: Context,
  segment: Pick<Segment, 'id' | 'language'>,
  input: CustomerInput,
): Promise<Outcome<Customer>> {
  const written = await createOrUpdateCustomer(context, segment, input);
  if (!written.ok) return written;
  return written.value.isNew
    ? accept(written.value.customer)
    : refuse('Error.Customer.Reference.Taken', 'ReferenceCustomer');
}
