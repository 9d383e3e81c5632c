import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from './json-body.ts';

test('JSON of a fair depth is read as it is', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 15 }), (text) => {
      assert.deepEqual(parseJson(text), JSON.parse(text));
    }),
  );
});

test('brackets inside of texts do not count, whatever is escaped before them', () => {
  for (const before of ['', '"', '\\', '\\"', '\n']) {
    const text = JSON.stringify({ a: `${before}${'[{'.repeat(500)}`, b: '\\' });
    assert.deepEqual(parseJson(text), JSON.parse(text));
  }
  assert.throws(() => parseJson(`{"a":"\\\\","b":${'['.repeat(30)}${']'.repeat(30)}}`), SyntaxError);
});

test('20 levels are read, 21 are not', () => {
  const nested = (depth: number) => `${'{"a":['.repeat(depth / 2)}${']}'.repeat(depth / 2)}`;
  assert.doesNotThrow(() => parseJson(nested(20)));
  assert.throws(() => parseJson(nested(22)), SyntaxError);
  assert.throws(() => parseJson(`${'['.repeat(21)}${']'.repeat(21)}`), SyntaxError);
});

test('nothing, white space and a byte order mark are no body', () => {
  for (const text of ['', ' \r\n\t', '\ufeff', '\ufeff ']) assert.equal(parseJson(text), undefined);
});
