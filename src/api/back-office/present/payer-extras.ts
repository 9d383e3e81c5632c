/** Whom a line, an invoice, a payment or a subscription is about, with what `extra` asks for of the customer. */
import { findCustomersById } from '../../../customers/find-customers-by-id.ts';
import type { Work } from '../../call.ts';
import { type CustomerExtra, presentCustomers, type WireCustomer } from './customer.ts';
import { extrasOf } from './traces.ts';

/** Words of `extra` that ask for a part of the customer, by the customer's own word for it. */
const parts: Readonly<Record<string, CustomerExtra>> = {
  CustomerAddressBilling: 'AddressBilling',
  CustomerBilling: 'CustomerBilling',
  CustomerSettingsPayment: 'SettingsPayment',
};

/** By id; empty when nothing of the customer is asked for. */
export async function loadCustomerExtras(
  work: Work,
  extra: readonly string[] | undefined,
  customerIds: readonly number[],
): Promise<ReadonlyMap<number, WireCustomer>> {
  const { wants } = extrasOf<string>(extra);
  const wanted = Object.entries(parts).flatMap(([word, part]) => (wants(word) ? [part] : []));
  if (!wants('Customer') && wanted.length === 0) return new Map();
  return loadCustomers(work, customerIds, wanted);
}

export async function loadCustomers(
  work: Work,
  customerIds: readonly number[],
  parts: readonly CustomerExtra[],
): Promise<ReadonlyMap<number, WireCustomer>> {
  const customers = await findCustomersById(work, customerIds);
  const shown = await presentCustomers(work, customers, parts);
  return new Map(shown.map((one) => [one.Id, one]));
}
