import assert from 'node:assert/strict';
import { test } from 'node:test';
import { messageLanguage, requestedLanguage } from './language.ts';

for (const [query, header, expected] of [
  [{}, undefined, 'en'],
  [{}, 'fr', 'fr'],
  [{}, 'fr-CH, fr;q=0.9, en;q=0.8', 'fr'],
  [{}, 'en;q=0.5, fr;q=0.6', 'fr'],
  [{}, 'de, it;q=0.9', 'en'],
  [{}, 'fr;q=0, en;q=0.1', 'en'],
  [{}, '*', 'en'],
  [{}, ',;q=,fr;q=x', 'en'],
  [{ language: 'de' }, 'fr', 'de'],
  [{ LANG: 'FR-fr' }, 'en', 'fr'],
  [{ lang: ['', 'fr'] }, undefined, 'fr'],
  [{ lang: '' }, 'fr', 'fr'],
  [{ lang: '../../etc' }, 'fr', 'fr'],
] as const) {
  test(`${JSON.stringify(query)} with ${header} is answered in ${expected}`, () => {
    assert.equal(messageLanguage(query, header), expected);
  });
}

test('only the query asks for a language of the localized fields', () => {
  assert.equal(requestedLanguage({ Language: 'it' }), 'it');
  assert.equal(requestedLanguage({ Other: 'it' }), undefined);
});
