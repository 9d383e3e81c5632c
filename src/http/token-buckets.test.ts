import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TokenBuckets } from './token-buckets.ts';

function openBuckets(burst: number, tokensPerSecond: number) {
  let milliseconds = 0;
  const buckets = new TokenBuckets({ burst, tokensPerSecond }, () => milliseconds);
  return {
    buckets,
    wait: (added: number) => {
      milliseconds += added;
    },
  };
}

test('a burst is let through, then the rate', () => {
  const { buckets, wait } = openBuckets(3, 2);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => buckets.take('a').isAllowed),
    [true, true, true, false],
  );
  assert.deepEqual(buckets.take('a'), {
    isAllowed: false,
    limit: 3,
    remaining: 0,
    resetSeconds: 2,
    retryAfterSeconds: 1,
  });
  assert.equal(buckets.take('b').isAllowed, true, 'another name has a bucket of its own');
  wait(499);
  assert.equal(buckets.take('a').isAllowed, false);
  wait(1);
  assert.equal(buckets.take('a').isAllowed, true);
  wait(60_000);
  assert.equal(buckets.look('a').remaining, 3, 'no more than a burst is saved up');
});

test('what is charged without a token is owed, up to one burst', () => {
  const { buckets, wait } = openBuckets(2, 1);
  for (let count = 0; count < 50; count += 1) buckets.charge('a');
  assert.equal(buckets.look('a').retryAfterSeconds, 3);
  wait(2_999);
  assert.equal(buckets.look('a').isAllowed, false);
  wait(1);
  assert.equal(buckets.look('a').isAllowed, true);
});

test('who waits as long as told is let through, and no span of time lets more through than burst and rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }),
      (burst, rate, pauses) => {
        const { buckets, wait } = openBuckets(burst, rate);
        let [allowed, elapsed] = [0, 0];
        for (const pause of pauses) {
          wait(pause);
          elapsed += pause;
          if (buckets.take('a').isAllowed) allowed += 1;
        }
        assert.ok(allowed <= burst + (elapsed / 1000) * rate + 1e-6);
        const told = buckets.look('a');
        wait(told.retryAfterSeconds * 1000);
        assert.equal(buckets.take('a').isAllowed, true);
      },
    ),
  );
});

test('the memory is bounded: the bucket used least lately is forgotten', () => {
  const { buckets } = openBuckets(5, 1);
  buckets.take('first');
  buckets.take('kept');
  for (let count = 0; count < 9_998; count += 1) buckets.take(`other ${count}`);
  buckets.take('kept');
  buckets.take('one too many');
  assert.equal(buckets.look('first').remaining, 5);
  assert.equal(buckets.look('kept').remaining, 3);
});
