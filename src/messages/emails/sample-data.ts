/** What an e-mail could speak of, to preview a template and to check the names that it uses. */
import type { Segment } from '../../accounts/segment.ts';
import type { MessageKind } from '../../database/table-types.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { formatAmount } from '../../domain/money/currency.ts';
import { type EmailData, topicsOf } from './kinds.ts';
import { wordsOf } from './words.ts';

const DAY_MS = 86_400_000;

/** Of a made-up customer of the segment. */
export function sampleData(kind: MessageKind, segment: Segment, language: string, now: Instant): EmailData {
  const { seller, currency, timeZone } = segment;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  const day = (offset: number) => dates.format(now + offset * DAY_MS);
  const amount = (minorUnits: number) => formatAmount(minorUnits, currency, language);
  const rates = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  const link = 'https://example.com/account?query=sample';
  const topics: EmailData = {
    invoice: {
      number: 'F-2026-000123',
      total: amount(12_000),
      left_to_pay: amount(12_000),
      issued_on: day(-30),
      due_on: day(0),
      is_automatic: 'true',
      link,
    },
    credit_note: {
      number: 'A-2026-000045',
      invoice_number: 'F-2026-000123',
      total: amount(12_000),
      issued_on: day(0),
      link,
    },
    debit: {
      amount: amount(12_000),
      collected_on: day(14),
      account: 'FR76 •••• 0189',
      mandate: 'RUM-000042',
      creditor_identifier: 'FR12ZZZ123456',
    },
    receipt: { amount: amount(12_000), received_on: day(0), method: wordsOf(language).paidBy.Card },
    refund: { amount: amount(12_000), given_on: day(0), method: wordsOf(language).paidBy.Card },
    suspension: { on: day(0), left_to_pay: amount(12_000) },
    method: { label: 'Visa •••• 4242', changed_on: day(0) },
    renewal: { on: day(60), leave_until: day(59), duration: wordsOf(language).duration(1, 'Year') },
    payment: { amount: amount(12_000), failed_on: day(0), retry_on: day(3) },
    late: {
      rate: rates.format(seller.latePaymentRatePerTenThousand / 10_000),
      recovery_fee: amount(seller.recoveryFeeAmount),
    },
    card: { label: '•••• 4242', expires_on: day(20) },
    subscription: {
      offer: 'Pro',
      price: amount(1_200),
      started_on: day(0),
      renews_on: day(30),
      ended_on: day(30),
    },
    trial: { ends_on: day(7) },
  };
  const own = Object.entries(topics).filter(([name]) => topicsOf[kind].includes(name));
  return {
    seller: { name: seller.legalName, email: seller.email, website: seller.website },
    customer: { name: 'Ada Lovelace', reference: 'ada-lovelace' },
    portal: { link },
    ...Object.fromEntries(own),
  };
}

/** `invoice.number` and so on. */
export function variablesOf(data: EmailData): string[] {
  return Object.entries(data).flatMap(([topic, members]) =>
    Object.keys(members).map((member) => `${topic}.${member}`),
  );
}
