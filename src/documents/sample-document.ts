/** An invoice or a credit note of a made-up customer, to look at the settings of a segment before they are kept. */
import type { SellerIdentity } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/period.ts';
import type { PrintedDocument } from './printed-document.ts';
import { printedLanguage } from './printed-values.ts';

export interface SampleSetting {
  readonly kind: 'Debit' | 'Credit';
  readonly seller: SellerIdentity;
  readonly fullNumber: string;
  /** Of the invoice that a credit note corrects. */
  readonly correctedNumber: string;
  readonly language: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly country: string;
  readonly paymentTermDays: number;
  readonly isPricesIncludeTax: boolean;
}

const words = {
  fr: {
    label: 'Abonnement, exemple',
    buyer: 'Client d’exemple',
    note: 'Exemple, sans valeur comptable.',
    reason: 'Résiliation, exemple',
  },
  en: {
    label: 'Subscription, sample',
    buyer: 'Sample customer',
    note: 'Sample, of no accounting value.',
    reason: 'Termination, sample',
  },
} as const;

const NET = 10_000;
const TAX = 2_000;
const RATE = 2_000;

/** By transfer, so that the bank details are seen. */
export function sampleDocument(setting: SampleSetting, now: Instant): PrintedDocument {
  const { paymentTermDays, country, correctedNumber, ...kept } = setting;
  const isCredit = setting.kind === 'Credit';
  const said = words[printedLanguage(setting.language)];
  return {
    ...kept,
    issuedAt: now,
    paymentLimitAt: isCredit ? null : addDays(now, paymentTermDays, setting.timeZone),
    paidAt: null,
    buyer: {
      reference: 'sample',
      name: said.buyer,
      email: 'customer@example.com',
      billingAddress: null,
      deliveryAddress: null,
      vatNumber: '',
    },
    correctedInvoice: isCredit
      ? { fullNumber: correctedNumber, issuedAt: addDays(now, -10, setting.timeZone) }
      : null,
    reason: isCredit ? said.reason : null,
    lines: [
      {
        label: said.label,
        period: { startAt: now, endAt: addDays(now, 30, setting.timeZone) },
        movedAt: null,
        quantity: 1,
        amountSubtotal: NET,
        ratePerTenThousand: RATE,
        amountTax: TAX,
      },
    ],
    taxes: [
      {
        treatment: { category: 'Standard', ratePerTenThousand: RATE, country, mention: null },
        baseAmount: NET,
        taxAmount: TAX,
      },
    ],
    amountSubtotal: NET,
    amountTax: TAX,
    amountTotal: NET + TAX,
    amountPaid: 0,
    amountCredited: 0,
    typePayment: 'ExternalBank',
    note: said.note,
  };
}
