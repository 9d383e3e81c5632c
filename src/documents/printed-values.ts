/** Dates, amounts, rates, quantities and countries as the reader of a document writes them. */
import { type Instant, laterOf } from '../domain/calendar/instant.ts';
import { addDays, type Period } from '../domain/calendar/period.ts';
import { currencyExponent, formatAmount } from '../domain/money/currency.ts';
import type { PrintedDocument } from './printed-document.ts';
import type { PrintedLanguage } from './texts.ts';

export interface PrintedValues {
  readonly amount: (amount: number) => string;
  /** The price of one unit, derived from a line: `≈` says that it does not come out even. */
  readonly unitAmount: (amountSubtotal: number, quantity: number) => string;
  readonly quantity: (quantity: number) => string;
  readonly rate: (perTenThousand: number) => string;
  /** `5 mars 2026`, `1er mars 2026`; its spaces do not break. */
  readonly longDate: (at: Instant) => string;
  /** `05/03/2026`; in English `5 Mar 2026`, which no reader takes for May. */
  readonly shortDate: (at: Instant) => string;
  /** First and last day of a half-open period. */
  readonly daysOf: (period: Period) => readonly [string, string];
  readonly country: (code: string) => string;
}

export function printedLanguage(language: string): PrintedLanguage {
  return /^fr(-|$)/i.test(language) ? 'fr' : 'en';
}

/** British English: day before month. */
const localeOf: Readonly<Record<PrintedLanguage, string>> = { fr: 'fr-FR', en: 'en-GB' };

const shortDateShape = {
  fr: { day: '2-digit', month: '2-digit', year: 'numeric' },
  en: { day: 'numeric', month: 'short', year: 'numeric' },
} as const;

export function printedValues(content: PrintedDocument): PrintedValues {
  const language = printedLanguage(content.language);
  const locale = localeOf[language];
  const { currency, timeZone } = content;
  const numbers = numberFormats(locale, currency);
  const dates = dateFormats(language, timeZone);
  const shortDate = (at: Instant): string => dates.short.format(at);
  return {
    amount: (amount) => formatAmount(amount, currency, locale),
    unitAmount: (amountSubtotal, quantity) => {
      const isEven =
        Number.isSafeInteger(amountSubtotal * 100) && Number.isInteger((amountSubtotal * 100) / quantity);
      const whole = 10 ** currencyExponent(currency);
      return `${isEven ? '' : '≈\u00a0'}${numbers.unit.format(amountSubtotal / quantity / whole)}`;
    },
    quantity: (quantity) => numbers.quantity.format(quantity),
    rate: (perTenThousand) => numbers.rate.format(perTenThousand / 10_000),
    longDate: (at) => unbroken(ordinalFirst(dates.long.format(at), language)),
    shortDate,
    daysOf: ({ startAt, endAt }) => [shortDate(startAt), shortDate(lastDayOf(startAt, endAt, timeZone))],
    country: (code) => countryName(code, locale),
  };
}

/**
 * The day before the one on which the next period begins, so that consecutive invoices share no day even when
 * periods begin at noon; the first day for a period that lasts less than one.
 */
function lastDayOf(startAt: Instant, endAt: Instant, timeZone: string): Instant {
  return laterOf(addDays(endAt, -1, timeZone), startAt);
}

/** French counts the first of a month: `1er mars`. */
function ordinalFirst(date: string, language: PrintedLanguage): string {
  return language === 'fr' ? date.replace(/^1 /, '1er ') : date;
}

/** A date is not torn over two lines. */
function unbroken(date: string): string {
  return date.replaceAll(' ', '\u00a0');
}

interface NumberFormats {
  readonly unit: Intl.NumberFormat;
  readonly quantity: Intl.NumberFormat;
  readonly rate: Intl.NumberFormat;
}

/** Building a format costs more than a page: each is kept, keyed by what it depends on. */
const keptNumbers = new Map<string, NumberFormats>();
const keptDates = new Map<
  string,
  { readonly long: Intl.DateTimeFormat; readonly short: Intl.DateTimeFormat }
>();
const keptCountries = new Map<string, Intl.DisplayNames>();

function numberFormats(locale: string, currency: string): NumberFormats {
  return kept(keptNumbers, `${locale} ${currency}`, () => {
    const digits = currencyExponent(currency);
    return {
      unit: new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: digits + 2,
      }),
      quantity: new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }),
      rate: new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }),
    };
  });
}

function dateFormats(language: PrintedLanguage, timeZone: string) {
  return kept(keptDates, `${language} ${timeZone}`, () => ({
    long: new Intl.DateTimeFormat(localeOf[language], {
      timeZone,
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    }),
    short: new Intl.DateTimeFormat(localeOf[language], { timeZone, ...shortDateShape[language] }),
  }));
}

function countryName(code: string, locale: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const names = kept(keptCountries, locale, () => new Intl.DisplayNames(locale, { type: 'region' }));
  return names.of(code) ?? code;
}

function kept<T>(known: Map<string, T>, key: string, build: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    value = build();
    known.set(key, value);
  }
  return value;
}
