/** What tax is applied to a sale, and what the document has to say about it. */

/**
 * Standard: a rate applies (0 included). ReverseCharge: the buyer accounts for the tax (directive 2006/112/EC
 * art. 196). Export: outside the territory of the seller's tax. Exempt: the law exempts the seller or the sale.
 */
export type TaxCategory = 'Standard' | 'ReverseCharge' | 'Export' | 'Exempt';

export interface BilingualText {
  readonly en: string;
  readonly fr: string;
}

export interface TaxTreatment {
  readonly category: TaxCategory;
  readonly ratePerTenThousand: number;
  /** ISO 3166-1 alpha-2 of the territory whose tax this is; null for a sale without tax. */
  readonly country: string | null;
  /** The legal mention that the document must carry; null when the rate says it all. */
  readonly mention: BilingualText | null;
}
