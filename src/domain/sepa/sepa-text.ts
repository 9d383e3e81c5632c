/** Texts as every bank of the SEPA area takes them: the Latin letters, digits and few signs of EPC230-15. */

const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  '&': '+',
  '€': 'E',
  '’': "'",
  '–': '-',
  '—': '-',
  _: '-',
};

/** Accents are dropped, what has no likeness becomes a blank. Never empty: a dot stands for nothing. */
export function sepaText(text: string, mostCharacters: number): string {
  const plain = [...text.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((character) => spelled[character] ?? character)
    .join('')
    .replace(/[^A-Za-z0-9/?:().,'+ -]/g, ' ')
    .replace(/\s+/g, ' ')
    // Neither at an end nor twice in a row is a slash allowed.
    .replace(/\/{2,}/g, '/')
    .replace(/^[\s/]+/, '')
    .slice(0, mostCharacters)
    .replace(/[\s/]+$/, '');
  return plain === '' ? '.' : plain;
}

/** Whether a reference may be sent as it is: up to 35 of those characters. */
export function isSepaReference(text: string): boolean {
  return (
    /^[A-Za-z0-9?:().,'+-](?:[A-Za-z0-9/?:().,'+ -]{0,33}[A-Za-z0-9?:().,'+-])?$/.test(text) &&
    !text.includes('//')
  );
}
