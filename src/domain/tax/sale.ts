/** What the tax of a sale depends on: who sells, who buys, where, what and when (domain.md §7). */
export interface Sale {
  /** ISO 3166-1 alpha-2. */
  readonly sellerCountry: string;
  /** Null when unknown: taken as the seller's. */
  readonly buyerCountry: string | null;
  /** ISO 3166-2. */
  readonly buyerRegion: string | null;
  readonly isBuyerVatNumberValid: boolean;
  /**
   * The buyer declares itself a business, a company name on its address for instance. It counts only where there
   * is no VAT number to check, outside the Union, and never replaces one inside.
   */
  readonly isBuyerBusiness?: boolean;
  readonly keyCharge: string | null;
  /** Local date of the tax point, `YYYY-MM-DD`. */
  readonly on: string;
}
