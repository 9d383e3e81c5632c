import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, refusalMessage } from './catalogue.ts';

const entries = Object.entries(catalogue);

function placeholders(text: string): string[] {
  return [...new Set(text.match(/\{[^}]*\}/g) ?? [])].sort();
}

test('every code has the shape Error.Resource.Problem', () => {
  for (const [code] of entries) assert.match(code, /^Error(\.[A-Z][A-Za-z]+){2,3}$/);
});

test('every refusal speaks both languages, in whole sentences', () => {
  for (const [code, { en, fr }] of entries) {
    for (const text of [en, fr]) {
      assert.match(text, /\S/, code);
      assert.match(text, /([.?!]|\{\w+\})$/, code);
    }
    assert.notEqual(en, fr, code);
  }
});

test('both languages have the same placeholders, each a name', () => {
  for (const [code, { en, fr }] of entries) {
    assert.deepEqual(placeholders(fr), placeholders(en), code);
    for (const placeholder of placeholders(en)) assert.match(placeholder, /^\{[a-z]\w*\}$/i, code);
  }
});

test('French has its apostrophes, and a space before its double marks', () => {
  for (const [code, { fr }] of entries) {
    assert.doesNotMatch(fr, /'/, code);
    assert.doesNotMatch(fr, /[^\s\u00a0\u202f][:;?!]/, code);
  }
});

test('every refusal is a client error', () => {
  for (const [code, { status }] of entries) assert.ok(status >= 400 && status < 500, code);
});

test('a message is filled with its params, in French for any French', () => {
  const params = { country: 'XX', date: '2026-01-31' };
  assert.equal(
    refusalMessage('Error.Tax.Undetermined', 'en', params),
    'No tax rate is known for XX on 2026-01-31.',
  );
  const french = 'Aucun taux de taxe n’est connu pour XX au 2026-01-31.';
  assert.equal(refusalMessage('Error.Tax.Undetermined', 'fr', params), french);
  assert.equal(refusalMessage('Error.Tax.Undetermined', 'FR-ca', params), french);
  assert.match(refusalMessage('Error.Tax.Undetermined', 'de', params), /^No tax rate/);
  assert.match(refusalMessage('Error.Tax.Undetermined', 'en'), /\{country\}/);
});
