/**
 * Compares what a mapping says of the installation with what exists: what would be created, or every way in
 * which the two disagree. An import never changes a setup that exists. Pure.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Installation, SetupPlan } from './import-port.ts';
import type { ImportMapping } from './mapping.ts';
import { type ImportReason, importReason } from './reasons.ts';
import type { FeatureSetup } from './setup-schema.ts';
import { parseFeatureField } from './target-fields.ts';

interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export type SetupOutcome =
  | { readonly ok: true; readonly plan: SetupPlan; readonly created: readonly Bilingual[] }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] };

const subjects = {
  business: { en: 'The business', fr: 'L’entreprise' },
  segment: { en: 'The segment', fr: 'Le segment' },
  features: { en: 'The feature', fr: 'La fonctionnalité' },
  offers: { en: 'The offer', fr: 'L’offre' },
  pricingTables: { en: 'The pricing table', fr: 'La grille tarifaire' },
  discounts: { en: 'The discount', fr: 'La remise' },
} as const;

function subjectOf(kind: keyof typeof subjects, name: string): Bilingual {
  const { en, fr } = subjects[kind];
  return { en: `${en} ${name}`, fr: `${fr} ${name}` };
}

export function planSetup(mapping: ImportMapping, installed: Installation): SetupOutcome {
  const reasons = [
    ...checkBusiness(mapping, installed),
    ...checkSegment(mapping, installed),
    ...checkCatalogue(mapping, installed),
    ...checkFeatureFields(mapping, installed),
  ];
  if (reasons.length > 0) return { ok: false, reasons };
  const { catalogue } = mapping;
  const plan: SetupPlan = {
    business: installed.business === null ? (mapping.business ?? null) : null,
    segment: installed.segment === null ? mapping.segment : null,
    catalogue: {
      features: missing(catalogue.features, installed.catalogue.features),
      offers: missing(catalogue.offers, installed.catalogue.offers),
      pricingTables: missing(catalogue.pricingTables, installed.catalogue.pricingTables),
      discounts: missing(catalogue.discounts, installed.catalogue.discounts),
    },
  };
  return { ok: true, plan, created: describePlan(plan) };
}

function describePlan({ business, segment, catalogue }: SetupPlan): Bilingual[] {
  const created: Bilingual[] = [];
  if (business) created.push(subjectOf('business', business.name));
  if (segment) created.push(subjectOf('segment', segment.reference));
  for (const kind of ['features', 'offers', 'pricingTables', 'discounts'] as const) {
    created.push(...catalogue[kind].map(({ reference }) => subjectOf(kind, reference)));
  }
  return created;
}

function checkBusiness({ business }: ImportMapping, installed: Installation): ImportReason[] {
  if (installed.business) {
    if (!business) return [];
    // The clock is only where it starts: it has moved since.
    const { clock: _start, ...declared } = business;
    return differences(subjectOf('business', business.name), declared, installed.business);
  }
  const fields = business
    ? business.kind === undefined
      ? ['business.kind']
      : []
    : ['business.name', 'business.kind'];
  return incomplete(subjectOf('business', business?.name ?? '—'), fields);
}

function checkSegment({ segment }: ImportMapping, installed: Installation): ImportReason[] {
  const subject = subjectOf('segment', segment.reference);
  if (installed.segment) return differences(subject, segment, installed.segment);
  const needed = ['name', 'currency', 'language', 'timeZone', 'country', 'tax', 'seller'] as const;
  const fields = needed.filter((field) => segment[field] === undefined).map((field) => `segment.${field}`);
  return incomplete(subject, fields);
}

function checkCatalogue({ catalogue }: ImportMapping, installed: Installation): ImportReason[] {
  const kinds = ['features', 'offers', 'pricingTables', 'discounts'] as const;
  const differing = kinds.flatMap((kind) => {
    const existing = byReference<object>(installed.catalogue[kind]);
    return catalogue[kind].flatMap((declared) => {
      const found = existing.get(declared.reference);
      return found ? differences(subjectOf(kind, declared.reference), declared, found) : [];
    });
  });
  const features = referencesOf(catalogue.features, installed.catalogue.features);
  const offers = referencesOf(catalogue.offers, installed.catalogue.offers);
  const unknown = [
    ...catalogue.offers.flatMap((offer) =>
      unknownReferences(
        subjectOf('offers', offer.reference),
        offer.features.map((feature) => feature.reference),
        features,
      ),
    ),
    ...catalogue.pricingTables.flatMap((table) =>
      unknownReferences(subjectOf('pricingTables', table.reference), table.offers, offers),
    ),
  ];
  return [...differing, ...unknown];
}

/** `Features.storage.IsEnabled` wants a feature that exists and is of the type that has the property. */
function checkFeatureFields({ fields, catalogue }: ImportMapping, installed: Installation): ImportReason[] {
  const known = byReference<FeatureSetup>([...installed.catalogue.features, ...catalogue.features]);
  return Object.keys(fields).flatMap((name) => {
    const field = parseFeatureField(name);
    if (!field) return [];
    const { reference, property } = field;
    const type = known.get(reference)?.type;
    if (type === undefined) return [importReason('Error.Import.Feature.Unknown', { reference })];
    const fits = (type === 'OnOff') === (property === 'IsEnabled');
    return fits ? [] : [importReason('Error.Import.Feature.WrongType', { reference, type, property })];
  });
}

function incomplete(subject: Bilingual, fields: readonly string[]): ImportReason[] {
  if (fields.length === 0) return [];
  return [importReason('Error.Import.Setup.Incomplete', { subject, fields: fields.join(', ') })];
}

function unknownReferences(
  subject: Bilingual,
  named: readonly string[],
  known: ReadonlySet<string>,
): ImportReason[] {
  return named
    .filter((reference) => !known.has(reference))
    .map((reference) => importReason('Error.Import.Setup.Unknown', { subject, reference }));
}

interface Referenced {
  readonly reference: string;
}

function missing<T extends Referenced>(declared: readonly T[], installed: readonly Referenced[]): T[] {
  const existing = new Set(installed.map(({ reference }) => reference));
  return declared.filter(({ reference }) => !existing.has(reference));
}

function referencesOf(...lists: readonly (readonly Referenced[])[]): Set<string> {
  return new Set(lists.flat().map(({ reference }) => reference));
}

function byReference<T extends object>(list: readonly (T & Referenced)[]): Map<string, T> {
  return new Map(list.map((item) => [item.reference, item]));
}

function differences(subject: Bilingual, declared: object, installed: object): ImportReason[] {
  return findDifferences(declared, installed, '').map((difference) =>
    importReason('Error.Import.Setup.Differs', { subject, ...difference }),
  );
}

interface Difference {
  readonly field: string;
  readonly declared: string;
  readonly installed: string;
}

/** Only what is declared is compared, so that a translation added since is no difference. */
function findDifferences(declared: unknown, installed: unknown, field: string): Difference[] {
  if (declared === undefined) return [];
  if (isObject(declared) && isObject(installed) && Array.isArray(declared) === Array.isArray(installed)) {
    const isShorter =
      Array.isArray(declared) && Array.isArray(installed) && declared.length < installed.length;
    if (!isShorter) {
      return Object.entries(declared).flatMap(([key, value]) =>
        findDifferences(value, Reflect.get(installed, key), field === '' ? key : `${field}.${key}`),
      );
    }
  }
  if (isDeepStrictEqual(declared, installed)) return [];
  return [{ field, declared: shown(declared), installed: shown(installed) }];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? '—' : JSON.stringify(value);
}
