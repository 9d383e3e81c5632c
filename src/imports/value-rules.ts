/** What single values of an import have to respect, whatever they are written to. */
import type { Instant } from '../domain/calendar/instant.ts';

export const MAX_TEXT_LENGTH = 255;
export const MAX_NOTE_LENGTH = 1_000;
/** Periods or units of time: 10,000 days are 27 years. */
export const MAX_DURATION = 10_000;
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2200;

/** Line ends and tabs may stand in a text, as in an address. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacter = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

export function hasControlCharacter(text: string): boolean {
  return controlCharacter.test(text);
}

/** One @ with something on both sides and no white space: whether it arrives, only sending tells. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text);
}

export function isLanguage(text: string): boolean {
  return /^[a-z]{2}$/.test(text);
}

const countryNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
/** Codes that CLDR names, but that ISO 3166-1 has withdrawn or never assigned. What remains: its 249, and XK. */
const notCountries = new Set(
  'AC AN BU CP CQ CS DD DG DY EA EU EZ FX HV IC NH QO RH SU TA TP UK UN VD XA XB YD YU ZR ZZ'.split(' '),
);

/** ISO 3166-1 alpha-2. */
export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && !notCountries.has(text) && countryNames.of(text) !== undefined;
}

/** ISO 3166-2 by its shape: `US-CA`, `FR-75`. */
export function isRegion(text: string): boolean {
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(text) && isCountry(text.slice(0, 2));
}

export function isWithinYears(at: Instant): boolean {
  const year = new Date(at).getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
