/**
 * Whether a text can be a VAT identification number of a member state: its form, and the key of French ones. That
 * it was really given to somebody only the state itself can tell (VIES); this spares asking about typing mistakes.
 */
import { vatTerritory } from './vat-territory.ts';

/** Prefix and form by country; European Commission, VIES, « structure of VAT identification numbers ». */
const forms: Readonly<Record<string, RegExp>> = {
  AT: /^ATU\d{8}$/,
  BE: /^BE[01]\d{9}$/,
  BG: /^BG\d{9,10}$/,
  CY: /^CY\d{8}[A-Z]$/,
  CZ: /^CZ\d{8,10}$/,
  DE: /^DE[1-9]\d{8}$/,
  DK: /^DK\d{8}$/,
  EE: /^EE\d{9}$/,
  ES: /^ES([A-Z]\d{7}[0-9A-Z]|\d{8}[A-Z])$/,
  FI: /^FI\d{8}$/,
  FR: /^FR[0-9A-HJ-NP-Z]{2}\d{9}$/,
  GR: /^EL\d{9}$/,
  HR: /^HR\d{11}$/,
  HU: /^HU\d{8}$/,
  IE: /^IE\d[0-9A-Z+*]\d{5}[A-W][A-I]?$/,
  IT: /^IT\d{11}$/,
  LT: /^LT(\d{9}|\d{12})$/,
  LU: /^LU\d{8}$/,
  LV: /^LV\d{11}$/,
  MT: /^MT\d{8}$/,
  NL: /^NL[0-9A-Z+*]{10}\d{2}$/,
  PL: /^PL\d{10}$/,
  PT: /^PT\d{9}$/,
  RO: /^RO[1-9]\d{1,9}$/,
  SE: /^SE\d{12}$/,
  SI: /^SI\d{8}$/,
  SK: /^SK\d{10}$/,
};

/** Upper case, without the spaces, dots and dashes that people group digits with. */
export function normalizeVatNumber(text: string): string {
  return text.toUpperCase().replace(/[\s.\-\u2010-\u2015]/g, '');
}

/**
 * @param country ISO 3166-1 alpha-2 of the holder. Numbers of Monaco and of the French overseas departments are
 * French ones; Greek ones start with EL.
 */
export function isVatNumberWellFormed(text: string, country: string): boolean {
  const state = vatTerritory(country, null).memberState;
  const number = normalizeVatNumber(text);
  if (state === null || !forms[state]?.test(number)) return false;
  return state !== 'FR' || isFrenchKeyRight(number);
}

/**
 * Two digits are the key (12 + 3 × (SIREN mod 97)) mod 97. The newer keys, with a letter, have no published rule
 * and are left to VIES.
 */
function isFrenchKeyRight(number: string): boolean {
  const key = number.slice(2, 4);
  if (!/^\d{2}$/.test(key)) return true;
  return Number(key) === (12 + 3 * (Number(number.slice(4)) % 97)) % 97;
}
