/** Puts the values of a line, each checked for itself, together as the row that they stand for. */

import { paymentTypes } from '../domain/billing/invoice-state.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { type TimeUnit, timeUnits } from '../domain/calendar/period.ts';
import type { FieldValue } from './field-values.ts';
import type {
  AddressFields,
  CustomerRow,
  FeatureRow,
  PaymentRow,
  SubscriptionRow,
  TerminationRow,
  TermsRow,
} from './import-row.ts';
import { importGateways, parseFeatureField, parseMetadataField } from './target-fields.ts';

/** By target field; a field that is not given is not there. */
export type RowValues = ReadonlyMap<string, FieldValue>;

export function buildCustomer(values: RowValues): CustomerRow {
  const billingAddress = buildAddress(values, 'Billing');
  const shippingAddress = buildAddress(values, 'Shipping');
  const payment = buildPayment(values);
  return {
    referenceCustomer: textOf(values, 'ReferenceCustomer') ?? '',
    ...given('name', textOf(values, 'Name')),
    ...given('email', textOf(values, 'Email')),
    ...given('language', textOf(values, 'Language')),
    ...given('referenceAffiliation', textOf(values, 'ReferenceAffiliation')),
    ...given('noteInvoice', textOf(values, 'NoteInvoice')),
    metadata: buildMetadata(values),
    ...given('billingAddress', billingAddress),
    ...given('shippingAddress', shippingAddress),
    ...given('payment', payment),
  };
}

export function buildSubscription(values: RowValues): SubscriptionRow {
  const externalReference = textOf(values, 'ReferenceSubscription') ?? null;
  const startAt = instantOf(values, 'DateStart');
  if (startAt === undefined) throw new Error('a row without DateStart has been refused before');
  return {
    key: externalReference ?? textOf(values, 'ReferenceCustomer') ?? '',
    externalReference,
    referenceOffer: textOf(values, 'ReferenceOffer') ?? '',
    startAt,
    isMigration: values.get('Migration') === true,
    ...given('title', textOf(values, 'TitleLocalized')),
    terms: buildTerms(values),
    features: buildFeatures(values),
    discounts: listOf(values, 'Discounts'),
  };
}

/** The criteria make the key: the same subscription cannot be terminated twice in a file. */
export function buildTermination(values: RowValues): TerminationRow {
  const referenceCustomer = textOf(values, 'ReferenceCustomer') ?? '';
  const externalReference = textOf(values, 'ReferenceSubscription') ?? null;
  const referenceOffer = textOf(values, 'ReferenceOffer') ?? null;
  const startAt = instantOf(values, 'DateStart') ?? null;
  return {
    key: [referenceCustomer, externalReference, referenceOffer, startAt].join('\n'),
    referenceCustomer,
    externalReference,
    referenceOffer,
    startAt,
    terminationAt: instantOf(values, 'DateTermination') ?? null,
  };
}

function buildTerms(values: RowValues): TermsRow {
  return {
    ...given('amountUpFront', numberOf(values, 'AmountUpFront')),
    ...given('amountTrial', numberOf(values, 'AmountTrial')),
    ...given('durationTrial', numberOf(values, 'DurationTrial')),
    ...given('unitTrial', unitOf(values, 'UnitTrial')),
    ...given('amountRecurrence', numberOf(values, 'AmountRecurrence')),
    ...given('durationRecurrence', numberOf(values, 'DurationRecurrence')),
    ...given('unitRecurrence', unitOf(values, 'UnitRecurrence')),
    ...given('countRecurrences', numberOf(values, 'CountRecurrences')),
    ...given('countMinRecurrences', numberOf(values, 'CountMinRecurrences')),
    ...given('amountTermination', numberOf(values, 'AmountTermination')),
  };
}

function buildFeatures(values: RowValues): FeatureRow[] {
  const features = new Map<string, FeatureRow>();
  for (const [name, value] of values) {
    const field = parseFeatureField(name);
    if (!field) continue;
    const { reference, property } = field;
    const feature = features.get(reference) ?? { referenceFeature: reference };
    features.set(reference, { ...feature, ...featureValue(property, value) });
  }
  return [...features.values()];
}

function featureValue(property: string, value: FieldValue): Omit<FeatureRow, 'referenceFeature'> {
  if (property === 'IsEnabled') return { isEnabled: value === true };
  if (typeof value !== 'number') return {};
  return property === 'QuantityCurrent' ? { quantityCurrent: value } : { quantityIncluded: value };
}

function buildMetadata(values: RowValues): Record<string, string> {
  const pairs = [...values].flatMap(([name, value]) => {
    const key = parseMetadataField(name);
    return key !== undefined && typeof value === 'string' ? [[key, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function buildAddress(values: RowValues, kind: 'Billing' | 'Shipping'): AddressFields | undefined {
  const of = (field: string) => textOf(values, `${kind}.${field}`);
  const address: AddressFields = {
    ...given('company', of('Company')),
    ...given('firstName', of('FirstName')),
    ...given('lastName', of('LastName')),
    ...given('addressLine1', of('AddressLine1')),
    ...given('addressLine2', of('AddressLine2')),
    ...given('zipCode', of('ZipCode')),
    ...given('city', of('City')),
    ...given('country', of('Country')),
    ...given('region', of('Region')),
    ...given('phone', of('Phone')),
    ...given('taxInformation', of('TaxInformation')),
  };
  return Object.keys(address).length === 0 ? undefined : address;
}

function buildPayment(values: RowValues): PaymentRow | undefined {
  const typePayment = paymentTypes.find((type) => type === values.get('TypePayment'));
  if (typePayment === undefined) return undefined;
  const isAutomatic = typePayment === 'Card' || typePayment === 'DirectDebit';
  const gateway = importGateways.find((name) => name === values.get('Gateway')) ?? null;
  return { typePayment, gateway: isAutomatic ? gateway : null };
}

/** A key only when there is a value: what is not given is not there. */
function given<Key extends string, T>(key: Key, value: T | undefined): { readonly [k in Key]?: T } {
  const pair: { [k in Key]?: T } = {};
  if (value !== undefined) pair[key] = value;
  return pair;
}

function textOf(values: RowValues, name: string): string | undefined {
  const value = values.get(name);
  return typeof value === 'string' ? value : undefined;
}

function numberOf(values: RowValues, name: string): number | undefined {
  const value = values.get(name);
  return typeof value === 'number' ? value : undefined;
}

function instantOf(values: RowValues, name: string): Instant | undefined {
  const value = numberOf(values, name);
  return value === undefined ? undefined : instant(value);
}

function unitOf(values: RowValues, name: string): TimeUnit | undefined {
  const value = values.get(name);
  return timeUnits.find((unit) => unit === value);
}

function listOf(values: RowValues, name: string): readonly string[] {
  const value = values.get(name);
  return typeof value === 'object' ? value : [];
}
