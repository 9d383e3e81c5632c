/**
 * The two parties as a document prints them. A document keeps its own copy, taken at issue: a later change of
 * address or of legal form never reaches it (CGI ann. II art. 242 nonies A).
 */
export interface PostalAddress {
  readonly company: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly addressLine1: string | null;
  readonly addressLine2: string | null;
  readonly zipCode: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** ISO 3166-2. */
  readonly region: string | null;
  readonly phone: string | null;
}

/** Who sells: what French law wants on the document, plus where to pay. Empty strings are not printed. */
export interface SellerIdentity {
  readonly legalName: string;
  /** `SAS au capital de 10 000 €`. */
  readonly legalForm: string;
  readonly address: PostalAddress;
  /** Nine digits (SIREN), or the identifier of the seller's country. */
  readonly registrationNumber: string;
  /** `RCS Paris 123 456 789`. */
  readonly tradeRegister: string;
  readonly vatNumber: string;
  readonly email: string;
  readonly website: string;
  readonly iban: string;
  readonly bic: string;
  readonly bankName: string;
  readonly footerText: string;
  /** A PNG or JPEG as a `data:` URL; empty for none. */
  readonly logo: string;
  /** Yearly rate of late-payment interest, per ten thousand (C. com. L441-10). */
  readonly latePaymentRatePerTenThousand: number;
  /** Flat recovery fee in minor units: 40 € by decree (C. com. D441-5). */
  readonly recoveryFeeAmount: number;
  /** Discount for early payment, or that there is none; C. com. L441-9 wants it said. */
  readonly earlyPaymentText: string;
}

export interface BuyerIdentity {
  readonly reference: string;
  readonly name: string;
  readonly email: string;
  readonly billingAddress: PostalAddress | null;
  /** Printed only when it differs from the billing address (C. com. L441-9). */
  readonly deliveryAddress: PostalAddress | null;
  readonly vatNumber: string;
}
