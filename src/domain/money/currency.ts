/**
 * Currencies of ISO 4217: the number of decimals of each (its exponent), and how an amount of minor units is
 * written for a reader or read from a decimal text.
 */
import { assertSafe } from './mul-div.ts';

const withoutDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const withThreeDecimals = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');
const withTwoDecimals =
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY
   COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
   INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
   MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
   SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG`.split(
    /\s+/,
  );

const exponents = new Map<string, number>([
  ...withoutDecimals.map((code) => [code, 0] as const),
  ...withTwoDecimals.map((code) => [code, 2] as const),
  ...withThreeDecimals.map((code) => [code, 3] as const),
]);

export function isCurrency(code: string): boolean {
  return exponents.has(code);
}

/** @throws RangeError when the code is no currency of ISO 4217. */
export function currencyExponent(code: string): number {
  const exponent = exponents.get(code);
  if (exponent === undefined) throw new RangeError(`unknown currency: ${code}`);
  return exponent;
}

/** `1234` in EUR, French: `12,34 €`. For display only. */
export function formatAmount(amount: number, currency: string, language: string): string {
  assertSafe(amount);
  return amountFormat(currency, language).format(decimalText(amount, currency));
}

const formats = new Map<string, Intl.NumberFormat>();

function amountFormat(currency: string, language: string): Intl.NumberFormat {
  const key = `${language} ${currency}`;
  let format = formats.get(key);
  if (!format) {
    const digits = currencyExponent(currency);
    format = new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

/** `1234` in EUR: `12.34`; exact, without grouping, for files and machines. */
export function decimalText(amount: number, currency: string): `${number}` {
  assertSafe(amount);
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const sign = amount < 0 ? '-' : '';
  const text = exponent === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-exponent)}`;
  return text as `${number}`;
}

/**
 * Reads a decimal amount (`12.34`, or `12,34` when the comma is named as the decimal mark) into minor units.
 * Thousands may be grouped by spaces or by the other mark, by three and in the whole part only: `1,50` where the
 * point is the decimal mark is refused rather than taken for 150. Undefined when it is no such number or has more
 * decimals than the currency.
 */
export function parseDecimalAmount(
  text: string,
  currency: string,
  decimalMark: '.' | ',' = '.',
): number | undefined {
  const exponent = currencyExponent(currency);
  const match = (decimalMark === '.' ? pointAmount : commaAmount).exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '', , fraction = ''] = match;
  const kept = fraction.replace(/0+$/, '');
  if (kept.length > exponent) return undefined;
  const amount = Number(whole.replace(/\D/g, '') + kept.padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) return undefined;
  return sign === '-' ? 0 - amount : amount;
}

/** Sign, whole part (plain, or in groups of three with one same separator), separator, decimals. */
const pointAmount = /^([+-]?)(\d+|\d{1,3}(?:([ \u00a0\u202f,])\d{3})(?:\3\d{3})*)(?:\.(\d*))?$/;
const commaAmount = /^([+-]?)(\d+|\d{1,3}(?:([ \u00a0\u202f.])\d{3})(?:\3\d{3})*)(?:,(\d*))?$/;
