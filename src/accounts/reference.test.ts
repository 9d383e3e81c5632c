import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkMetadata } from './metadata.ts';
import { checkReference, randomReference } from './reference.ts';

for (const text of ['a', 'jeanne.dupont@example.com', 'client/42 #1', 'référence-日本', '𝄞'.repeat(50)]) {
  test(`${text.slice(0, 20)} can be a reference`, () => {
    assert.deepEqual(checkReference(text), { ok: true, value: text });
  });
}

for (const text of ['a'.repeat(51), '𝄞'.repeat(51), ...'<>;"=?&', 'a\u0000', 'a\nb', 'a\ud800']) {
  test(`${JSON.stringify(text.slice(0, 10))} cannot be a reference`, () => {
    const outcome = checkReference(text, 'ReferenceCustomer');
    assert.ok(!outcome.ok);
    assert.deepEqual(
      [outcome.refusals[0].code, outcome.refusals[0].target],
      ['Error.Input.Invalid', 'ReferenceCustomer'],
    );
  });
}

test('an empty reference is missing', () => {
  const outcome = checkReference('');
  assert.ok(!outcome.ok && outcome.refusals[0].code === 'Error.Input.Missing');
});

test('a random reference is a valid one, never the same', () => {
  const [one, two] = [randomReference(), randomReference()];
  assert.ok(checkReference(one).ok);
  assert.notEqual(one, two);
});

test('metadata: five pairs of 450 characters, no more', () => {
  const pairs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'x']));
  assert.ok(checkMetadata(pairs(5)).ok);
  assert.ok(!checkMetadata(pairs(6)).ok);
  assert.ok(checkMetadata({ key: 'x'.repeat(450) }).ok);
  assert.ok(!checkMetadata({ key: 'x'.repeat(451) }).ok);
  assert.ok(!checkMetadata({ '': 'x' }).ok);
  assert.ok(!checkMetadata({ key: 'a\u0000' }).ok);
});
