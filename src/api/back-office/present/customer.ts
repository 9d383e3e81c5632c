/** Customers as the Back Office writes them, with what `extra` asks for: a few statements whatever their number. */
import { type CustomerAddress, emptyAddress, loadAddresses } from '../../../customers/address.ts';
import type { Customer } from '../../../customers/customer.ts';
import { type Billability, findBillability } from '../../../customers/find-billability.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { type BillingFacts, loadBillingFacts } from '../../../customers/load-billing-facts.ts';
import { type HeldSubscription, loadHeldSubscriptions } from '../../../customers/load-held-subscriptions.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { segmentOf, type Work } from '../../call.ts';
import type { address, customer, customerExtras, customerSettings } from '../wire/customer.ts';
import { extrasOf, loadTraceExtras, presentSegmentOf, presentTraces, type TraceExtras } from './traces.ts';

export type CustomerExtra = (typeof customerExtras)[number];
export type WireCustomer = BodyOf<typeof customer>;

/** What a page is shown with; an empty map is of what was not asked for. */
interface LoadedExtras {
  readonly extra: readonly CustomerExtra[] | undefined;
  readonly traces: TraceExtras;
  readonly addresses: ReadonlyMap<number, CustomerAddress> | undefined;
  readonly facts: ReadonlyMap<number, BillingFacts>;
  readonly billability: ReadonlyMap<number, Billability>;
  readonly subscriptions: ReadonlyMap<number, readonly HeldSubscription[]> | undefined;
}

export async function presentCustomers(
  work: Work,
  customers: readonly Customer[],
  extra?: readonly CustomerExtra[],
): Promise<WireCustomer[]> {
  const { wants } = extrasOf<CustomerExtra>(extra);
  const ids = customers.map(({ id }) => id);
  const needsFacts = wants('SettingsPayment') || wants('CustomerBalance') || wants('CustomerBilling');
  const loaded: LoadedExtras = {
    extra,
    traces: await loadTraceExtras(
      work,
      extra,
      customers.map(({ traces }) => traces),
    ),
    addresses: wants('AddressBilling') ? await loadAddresses(work, 'Billing', ids) : undefined,
    facts: await loadBillingFacts(work, needsFacts ? ids : []),
    billability: await findBillability(work, wants('CustomerBilling') ? ids : []),
    subscriptions: wants('CustomerSubscription') ? await loadHeldSubscriptions(work, ids) : undefined,
  };
  return customers.map((one) => presentCustomer(work, one, loaded));
}

/** One by its number, or the refusal of one that is not there. */
export async function showCustomer(
  work: Work,
  customerId: number,
  extra?: readonly CustomerExtra[],
): Promise<Outcome<WireCustomer>> {
  const found = await findCustomerById(work, customerId);
  const [shown] = found ? await presentCustomers(work, [found], extra) : [];
  return shown ? accept(shown) : refuse('Error.Customer.NotFound', 'customerId');
}

function presentCustomer(work: Work, one: Customer, loaded: LoadedExtras): WireCustomer {
  return {
    Id: one.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, one.segmentId, loaded.extra),
    Status: one.status,
    StateCustomer: one.status,
    ReferenceCustomer: one.reference,
    Name: one.name,
    Email: one.email,
    Language: one.language,
    ...(one.referenceAffiliation !== null && { ReferenceAffiliation: one.referenceAffiliation }),
    ...(one.affiliatedAt !== null && { DateAffiliation: formatInstant(one.affiliatedAt) }),
    Metadata: one.metadata,
    IsGreyListed: one.isGreyListed,
    ...(one.mergedIntoId !== null && { IdCustomerMergedInto: one.mergedIntoId }),
    ...presentTraces(one.traces, loaded.traces),
    ...presentExtras(work, one, loaded),
    Links: linksOf(one.id),
  };
}

function presentExtras(work: Work, one: Customer, loaded: LoadedExtras) {
  const { wants } = extrasOf<CustomerExtra>(loaded.extra);
  const facts = loaded.facts.get(one.id);
  const { currency } = segmentOf(work, one.segmentId);
  return {
    ...(loaded.addresses && {
      AddressBilling: presentAddress(loaded.addresses.get(one.id) ?? emptyAddress),
    }),
    ...(facts && wants('SettingsPayment') && { SettingsPayment: presentSettings(work, one.id, facts) }),
    ...(facts &&
      wants('CustomerBalance') && {
        CustomerBalance: {
          CountLines: facts.dueLineCount,
          Amount: facts.balanceAmount,
          Currency: currency,
        },
      }),
    ...(facts &&
      wants('CustomerBilling') && {
        CustomerBilling: {
          IsBillable: loaded.billability.get(one.id)?.isBillable ?? false,
          IsPaymentCappingReached: loaded.billability.get(one.id)?.isCappingReached ?? false,
          CountInvoicesUnpaid: facts.unpaidInvoiceCount,
          AmountUnpaid: facts.unpaidAmount,
          Currency: currency,
          ...presentBillingDates(facts),
        },
      }),
    ...(loaded.subscriptions && {
      CustomerSubscription: (loaded.subscriptions.get(one.id) ?? []).map(presentHeld),
    }),
  };
}

export function presentHeld(one: HeldSubscription) {
  return {
    Id: one.id,
    IdCustomer: one.customerId,
    IdCustomerBuyer: one.buyerId,
    ReferenceOffer: one.offerReference,
    StateSubscription: one.state,
    ...(one.periodEndAt !== null && { DatePeriodEnd: formatInstant(one.periodEndAt) }),
  };
}

export function presentAddress(one: CustomerAddress): BodyOf<typeof address> {
  const given = <Name extends string>(name: Name, value: string | null) =>
    value === null ? {} : { [name]: value };
  return {
    ...given('Company', one.company),
    ...given('FirstName', one.firstName),
    ...given('LastName', one.lastName),
    ...given('AddressLine1', one.addressLine1),
    ...given('AddressLine2', one.addressLine2),
    ...given('ZipCode', one.zipCode),
    ...given('City', one.city),
    ...given('Country', one.country),
    ...given('Region', one.region),
    ...given('Phone', one.phone),
    ...given('TaxInformation', one.taxInformation),
  };
}

export function presentSettings(
  work: Work,
  customerId: number,
  facts: BillingFacts,
): BodyOf<typeof customerSettings> {
  return {
    Id: customerId,
    IdBusiness: work.businessId,
    ...(facts.permissionId !== null && { IdGatewayPermission: facts.permissionId }),
    ...presentBillingDates(facts),
    TypePayment: facts.typePayment,
    IsAutoBilling: facts.isBilledAutomatically,
    IsGreyListed: facts.isGreyListed,
    ...(facts.prenotificationDays !== null && { PrenotificationDays: facts.prenotificationDays }),
    ...(facts.noteInvoice !== null && { NoteInvoice: facts.noteInvoice }),
  };
}

function presentBillingDates({ nextBillingAt, lastBillingAt }: BillingFacts) {
  return {
    ...(nextBillingAt !== null && { DateNextBilling: formatInstant(nextBillingAt) }),
    ...(lastBillingAt !== null && { DateLastBilling: formatInstant(lastBillingAt) }),
  };
}

function linksOf(customerId: number) {
  const href = `/Distribution/Customers/${customerId}`;
  return [
    { rel: 'self', href },
    { rel: 'address-billing', href: `${href}/AddressBilling` },
    { rel: 'address-shipping', href: `${href}/AddressShipping` },
    { rel: 'settings-payment', href: `${href}/SettingsPayment` },
  ];
}
