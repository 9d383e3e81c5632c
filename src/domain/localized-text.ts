/** A text in several languages: `{ fr: 'Essentiel', en: 'Essential' }`, keyed by ISO 639-1 code. */
export type LocalizedText = Readonly<Record<string, string>>;

/**
 * The text in the first of the wanted languages that it has, else in any; undefined when there is none. The
 * caller gives the chain: request, customer, segment, business (shared/wire.md, a).
 */
export function localize(
  text: LocalizedText,
  languages: readonly (string | null | undefined)[],
): string | undefined {
  for (const language of languages) {
    const found = language && Object.hasOwn(text, language) ? text[language] : undefined;
    if (found !== undefined && found !== '') return found;
  }
  return Object.values(text).find((value) => value !== '');
}

/** Reads a JSON value that should be a localized text; what is no text is left out. */
export function parseLocalizedText(value: unknown): LocalizedText {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}
