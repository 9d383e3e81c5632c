/**
 * How a business taxes what it sells: one profile per segment, kept as JSON and parsed by this schema when it is
 * read. Either one rate for all, or European VAT by its rules, or a table of rates for any other tax.
 */
import { z } from 'zod';

const rate = z.int().min(0).max(10_000);
const country = z.string().regex(/^[A-Z]{2}$/);
const bilingualText = z.object({ en: z.string().min(1), fr: z.string().min(1) });

const fixedRate = z.object({
  kind: z.literal('FixedRate'),
  ratePerTenThousand: rate,
  mention: bilingualText.nullable(),
});

const europeanVat = z.object({
  kind: z.literal('EuropeanVat'),
  /** Below 10 000 € a year of sales to consumers of other member states (directive 2006/112/EC art. 59c). */
  isUnderDistanceThreshold: z.boolean(),
  /** Rates other than the standard one: key charge → country → rate. */
  ratesByKeyCharge: z.record(z.string(), z.record(z.string(), rate)).optional(),
  /** The seller charges no VAT of its own state, with this mention (CGI art. 293 B). */
  exemption: z.object({ mention: bilingualText }).optional(),
});

/** A null criterion fits every sale. */
const tableRow = z.object({
  buyerCountry: country.nullable(),
  /** ISO 3166-2. */
  buyerRegion: z.string().nullable(),
  buyerKind: z.enum(['Business', 'Consumer']).nullable(),
  keyCharge: z.string().nullable(),
  /** First local day in force. */
  from: z.iso.date().nullable(),
  /** The local day on which the row is no longer in force: excluded, as the end of every period. */
  to: z.iso.date().nullable(),
  ratePerTenThousand: rate,
  mention: bilingualText.nullable(),
});

const table = z.object({ kind: z.literal('Table'), rows: z.array(tableRow) });

export const taxProfileSchema = z.discriminatedUnion('kind', [fixedRate, europeanVat, table]);
export type TaxProfile = z.infer<typeof taxProfileSchema>;
export type EuropeanVatProfile = z.infer<typeof europeanVat>;
export type TaxTableRow = z.infer<typeof tableRow>;
