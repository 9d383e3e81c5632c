/** In which language a request wants its messages: `Language` or `lang` in the query, then Accept-Language, then English. */

const DEFAULT_LANGUAGE = 'en';
/** The languages that our messages are written in: see src/domain/refusal/catalogue.ts. */
const MESSAGE_LANGUAGES: readonly string[] = ['en', 'fr'];
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i;

/** What the query asks for, as a lower-case primary code (`fr` for `fr-CA`); undefined when it asks for nothing. */
export function requestedLanguage(query: unknown): string | undefined {
  if (typeof query !== 'object' || query === null) return undefined;
  for (const [key, raw] of Object.entries(query)) {
    const name = key.toLowerCase();
    if (name !== 'language' && name !== 'lang') continue;
    const text: unknown = Array.isArray(raw) ? raw.find((value) => value !== '') : raw;
    if (typeof text === 'string' && TAG.test(text)) return primaryCode(text);
  }
  return undefined;
}

export function messageLanguage(query: unknown, acceptLanguage: string | undefined): string {
  return requestedLanguage(query) ?? preferredLanguage(acceptLanguage) ?? DEFAULT_LANGUAGE;
}

/** The best of our languages by the weights of RFC 9110, 12.5.4. */
function preferredLanguage(header: string | undefined): string | undefined {
  if (!header) return undefined;
  const wanted = header
    .split(',', 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return {
        code: TAG.test(tag) ? primaryCode(tag) : '',
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter(({ code, weight }) => MESSAGE_LANGUAGES.includes(code) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wanted[0]?.code;
}

function primaryCode(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? DEFAULT_LANGUAGE;
}
