/** Amounts between their minor units and what people read and write. No binary fraction comes between. */

/** Written from the digits of the minor units: no binary fraction comes between. */
export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const text = decimalOf(amount, minorDigits(currency));
  return isDecimal(text) ? format.format(text) : text;
}

/** `percent` multiplies by a hundred: per ten thousand is that with four digits behind the point. */
export function formatPercent(rate: number, format: Intl.NumberFormat): string {
  const text = decimalOf(rate, 4);
  return isDecimal(text) ? format.format(text) : text;
}

export function minorDigits(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits ?? 2;
}

/** 12345 with two digits is `123.45`. */
export function decimalOf(amount: number, digits: number): string {
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  if (digits === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Minor units of what a person wrote, with a comma or a point before the decimals and spaces between thousands.
 * Undefined when it is no amount, or has more decimals than the currency.
 */
export function parseAmount(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const [, sign = '', whole = '', decimals = ''] =
    /^(-?)(\d+)(?:[.,](\d+))?$/.exec(text.replace(/[\s\u00a0\u202f]/g, '').replace('−', '-')) ?? [];
  if (whole === '' || decimals.length > digits) return undefined;
  const amount = Number(`${sign}${whole}${decimals.padEnd(digits, '0')}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

function isDecimal(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}
