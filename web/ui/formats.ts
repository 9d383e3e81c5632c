/** Amounts, dates and counts as people of a language write them. */
import { useMemo } from 'react';
import { formatMoney, formatPercent } from './amounts.ts';
import { type Language, useLanguage } from './texts.ts';

export interface Formats {
  /** @param amount minor units of the currency */
  readonly money: (amount: number, currency: string) => string;
  readonly date: (instant: string) => string;
  readonly dateTime: (instant: string) => string;
  /** “in 3 days”, “2 hours ago”. */
  readonly fromNow: (instant: string) => string;
  readonly count: (count: number) => string;
  /** @param rate per ten thousand */
  readonly percent: (rate: number) => string;
  readonly country: (code: string) => string;
}

const locales = { en: 'en-GB', fr: 'fr-FR' } as const;

export function useFormats(): Formats {
  const language = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
}

function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const count = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const countries = new Intl.DisplayNames(locale, { type: 'region' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  return {
    money: (amount, currency) => formatMoney(amount, currency, locale),
    date: (instant) => date.format(new Date(instant)),
    dateTime: (instant) => dateTime.format(new Date(instant)),
    fromNow: (instant) => formatFromNow(Date.parse(instant) - Date.now(), relative),
    count: (value) => count.format(value),
    percent: (rate) => formatPercent(rate, percents),
    country: (code) => countries.of(code) ?? code,
  };
}

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function formatFromNow(milliseconds: number, relative: Intl.RelativeTimeFormat): string {
  const [unit, length] = UNITS.find(([, size]) => Math.abs(milliseconds) >= size) ?? ['minute', 60_000];
  return relative.format(Math.round(milliseconds / length), unit);
}
