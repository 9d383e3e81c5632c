import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LabelKey, lineLabel } from './labels.ts';

const allKeys: readonly LabelKey[] = [
  'upFront',
  'trial',
  'recurrence',
  'recurrenceProrata',
  'credit',
  'termination',
  'feature',
  'featureProrata',
  'consumption',
  'discount',
  'carriedCredit',
];

test('lines are labelled in French for a French buyer, else in English', () => {
  const params = { title: 'Essentiel', discount: 'Bienvenue' };
  assert.equal(lineLabel('upFront', 'fr', params), 'Essentiel\u00a0: frais de mise en service');
  assert.equal(lineLabel('discount', 'fr', params), 'Essentiel\u00a0: remise «\u00a0Bienvenue\u00a0»');
  assert.equal(lineLabel('discount', 'en', params), 'Essentiel: discount “Bienvenue”');
  assert.equal(lineLabel('recurrence', 'fr', params), 'Essentiel');
  assert.equal(lineLabel('trial', 'de', params), lineLabel('trial', 'en', params));
});

test('French signs stand behind a space that does not break', () => {
  for (const key of allKeys)
    assert.doesNotMatch(lineLabel(key, 'fr', { title: 'T', discount: 'D' }), / [:;?!»]|« /);
});

test('a title is printed as it was entered, whatever signs it has', () => {
  for (const title of ['Pack $$', '5 $ & more', "$' and $`", '$1', '{discount}', '{title}'])
    for (const language of ['fr', 'en']) {
      assert.equal(lineLabel('recurrence', language, { title }), title);
      const label = lineLabel('discount', language, { title, discount: 'Welcome $&' });
      assert.ok(label.startsWith(title) && label.includes('Welcome $&'), label);
    }
});

test('every label names what it is for', () => {
  const anyKey = fc.constantFrom(...allKeys.filter((key) => key !== 'carriedCredit'));
  fc.assert(
    fc.property(anyKey, fc.constantFrom('fr', 'en', 'it'), fc.string(), (key, language, title) => {
      assert.ok(lineLabel(key, language, { title, discount: 'D' }).startsWith(title));
    }),
  );
  for (const key of allKeys) assert.notEqual(lineLabel(key, 'fr', { title: 'T' }), '');
});
