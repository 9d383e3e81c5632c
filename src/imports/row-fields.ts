/** Rows laid flat as target fields, so that what a line gives is compared with what exists, field by field. */
import type { ExistingFeature, FieldChange } from './import-port.ts';
import type { AddressFields, CustomerRow, FeatureRow, TermsRow } from './import-row.ts';

type Flat = ReadonlyMap<string, string | number | boolean>;
type Given = Readonly<Record<string, string | number | boolean | undefined>>;

/** Only what the line gives can differ. */
export function findCustomerChanges(given: CustomerRow, existing: CustomerRow): FieldChange[] {
  return findChanges(flattenCustomer(given), flattenCustomer(existing));
}

interface Subscribed {
  readonly title?: string;
  readonly terms: TermsRow;
  readonly features: readonly FeatureRow[];
}

/** A counter of consumption moves with usage: what a line says of it is its start, not a change. */
export function findSubscriptionChanges(
  given: Subscribed,
  existing: Omit<Subscribed, 'features'> & { readonly features: readonly ExistingFeature[] },
): FieldChange[] {
  const isConsumption = new Set(
    existing.features.flatMap(({ type, referenceFeature }) =>
      type === 'Consumption' ? [referenceFeature] : [],
    ),
  );
  const features = given.features.map((feature) => {
    if (!isConsumption.has(feature.referenceFeature)) return feature;
    const { quantityCurrent: _start, ...rest } = feature;
    return rest;
  });
  return findChanges(flattenSubscription({ ...given, features }), flattenSubscription(existing));
}

function findChanges(given: Flat, existing: Flat): FieldChange[] {
  return [...given].flatMap(([field, to]) => {
    const from = existing.get(field) ?? valueWhenAbsent(field);
    return from === to ? [] : [{ field, from, to }];
  });
}

/** A feature that a subscription lacks is one that is off, and has used nothing. */
function valueWhenAbsent(field: string): false | 0 | null {
  if (!field.startsWith('Features.')) return null;
  if (field.endsWith('.IsEnabled')) return false;
  return field.endsWith('.QuantityCurrent') ? 0 : null;
}

function flattenCustomer(customer: CustomerRow): Flat {
  const { metadata, billingAddress, shippingAddress, payment, referenceCustomer: _key, ...plain } = customer;
  return flatten([
    ['', plain],
    ['Metadata.', metadata, 'asWritten'],
    ['Billing.', addressOf(billingAddress)],
    ['Shipping.', addressOf(shippingAddress)],
    ['', { typePayment: payment?.typePayment, gateway: payment?.gateway ?? undefined }],
  ]);
}

function addressOf(address: AddressFields = {}): Given {
  return { ...address };
}

function flattenSubscription({ title, terms, features }: Subscribed): Flat {
  const parts: FlatPart[] = features.map(
    ({ referenceFeature, isEnabled, quantityCurrent, quantityIncluded }) => [
      `Features.${referenceFeature}.`,
      { isEnabled, quantityCurrent, quantityIncluded },
    ],
  );
  return flatten([['', { titleLocalized: title }], ['', { ...terms }], ...parts]);
}

type FlatPart = readonly [prefix: string, fields: Given, casing?: 'asWritten'];

/** The names of rows are those of the target fields, but for the case of their first letter. */
function flatten(parts: readonly FlatPart[]): Flat {
  const flat = new Map<string, string | number | boolean>();
  for (const [prefix, fields, casing] of parts) {
    for (const [name, value] of Object.entries(fields)) {
      if (value === undefined) continue;
      const shown = casing === 'asWritten' ? name : name.charAt(0).toUpperCase() + name.slice(1);
      flat.set(prefix + shown, value);
    }
  }
  return flat;
}
