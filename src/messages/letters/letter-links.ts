/** Where the links of letters lead to; made by whoever knows the hosted pages. */
export interface LinkHolder {
  readonly businessId: number;
  readonly customerId: number;
  readonly segmentId: number;
  /** Links of earlier generations are revoked. */
  readonly linkGeneration: number;
  /** The page of the business where its customers are at home; null for the hosted portal. */
  readonly inSiteUrl: string | null;
}

export interface LetterLinks {
  portal(holder: LinkHolder): string;
  document(holder: LinkHolder, invoiceId: number): string;
  unsubscribe(holder: LinkHolder): string;
}
