import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LocalizedText, localize, parseLocalizedText } from './localized-text.ts';

const both: LocalizedText = { fr: 'Essentiel', en: 'Essential' };

test('a text is given in the first of the wanted languages that it has', () => {
  const cases: readonly (readonly [
    LocalizedText,
    readonly (string | null | undefined)[],
    string | undefined,
  ])[] = [
    [both, ['en', 'fr'], 'Essential'],
    [both, ['fr', 'en'], 'Essentiel'],
    [both, ['de', 'en'], 'Essential'],
    [both, [null, undefined, '', 'en'], 'Essential'],
    [{ fr: '', en: 'Essential' }, ['fr', 'en'], 'Essential'],
    [{ fr: '', en: 'Essential' }, ['fr'], 'Essential'],
    [both, ['de'], 'Essentiel'],
    [both, [], 'Essentiel'],
    [{ fr: '' }, ['fr'], undefined],
    [{}, ['fr'], undefined],
  ];
  for (const [text, languages, expected] of cases)
    assert.equal(localize(text, languages), expected, JSON.stringify([text, languages]));
});

test('only texts are read from a JSON value', () => {
  const cases: readonly (readonly [unknown, LocalizedText])[] = [
    [
      { fr: 'Oui', en: 'Yes' },
      { fr: 'Oui', en: 'Yes' },
    ],
    [{ fr: 'Oui', en: 1, de: null, it: ['Sì'] }, { fr: 'Oui' }],
    [null, {}],
    [undefined, {}],
    ['Oui', {}],
    [7, {}],
    [[], {}],
    [{}, {}],
  ];
  for (const [value, expected] of cases)
    assert.deepEqual(parseLocalizedText(value), expected, JSON.stringify(value));
});

const anyText = fc.dictionary(fc.constantFrom('fr', 'en', 'de', 'it'), fc.string({ maxLength: 4 }), {
  noNullPrototype: true,
});

test('what is found is one of the texts, never empty, and there is one whenever one is not empty', () => {
  const languages = fc.array(fc.option(fc.constantFrom('fr', 'en', 'de', 'it', 'es')), { maxLength: 4 });
  fc.assert(
    fc.property(anyText, languages, (text, wanted) => {
      const found = localize(text, wanted);
      const written = Object.values(text).filter((value) => value !== '');
      if (written.length === 0) assert.equal(found, undefined);
      else assert.ok(found !== undefined && written.includes(found));
      const first = wanted.find((language) => language && text[language]);
      if (first) assert.equal(found, text[first]);
    }),
  );
});

test('a localized text is read back from its JSON', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      assert.deepEqual(parseLocalizedText(JSON.parse(JSON.stringify(text))), text);
    }),
  );
});
