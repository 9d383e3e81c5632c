/**
 * Keeps a spreadsheet from taking a cell for a formula (OWASP, “CSV injection”): a cell that starts with
 * = + - @ (or their full-width forms), a tab or a line end is written behind an apostrophe, which spreadsheets
 * read as “text follows”.
 * The reader of imports takes it off again, so that a file of ours goes out and comes back unchanged.
 */
const DANGEROUS_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** `-12`, `+33612345678`, `1.5e3`, `-1 234,56`: a spreadsheet takes these for numbers, never for formulas. */
const PLAIN_NUMBER = /^[+-]?\d+(?:[ \u00a0\u202f]\d{3})*(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/;

/** A cell that already starts as a protected one gets an apostrophe more: taking one off is then exact. */
const PROTECTED_START = /^'+[=+\-@\t\r\n＝＋－＠]/;

export function protectCell(cell: string): string {
  if (DANGEROUS_START.test(cell)) return PLAIN_NUMBER.test(cell) ? cell : `'${cell}`;
  return PROTECTED_START.test(cell) ? `'${cell}` : cell;
}

export function unprotectCell(cell: string): string {
  return PROTECTED_START.test(cell) ? cell.slice(1) : cell;
}
