/** Documents of a made-up seller, for the tests and the measurements of this folder. */
import type { BuyerIdentity, PostalAddress, SellerIdentity } from '../domain/billing/parties.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import type { TaxTreatment } from '../domain/tax/treatment.ts';
import type { PrintedDocument, PrintedLine } from './printed-document.ts';

const noAddress: PostalAddress = {
  company: null,
  firstName: null,
  lastName: null,
  addressLine1: null,
  addressLine2: null,
  zipCode: null,
  city: null,
  country: null,
  region: null,
  phone: null,
};

/** An instant given as the reader of a test knows it. */
export function at(text: string): Instant {
  return instant(Date.parse(text));
}

export function sampleAddress(given: Partial<PostalAddress>): PostalAddress {
  return { ...noAddress, ...given };
}

export const sampleSeller: SellerIdentity = {
  legalName: 'Atelier Numérique des Marais',
  legalForm: 'SAS au capital de 10\u00a0000\u00a0€',
  address: sampleAddress({
    addressLine1: '12, rue des Trois-Moulins',
    zipCode: '49000',
    city: 'Angers',
    country: 'FR',
  }),
  registrationNumber: '123456789',
  tradeRegister: 'RCS Angers 123\u00a0456\u00a0789',
  vatNumber: 'FR32123456789',
  email: 'compta@example.com',
  website: 'www.example.com',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPPXXX',
  bankName: 'Crédit des Provinces',
  footerText:
    'Atelier Numérique des Marais, SAS au capital de 10\u00a0000\u00a0€, 12, rue des Trois-Moulins, 49000 Angers. RCS Angers 123\u00a0456\u00a0789. TVA FR32123456789.',
  logo: '',
  latePaymentRatePerTenThousand: 1215,
  recoveryFeeAmount: 4000,
  earlyPaymentText: '',
};

export const sampleBuyer: BuyerIdentity = {
  reference: 'CL-004217',
  name: 'Hélène Lefèvre',
  email: 'helene@example.org',
  billingAddress: sampleAddress({
    company: 'Boulangerie Lefèvre & Fils',
    firstName: 'Hélène',
    lastName: 'Lefèvre',
    addressLine1: '3, place de l’Église',
    zipCode: '35000',
    city: 'Rennes',
    country: 'FR',
  }),
  deliveryAddress: null,
  vatNumber: 'FR83404833048',
};

export const frenchRate: TaxTreatment = {
  category: 'Standard',
  ratePerTenThousand: 2000,
  country: 'FR',
  mention: null,
};

export const reverseCharge: TaxTreatment = {
  category: 'ReverseCharge',
  ratePerTenThousand: 0,
  country: null,
  mention: {
    en: 'Reverse charge: VAT to be accounted for by the recipient (directive 2006/112/EC, art. 196).',
    fr: 'Autoliquidation\u00a0: TVA due par le preneur (directive 2006/112/CE, art. 196).',
  },
};

const march = { startAt: at('2026-02-28T23:00:00Z'), endAt: at('2026-03-31T22:00:00Z') };

export function sampleLine(given: Partial<PrintedLine>): PrintedLine {
  return {
    label: 'Abonnement Essentiel, mensuel',
    period: march,
    movedAt: null,
    quantity: 1,
    amountSubtotal: 4900,
    ratePerTenThousand: 2000,
    amountTax: 980,
    ...given,
  };
}

const sampleLines: readonly PrintedLine[] = [
  sampleLine({ label: 'Abonnement Équipe, mensuel', amountSubtotal: 14_900, amountTax: 2980 }),
  sampleLine({
    label: 'Utilisateurs supplémentaires',
    quantity: 12,
    amountSubtotal: 10_800,
    amountTax: 2160,
  }),
  sampleLine({
    label: 'E-mails envoyés au-delà du volume compris dans l’abonnement',
    quantity: 48_350,
    amountSubtotal: 3868,
    amountTax: 774,
  }),
  sampleLine({
    label: 'Formation à la prise en main, une demi-journée',
    period: null,
    movedAt: at('2026-03-12T09:00:00Z'),
    quantity: null,
    amountSubtotal: 35_000,
    amountTax: 7000,
  }),
  sampleLine({ label: 'Remise fidélité 10\u00a0%', quantity: null, amountSubtotal: -1490, amountTax: -298 }),
];

/** An invoice to a French business, by transfer. */
export function sampleInvoice(given: Partial<PrintedDocument> = {}): PrintedDocument {
  const lines = given.lines ?? sampleLines;
  const amountSubtotal = lines.reduce((total, line) => total + line.amountSubtotal, 0);
  const amountTax = lines.reduce((total, line) => total + line.amountTax, 0);
  return {
    kind: 'Debit',
    fullNumber: 'F-2026-000123',
    language: 'fr',
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    issuedAt: at('2026-04-01T06:00:00Z'),
    paymentLimitAt: at('2026-05-01T06:00:00Z'),
    paidAt: null,
    seller: sampleSeller,
    buyer: sampleBuyer,
    correctedInvoice: null,
    reason: null,
    lines,
    taxes: [{ treatment: frenchRate, baseAmount: amountSubtotal, taxAmount: amountTax }],
    amountSubtotal,
    amountTax,
    amountTotal: amountSubtotal + amountTax,
    amountPaid: 0,
    amountCredited: 0,
    typePayment: 'ExternalBank',
    note: null,
    isPricesIncludeTax: false,
    ...given,
  };
}

/** `count` lines, among them labels of several lines of text. */
export function sampleManyLines(count: number): PrintedLine[] {
  return Array.from({ length: count }, (_, index) =>
    sampleLine({
      label:
        index % 7 === 3
          ? `Site ${index + 1}, abonnement Équipe avec assistance téléphonique, hébergement et sauvegarde quotidienne`
          : `Site ${index + 1}, abonnement Équipe`,
      quantity: 1 + (index % 9),
      amountSubtotal: 1900 * (1 + (index % 9)),
      amountTax: 380 * (1 + (index % 9)),
    }),
  );
}

/** To a Polish business, in English, charged on its card. */
export function sampleReverseChargeInvoice(): PrintedDocument {
  const lines = [
    sampleLine({
      label: 'Team plan, monthly',
      amountSubtotal: 14_900,
      amountTax: 0,
      ratePerTenThousand: 0,
    }),
    sampleLine({
      label: 'Additional seats',
      quantity: 7,
      amountSubtotal: 6300,
      amountTax: 0,
      ratePerTenThousand: 0,
    }),
  ];
  return sampleInvoice({
    language: 'en',
    lines,
    taxes: [{ treatment: reverseCharge, baseAmount: 21_200, taxAmount: 0 }],
    typePayment: 'Card',
    buyer: {
      ...sampleBuyer,
      vatNumber: 'PL5260250274',
      billingAddress: sampleAddress({
        company: 'Żółta Łódź Sp. z o.o.',
        firstName: 'Agnieszka',
        lastName: 'Świątek',
        addressLine1: 'ul. Świętokrzyska 14',
        zipCode: '00-050',
        city: 'Warszawa',
        country: 'PL',
      }),
    },
  });
}

/** A partial credit note on the invoice of the same customer. */
export function sampleCreditNote(): PrintedDocument {
  return sampleInvoice({
    kind: 'Credit',
    fullNumber: 'A-2026-000045',
    correctedInvoice: { fullNumber: 'F-2026-000123', issuedAt: at('2026-04-01T06:00:00Z') },
    issuedAt: at('2026-04-14T08:00:00Z'),
    reason: 'Formation reportée à la demande du client, facturée par erreur.',
    lines: [
      sampleLine({
        label: 'Formation à la prise en main, une demi-journée',
        period: null,
        movedAt: at('2026-03-12T09:00:00Z'),
        quantity: null,
        amountSubtotal: -35_000,
        amountTax: -7000,
      }),
    ],
  });
}
