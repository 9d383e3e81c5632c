import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReferenceSet } from './reference-set.ts';

test('answers the line of the first occurrence, however many there are', () => {
  const set = new ReferenceSet();
  const count = 50_000;
  for (let line = 2; line < count; line += 1) assert.equal(set.add(`customer-${line}`, line), 0);
  for (let line = 2; line < count; line += 7) assert.equal(set.add(`customer-${line}`, line + count), line);
  assert.equal(set.add('customer', 1), 0);
});
