/** Text of payers as it is compared: without accents, punctuation or the difference of capitals. */

/** Capitals and digits only: `FA 2026-0012` is `FA20260012`. */
export function asWritten(text: string): string {
  return withoutAccents(text).replace(/[^A-Z0-9]/g, '');
}

function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toUpperCase();
}

/** The words of a name that tell it from others; what every company or person may be called is left out. */
export function wordsOfName(name: string): readonly string[] {
  const words = withoutAccents(name)
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => word.length > 1 && !anybody.has(word));
  return telling.length > 0 ? telling : words;
}

const anybody = new Set(
  'MR MRS MS M MME MLLE MONSIEUR MADAME OU ET AND THE LE LA LES DE DU DES SARL SAS SASU SA EURL SCI SNC LTD LIMITED LLC INC GMBH AG BV NV SPA SRL STE SOCIETE COMPANY CO'.split(
    ' ',
  ),
);

/** The most words that a number can be broken into by blanks: `FA 2026 00 12`. */
const MOST_PIECES = 4;
const LEAST_LENGTH = 3;
const MOST_LENGTH = 40;

/** Whatever in a text may be the number of an invoice or a reference: runs of its words, each with a digit. */
export function possibleReferences(text: string): readonly string[] {
  const pieces = withoutAccents(text)
    .split(/[^A-Z0-9]+/)
    .filter((piece) => piece !== '');
  const found = new Set<string>();
  for (let start = 0; start < pieces.length; start += 1)
    for (let length = 1; length <= MOST_PIECES && start + length <= pieces.length; length += 1) {
      const joined = pieces.slice(start, start + length).join('');
      if (joined.length > MOST_LENGTH) break;
      if (joined.length >= LEAST_LENGTH && /\d/.test(joined)) found.add(joined);
    }
  return [...found];
}
