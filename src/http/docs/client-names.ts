/** How operations are called in the client: `start-a-subscription` of Subscriptions is `subscriptions.start`. */

/** Of the contract, kept there because clients know them. */
const misspellings: Readonly<Record<string, string>> = {
  billin: 'billing',
  subscrition: 'subscription',
  subscritions: 'subscriptions',
};

/** Where the rule makes no good name. */
const chosen: Readonly<Record<string, string>> = {
  'retrieve-all-usages-for-a-customer-or-feature': 'list',
  'show-payment-id-by-id': 'show',
  'add-discount-to-subscription': 'add',
  'remove-discount-from-subscription': 'remove',
};

const fillers = new Set(['a', 'an', 'the', 'single']);

/** `E-mail templates` → `emailTemplates` */
export function resourceName(tag: string): string {
  return camel(wordsOfTag(tag));
}

/** Without articles, and without the name of the resource, which stands before it. */
export function methodName(id: string, tag: string): string {
  return chosen[id] ?? camel(methodWords(id, tag));
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function methodWords(id: string, tag: string): readonly string[] {
  const [verb = '', ...rest] = id
    .split('-')
    .map((word) => misspellings[word] ?? word)
    .filter((word, index) => !fillers.has(word) && !(word === 'all' && index === 1));
  const without = withoutName(rest, wordsOfTag(tag)).join(' ');
  const short = without.replace(/\bby id$/, '').replace(/\b(of|for|to|from)\s*$/, '');
  return [verb, ...short.split(' ').filter((word) => word !== '')];
}

/** Takes the name out where it first stands, in the plural or in the singular. */
function withoutName(words: readonly string[], name: readonly string[]): readonly string[] {
  const singular = [...name.slice(0, -1), singularOf(name.at(-1) ?? '')];
  for (const form of [name, singular]) {
    const at = words.findIndex((_, index) => form.every((word, offset) => words[index + offset] === word));
    if (at >= 0) return [...words.slice(0, at), ...words.slice(at + form.length)];
  }
  return words;
}

function singularOf(word: string): string {
  return word.endsWith('ss') ? word : word.replace(/ies$/, 'y').replace(/s$/, '');
}

/** `SubscriptionFeatures` → subscription, features; `API keys` → api, keys; `E-mail templates` → email, templates. */
function wordsOfTag(tag: string): readonly string[] {
  return tag
    .replaceAll('-', '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(' ');
}

function camel(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : pascal(word))).join('');
}
