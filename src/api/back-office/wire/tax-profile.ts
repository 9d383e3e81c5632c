/** A tax profile with its rules, as the Back Office reads and writes it. */
import { z } from 'zod';
import { text } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { tracesFields } from './traces.ts';

export const taxProfileKinds = ['FixedRate', 'EuropeanVat', 'Table'] as const;

const rate = z.int().min(0).max(10_000);
const country = z.string().regex(/^[A-Z]{2}$/);
const mention = z.object({ en: text(500).min(1), fr: text(500).min(1) });

const row = z.object({
  /** What is left out fits every sale. */
  BuyerCountry: country.optional(),
  BuyerRegion: text(10).optional(),
  BuyerKind: z.enum(['Business', 'Consumer']).optional(),
  KeyCharge: text(50).optional(),
  /** Local days: the first in force, and the first no longer in force. */
  DayFrom: z.iso.date().optional(),
  DayTo: z.iso.date().optional(),
  RatePerTenThousand: rate,
  Mention: mention.optional(),
});

/** One object for the three kinds, each with the members that it needs. */
export const taxRules = z
  .object({
    Kind: z.enum(taxProfileKinds),
    /** Of `FixedRate`, where it is required. */
    RatePerTenThousand: rate.optional(),
    Mention: mention.optional(),
    /** Of `EuropeanVat`: below the threshold of distance selling, buyers abroad pay the seller's rate. */
    IsUnderDistanceThreshold: z.boolean().optional(),
    /** Of `EuropeanVat`: rates other than the standard one, by key charge and country. */
    RatesByKeyCharge: z.record(z.string().max(50), z.record(country, rate)).optional(),
    /** Of `EuropeanVat`: the seller charges no VAT, with the mention that its state's law prescribes. */
    Exemption: mention.optional(),
    /** Of `EuropeanVat`: exempted as a small business of France (CGI art. 293 B), with its legal mention. */
    IsSmallBusiness: z.boolean().optional(),
    /** Of `Table`: the first row that fits gives the rate. */
    Rows: z.array(row).max(1_000).optional(),
  })
  .meta({ id: 'TaxRules' });

export const taxProfile = z
  .object({
    Id: z.int(),
    ReferenceTaxProfile: z.string(),
    Name: z.string(),
    Rules: taxRules,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'TaxProfile' });

export const taxProfileList = listOf(taxProfile).meta({ id: 'TaxProfiles' });
