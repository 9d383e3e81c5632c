/**
 * Titles by language: those of the form in the place of the former, other languages as they are, empty ones left out.
 * Undefined when there was none and none was entered.
 */
export function titlesOf(
  before: Readonly<Record<string, string>>,
  entered: Readonly<Record<'en' | 'fr', string>>,
): Record<string, string> | undefined {
  const titles = Object.entries({ ...before, ...entered }).filter(([, text]) => text.trim() !== '');
  const isNothing = titles.length === 0 && Object.keys(before).length === 0;
  return isNothing ? undefined : Object.fromEntries(titles);
}
