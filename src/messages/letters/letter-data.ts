/** What a letter says, from what is known: amounts and dates written in its language. Pure. */
import type { Segment } from '../../accounts/segment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { addDays } from '../../domain/calendar/period.ts';
import { localize, parseLocalizedText } from '../../domain/localized-text.ts';
import { formatAmount } from '../../domain/money/currency.ts';
import type { EmailData } from '../emails/kinds.ts';
import { wordsOf } from '../emails/words.ts';
import type { LetterFacts } from './letter-facts.ts';
import type { LetterLinks, LinkHolder } from './letter-links.ts';

export interface LetterSetting {
  readonly businessId: number;
  readonly segment: Segment;
  readonly language: string;
  readonly links: LetterLinks;
}

type Topic = Readonly<Record<string, string | undefined>>;

interface Writing extends LetterSetting {
  readonly holder: LinkHolder;
  readonly day: (at: Instant) => string;
}

/** Of every topic that the facts have something for; the template takes what it needs. */
export function letterDataOf(facts: LetterFacts, setting: LetterSetting): EmailData {
  const { segment, language } = setting;
  const { seller } = segment;
  const holder = holderOf(facts, setting);
  const dates = datesOf(language, segment.timeZone);
  const writing: Writing = { ...setting, holder, day: (at) => dates.format(at) };
  const topics: Readonly<Record<string, Topic | null>> = {
    seller: { name: seller.legalName, email: seller.email, website: seller.website },
    customer: { name: facts.name, reference: facts.reference },
    portal: { link: setting.links.portal(holder) },
    ...moneyTopics(facts, writing),
    ...termTopics(facts, writing),
    late: {
      rate: new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
        seller.latePaymentRatePerTenThousand / 10_000,
      ),
      // The decree names 40 euros, whatever the currency of the document.
      recovery_fee: formatAmount(seller.recoveryFeeAmount, 'EUR', language),
    },
    suspension: {
      on: writing.day(facts.occurred_at),
      left_to_pay:
        facts.left_to_pay > 0 ? formatAmount(facts.left_to_pay, segment.currency, language) : undefined,
    },
    method: facts.method && {
      label: facts.method.display_name,
      changed_on: writing.day(facts.occurred_at),
    },
    card: facts.method?.expires_at
      ? { label: facts.method.display_name, expires_on: writing.day(facts.method.expires_at) }
      : null,
  };
  return withoutGaps(topics);
}

export function holderOf(facts: LetterFacts, { businessId, segment }: LetterSetting): LinkHolder {
  const { customer_id: customerId, link_generation: linkGeneration } = facts;
  return {
    businessId,
    customerId,
    linkGeneration,
    segmentId: segment.id,
    inSiteUrl: segment.inSiteUrl,
  };
}

function moneyTopics(facts: LetterFacts, writing: Writing): Readonly<Record<string, Topic | null>> {
  const { document, charge, payment, method } = facts;
  if (!document) return {};
  const { language, day } = writing;
  const amount = (minorUnits: number) => formatAmount(minorUnits, document.currency, language);
  const left = document.open_amount;
  const link = writing.links.document(writing.holder, document.id);
  const { paidBy } = wordsOf(language);
  const retryAt = document.state === 'DueAuto' ? document.payment_scheduled_at : null;
  const collectedAt = document.payment_scheduled_at ?? document.payment_limit_at;
  if (document.kind === 'Credit')
    return {
      credit_note: {
        number: document.full_number,
        invoice_number: document.corrected_number ?? undefined,
        total: amount(Math.abs(document.amount_total)),
        issued_on: day(document.issued_at),
        link,
      },
      refund: payment && {
        amount: amount(Math.abs(payment.amount)),
        given_on: day(payment.paid_at),
        method: paidBy[payment.type_payment],
      },
    };
  return {
    invoice: {
      number: document.full_number,
      total: amount(document.amount_total),
      left_to_pay: amount(left),
      issued_on: day(document.issued_at),
      due_on: document.payment_limit_at === null ? undefined : day(document.payment_limit_at),
      is_paid: document.state === 'Paid' ? 'true' : undefined,
      is_automatic: facts.type === 'InvoiceDebitIssuedPaymentAuto' ? 'true' : undefined,
      link,
    },
    debit:
      collectedAt === null
        ? null
        : {
            amount: amount(left),
            collected_on: day(collectedAt),
            account: method?.display_name ?? '',
            mandate: method?.mandate ?? undefined,
            creditor_identifier: method?.creditor ?? undefined,
          },
    payment: {
      amount: amount(charge?.amount ?? left),
      failed_on: day(facts.occurred_at),
      retry_on: retryAt === null ? undefined : day(retryAt),
    },
    receipt: payment && {
      amount: amount(payment.amount),
      received_on: day(payment.paid_at),
      method: paidBy[payment.type_payment],
    },
  };
}

function termTopics(facts: LetterFacts, writing: Writing): Readonly<Record<string, Topic | null>> {
  const { subscription } = facts;
  if (!subscription) return {};
  const { language, day, segment } = writing;
  const words = wordsOf(language);
  const { duration_recurrence: duration, unit_recurrence: unit, period_end_at: endAt } = subscription;
  const price = formatAmount(subscription.amount_recurrence, subscription.currency, language);
  const endsAt = subscription.ended_at ?? subscription.term_at ?? endAt;
  const renewsAt = subscription.state === 'ActiveRunning' ? endAt : null;
  return {
    subscription: {
      offer: localize(parseLocalizedText(subscription.title), [language, segment.language]) ?? '',
      price: `${price} ${words.per(duration, unit)}`,
      started_on: day(subscription.started_at ?? facts.occurred_at),
      renews_on: renewsAt === null ? undefined : day(renewsAt),
      ended_on: endsAt === null ? undefined : day(endsAt),
    },
    renewal:
      endAt === null
        ? null
        : {
            on: day(endAt),
            // A period ends where the next begins: the last day to leave is the one before.
            leave_until: day(addDays(endAt, -1, segment.timeZone)),
            duration: words.duration(duration, unit),
          },
    trial: endAt === null ? null : { ends_on: day(endAt) },
  };
}

function datesOf(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const kept = keptDates.get(key) ?? new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  keptDates.set(key, kept);
  return kept;
}

/** Making a format costs more than a letter. */
const keptDates = new Map<string, Intl.DateTimeFormat>();

/** Liquid takes every text for true: what does not apply is left out. */
function withoutGaps(topics: Readonly<Record<string, Topic | null>>): EmailData {
  const data: Record<string, Record<string, string>> = {};
  for (const [name, topic] of Object.entries(topics)) {
    if (topic === null) continue;
    const own: Record<string, string> = {};
    for (const [member, value] of Object.entries(topic)) if (value !== undefined) own[member] = value;
    data[name] = own;
  }
  return data;
}
