/** The number of a thing in an address. */

/** No number is nobody's: the API then answers that there is no such thing. */
const NOBODY = 0;

export function numberOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : NOBODY;
}
