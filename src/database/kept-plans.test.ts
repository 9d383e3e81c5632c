import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KeptPlans } from './kept-plans.ts';

function nameAfter(plans: KeptPlans, text: string, uses: number): string | undefined {
  let name: string | undefined;
  for (let use = 0; use < uses; use += 1) name = plans.nameOf(text);
  return name;
}

test('a statement gets a name when it comes the third time, and keeps it', () => {
  const plans = new KeptPlans();
  assert.equal(nameAfter(plans, 'a', 2), undefined);
  const name = plans.nameOf('a');
  assert.ok(name);
  assert.equal(plans.nameOf('a'), name);
  assert.notEqual(nameAfter(plans, 'b', 3), name);
});

test('statements of which there are ever new ones take no more than their share', () => {
  const plans = new KeptPlans();
  assert.ok(nameAfter(plans, 'first', 3));
  for (let number = 0; number < 10_000; number += 1) nameAfter(plans, `list of ${number}`, 3);
  assert.equal(nameAfter(plans, 'last', 10), undefined);
  assert.ok(plans.nameOf('first'));
});

test('forgotten plans come back under other names', () => {
  const plans = new KeptPlans();
  const before = nameAfter(plans, 'a', 3);
  plans.forget();
  const after = plans.nameOf('a');
  assert.ok(after);
  assert.notEqual(after, before);
});
