/** A tax profile as the Back Office writes it, and its rules as they are read. */
import type { z } from 'zod';
import type { StoredTaxProfile } from '../../../accounts/find-tax-profiles.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { smallBusinessExemption } from '../../../domain/tax/legal-mentions.ts';
import type { EuropeanVatProfile, TaxProfile, TaxTableRow } from '../../../domain/tax/profile.ts';
import type { BodyOf } from '../../../http/operation.ts';
import type { taxProfile, taxRules } from '../wire/tax-profile.ts';
import { presentTraces, type TraceExtras } from './traces.ts';

type RulesBody = BodyOf<typeof taxRules>;
type RulesInput = z.output<typeof taxRules>;

export function presentTaxProfile(one: StoredTaxProfile, extras: TraceExtras): BodyOf<typeof taxProfile> {
  return {
    Id: one.id,
    ReferenceTaxProfile: one.reference,
    Name: one.name,
    Rules: presentRules(one.rules),
    ...presentTraces(one.traces, extras),
    Links: [{ rel: 'self', href: `/Organization/TaxProfiles/${one.id}` }],
  };
}

function presentRules(rules: TaxProfile): RulesBody {
  switch (rules.kind) {
    case 'FixedRate':
      return {
        Kind: rules.kind,
        RatePerTenThousand: rules.ratePerTenThousand,
        ...(rules.mention && { Mention: rules.mention }),
      };
    case 'EuropeanVat':
      return presentEuropeanVat(rules);
    case 'Table':
      return { Kind: rules.kind, Rows: rules.rows.map(presentRow) };
  }
}

function presentEuropeanVat(rules: EuropeanVatProfile): RulesBody {
  const { isUnderDistanceThreshold, ratesByKeyCharge, exemption } = rules;
  const isSmallBusiness = exemption?.mention.fr === smallBusinessExemption.fr;
  return {
    Kind: rules.kind,
    IsUnderDistanceThreshold: isUnderDistanceThreshold,
    ...(ratesByKeyCharge && { RatesByKeyCharge: ratesByKeyCharge }),
    ...(exemption && { Exemption: exemption.mention, IsSmallBusiness: isSmallBusiness }),
  };
}

function presentRow(row: TaxTableRow) {
  return {
    ...(row.buyerCountry !== null && { BuyerCountry: row.buyerCountry }),
    ...(row.buyerRegion !== null && { BuyerRegion: row.buyerRegion }),
    ...(row.buyerKind !== null && { BuyerKind: row.buyerKind }),
    ...(row.keyCharge !== null && { KeyCharge: row.keyCharge }),
    ...(row.from !== null && { DayFrom: row.from }),
    ...(row.to !== null && { DayTo: row.to }),
    RatePerTenThousand: row.ratePerTenThousand,
    ...(row.mention && { Mention: row.mention }),
  };
}

/** Members of another kind than the one named are refused: they would be lost in silence. */
export function readTaxRules(input: RulesInput): Outcome<TaxProfile> {
  const { Kind: kind } = input;
  const allowed: readonly string[] = membersOf[kind];
  const stranger = Object.entries(input).find(
    ([name, value]) => value !== undefined && name !== 'Kind' && !allowed.includes(name),
  );
  if (stranger) {
    const field = `Rules.${stranger[0]}`;
    return refuse('Error.Input.Invalid', field, { field, reason: `Kind = ${kind}` });
  }
  if (kind === 'EuropeanVat') return accept(readEuropeanVat(input));
  if (kind === 'Table') return accept({ kind, rows: (input.Rows ?? []).map(readRow) });
  const { RatePerTenThousand: ratePerTenThousand, Mention: mention = null } = input;
  if (ratePerTenThousand === undefined) {
    const field = 'Rules.RatePerTenThousand';
    return refuse('Error.Input.Missing', field, { field });
  }
  return accept({ kind, ratePerTenThousand, mention });
}

const membersOf = {
  FixedRate: ['RatePerTenThousand', 'Mention'],
  EuropeanVat: ['IsUnderDistanceThreshold', 'RatesByKeyCharge', 'Exemption', 'IsSmallBusiness'],
  Table: ['Rows'],
} as const;

function readEuropeanVat(input: RulesInput): EuropeanVatProfile {
  const mention = input.Exemption ?? (input.IsSmallBusiness === true ? smallBusinessExemption : undefined);
  return {
    kind: 'EuropeanVat',
    isUnderDistanceThreshold: input.IsUnderDistanceThreshold ?? false,
    ...(input.RatesByKeyCharge && { ratesByKeyCharge: input.RatesByKeyCharge }),
    ...(mention && { exemption: { mention } }),
  };
}

function readRow(row: NonNullable<RulesInput['Rows']>[number]): TaxTableRow {
  return {
    buyerCountry: row.BuyerCountry ?? null,
    buyerRegion: row.BuyerRegion ?? null,
    buyerKind: row.BuyerKind ?? null,
    keyCharge: row.KeyCharge ?? null,
    from: row.DayFrom ?? null,
    to: row.DayTo ?? null,
    ratePerTenThousand: row.RatePerTenThousand,
    mention: row.Mention ?? null,
  };
}
