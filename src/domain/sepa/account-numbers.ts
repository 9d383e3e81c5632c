/** Numbers that carry check digits: bank accounts (ISO 13616) and creditors of SEPA direct debits (EPC262-08). */

/** Lengths of the countries and territories of the SEPA area. */
const ibanLengths: Readonly<Record<string, number>> = {
  AD: 24,
  AL: 28,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  RS: 22,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
};

/** As it is compared and sent: without blanks, in capitals. */
export function normaliseAccountNumber(written: string): string {
  return written.replace(/[\s.-]/g, '').toUpperCase();
}

/** Of a country of the SEPA area, with its length and check digits. @param iban normalised */
export function isSepaIban(iban: string): boolean {
  const length = ibanLengths[iban.slice(0, 2)];
  return length === iban.length && /^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban) && hasCheckDigits(iban);
}

/**
 * The identifier of a creditor (ICS in France): country, check digits, three characters of the creditor's own, which
 * are not checked, and the national number. @param identifier normalised
 */
export function isCreditorIdentifier(identifier: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{3}[A-Z0-9]{1,28}$/.test(identifier)) return false;
  return hasCheckDigits(identifier.slice(0, 4) + identifier.slice(7));
}

/** ISO 7064, modulo 97-10: the first four characters go to the end, letters count from 10. */
function hasCheckDigits(text: string): boolean {
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
