/** Titles by language: those of the form in the place of the former, other languages as they are, empty ones left out. */
export function titlesOf(
  before: Readonly<Record<string, string>>,
  entered: Readonly<Record<'en' | 'fr', string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...before, ...entered }).filter(([, text]) => text.trim() !== ''),
  );
}
