/** What the lines of a file can be mapped to, for each kind of import: the public names, their types and limits. */
import { paymentTypes } from '../domain/billing/invoice-state.ts';
import { timeUnits } from '../domain/calendar/period.ts';
import { MAX_DURATION } from './value-rules.ts';

export const importKinds = ['customers', 'subscriptions', 'terminations'] as const;
export type ImportKind = (typeof importKinds)[number];

/** The gateways on which an import can register a permission: the simulator needs no token of a provider. */
export const importGateways = ['simulator'] as const;
export type ImportGateway = (typeof importGateways)[number];

export type FieldType =
  | 'Reference'
  | 'References'
  | 'Text'
  | 'Note'
  | 'Metadata'
  | 'Email'
  | 'Language'
  | 'Country'
  | 'Region'
  | 'Currency'
  | 'Option'
  | 'Amount'
  | 'Integer'
  | 'Boolean'
  | 'Date';

export interface TargetField {
  readonly type: FieldType;
  readonly isRequired?: true;
  readonly options?: readonly string[];
  /** Integers only; amounts are never negative. */
  readonly min?: number;
  readonly max?: number;
}

type TargetFields = Readonly<Record<string, TargetField>>;

const text: TargetField = { type: 'Text' };
const amount: TargetField = { type: 'Amount' };
const unit: TargetField = { type: 'Option', options: timeUnits };
const durationFrom = (min: number): TargetField => ({ type: 'Integer', min, max: MAX_DURATION });
const quantity: TargetField = { type: 'Integer', min: 0, max: Number.MAX_SAFE_INTEGER };

const addressFields: TargetFields = {
  Company: text,
  FirstName: text,
  LastName: text,
  AddressLine1: text,
  AddressLine2: text,
  ZipCode: text,
  City: text,
  Country: { type: 'Country' },
  Region: { type: 'Region' },
  Phone: text,
  TaxInformation: text,
};

function addressOf(kind: 'Billing' | 'Shipping'): TargetFields {
  return Object.fromEntries(Object.entries(addressFields).map(([name, field]) => [`${kind}.${name}`, field]));
}

const customerFields: TargetFields = {
  ReferenceCustomer: { type: 'Reference', isRequired: true },
  Name: text,
  Email: { type: 'Email' },
  Language: { type: 'Language' },
  ReferenceAffiliation: text,
  NoteInvoice: { type: 'Note' },
  ...addressOf('Billing'),
  ...addressOf('Shipping'),
  TypePayment: { type: 'Option', options: paymentTypes },
  Gateway: { type: 'Option', options: importGateways },
};

const subscriptionFields: TargetFields = {
  ...customerFields,
  ReferenceSubscription: { type: 'Reference' },
  ReferenceOffer: { type: 'Reference', isRequired: true },
  DateStart: { type: 'Date', isRequired: true },
  Migration: { type: 'Boolean' },
  TitleLocalized: text,
  Currency: { type: 'Currency' },
  AmountUpFront: amount,
  AmountTrial: amount,
  DurationTrial: durationFrom(0),
  UnitTrial: unit,
  AmountRecurrence: amount,
  DurationRecurrence: durationFrom(1),
  UnitRecurrence: unit,
  CountRecurrences: durationFrom(1),
  CountMinRecurrences: durationFrom(0),
  AmountTermination: amount,
  Discounts: { type: 'References' },
};

const terminationFields: TargetFields = {
  ReferenceCustomer: { type: 'Reference', isRequired: true },
  ReferenceSubscription: { type: 'Reference' },
  ReferenceOffer: { type: 'Reference' },
  DateStart: { type: 'Date' },
  DateTermination: { type: 'Date' },
};

const fieldsOfKind: Readonly<Record<ImportKind, TargetFields>> = {
  customers: customerFields,
  subscriptions: subscriptionFields,
  terminations: terminationFields,
};

const featureProperties = {
  IsEnabled: { type: 'Boolean' },
  QuantityCurrent: quantity,
  QuantityIncluded: quantity,
} as const;
type FeatureProperty = keyof typeof featureProperties;

/** `Features.<reference>.IsEnabled`; a reference may hold dots. */
export function parseFeatureField(
  name: string,
): { readonly reference: string; readonly property: FeatureProperty } | undefined {
  const match = /^Features\.(.+)\.(IsEnabled|QuantityCurrent|QuantityIncluded)$/.exec(name);
  const [, reference, property] = match ?? [];
  if (reference === undefined || property === undefined || !isFeatureProperty(property)) return undefined;
  return { reference, property };
}

function isFeatureProperty(name: string): name is FeatureProperty {
  return Object.hasOwn(featureProperties, name);
}

export function parseMetadataField(name: string): string | undefined {
  return name.startsWith('Metadata.') ? name.slice('Metadata.'.length) : undefined;
}

export function findTargetField(kind: ImportKind, name: string): TargetField | undefined {
  const fields = fieldsOfKind[kind];
  if (Object.hasOwn(fields, name)) return fields[name];
  if (kind === 'terminations') return undefined;
  if (parseMetadataField(name) !== undefined) return { type: 'Metadata' };
  const feature = kind === 'subscriptions' ? parseFeatureField(name) : undefined;
  return feature && featureProperties[feature.property];
}

/** For messages and documentation; the open families as `Metadata.<name>`. */
export function targetFieldNames(kind: ImportKind): string[] {
  const names = Object.keys(fieldsOfKind[kind]);
  if (kind === 'terminations') return names;
  const families = ['Metadata.<name>'];
  if (kind === 'subscriptions') {
    families.push(...Object.keys(featureProperties).map((property) => `Features.<reference>.${property}`));
  }
  return [...names, ...families];
}

export function requiredFieldNames(kind: ImportKind): string[] {
  return Object.entries(fieldsOfKind[kind]).flatMap(([name, field]) => (field.isRequired ? [name] : []));
}
