import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { periodAt } from '../calendar/period.ts';
import { anyDuration, anyInstant, anyZone, at } from '../subscription/testing.ts';
import { creditOfRemaining, prorate, remainingShare, type Share, wholeShare } from './proration.ts';

const april = { startAt: at('2026-04-01'), endAt: at('2026-05-01') };
const day = 86_400;

test('the share is what remains of the whole period, in seconds', () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ['before it begins', '2026-03-01', 30 * day],
    ['at its start', '2026-04-01', 30 * day],
    ['half a second later a second is used', '2026-04-01T00:00:00.5Z', 30 * day - 1],
    ['in its middle', '2026-04-16', 15 * day],
    ['with less than a second left', '2026-04-30T23:59:59.001Z', 0],
    ['at its end', '2026-05-01', 0],
    ['after it', '2026-06-01', 0],
  ];
  for (const [name, text, remainingSeconds] of cases)
    assert.deepEqual(remainingShare(april, at(text)), { remainingSeconds, wholeSeconds: 30 * day }, name);
});

test('on the local calendar a March in Paris has 743 hours', () => {
  const march = { startAt: at('2026-02-28T23:00Z'), endAt: at('2026-03-31T22:00Z') };
  const share = remainingShare(march, at('2026-03-28T23:00Z'));
  assert.deepEqual(share, { remainingSeconds: 71 * 3600, wholeSeconds: 743 * 3600 });
  assert.equal(prorate(7430, share), 710);
  assert.equal(creditOfRemaining(7430, 7430, share), 710);
});

test('a period of less than a second has no shares', () => {
  const startAt = at('2026-04-01');
  assert.throws(() => remainingShare({ startAt, endAt: startAt }, startAt), RangeError);
  assert.throws(() => remainingShare({ startAt, endAt: instant(startAt + 999) }, startAt), RangeError);
});

test('charges round a half away from zero; the credit is what the used share leaves', () => {
  /** Fee, remaining and whole seconds, charge, credit. */
  const cases: readonly (readonly [number, number, number, number, number])[] = [
    [1000, 0, 30, 0, 0],
    [1000, 30, 30, 1000, 1000],
    [1000, 15, 30, 500, 500],
    [1000, 10, 30, 333, 333],
    [1000, 20, 30, 667, 667],
    [999, 1, 2, 500, 499],
    [1, 1, 2, 1, 0],
    [5, 1, 2, 3, 2],
    [0, 1, 2, 0, 0],
    [-1000, 10, 30, -333, -333],
    [-999, 1, 2, -500, -499],
    [999_999_999_999, 2_591_999, 2_592_000, 999_999_614_197, 999_999_614_197],
  ];
  for (const [fee, remainingSeconds, wholeSeconds, charge, credit] of cases) {
    const share = { remainingSeconds, wholeSeconds };
    assert.equal(prorate(fee, share), charge, `charge of ${fee} × ${remainingSeconds}/${wholeSeconds}`);
    assert.equal(creditOfRemaining(fee, fee, share), credit, `credit of ${fee}`);
  }
});

test('a fee that began in mid-period gives back the share of its whole, at most what was charged', () => {
  /** Charged, whole fee, remaining quarters of the period, credit. */
  const cases: readonly (readonly [number, number, number, number])[] = [
    [500, 1000, 2, 500],
    [500, 1000, 1, 250],
    [500, 1000, 0, 0],
    [750, 1000, 1, 250],
    [100, 1000, 2, 100],
    [-500, -1000, 1, -250],
    [-100, -1000, 2, -100],
    [0, 1000, 2, 0],
  ];
  for (const [charged, whole, remainingSeconds, credit] of cases)
    assert.equal(
      creditOfRemaining(charged, whole, { remainingSeconds, wholeSeconds: 4 }),
      credit,
      `${charged} of ${whole}, ${remainingSeconds}/4`,
    );
});

test('the whole share changes nothing', () => {
  assert.equal(prorate(1234, wholeShare), 1234);
  assert.equal(creditOfRemaining(1234, 1234, wholeShare), 1234);
});

const anyFee = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const anyShare: fc.Arbitrary<Share> = fc
  .tuple(fc.integer({ min: 1, max: 400 * day }), fc.integer({ min: 0, max: 1_000_000 }))
  .map(([wholeSeconds, part]) => ({
    remainingSeconds: Math.floor((wholeSeconds * part) / 1_000_000),
    wholeSeconds,
  }));

test('what is credited and what stays charged are the fee, and the used share is charged rounded', () => {
  fc.assert(
    fc.property(anyFee, anyShare, (fee, share) => {
      const used = { ...share, remainingSeconds: share.wholeSeconds - share.remainingSeconds };
      assert.equal(creditOfRemaining(fee, fee, share) + prorate(fee, used), fee);
    }),
  );
});

test('a charge lies between nothing and the fee, and differs from the credit of the same share by one at most', () => {
  fc.assert(
    fc.property(anyFee, anyShare, (fee, share) => {
      const charge = prorate(fee, share);
      assert.ok(Math.abs(charge) <= Math.abs(fee) && charge * fee >= 0);
      assert.ok(Math.abs(charge - creditOfRemaining(fee, fee, share)) <= 1);
    }),
  );
});

test('a later change never leaves a larger share, charge or credit', () => {
  const seconds = fc.integer({ min: 0, max: 800 * day });
  fc.assert(
    fc.property(
      anyInstant,
      anyDuration,
      anyZone,
      seconds,
      seconds,
      (anchorAt, duration, timeZone, first, later) => {
        const whole = periodAt(anchorAt, duration, 0, timeZone);
        const early = remainingShare(whole, instant(whole.startAt + first * 1000));
        const late = remainingShare(whole, instant(whole.startAt + (first + later) * 1000));
        assert.equal(early.wholeSeconds, late.wholeSeconds);
        assert.ok(late.remainingSeconds <= early.remainingSeconds && late.remainingSeconds >= 0);
        assert.ok(prorate(999_999, late) <= prorate(999_999, early));
        const credits = [late, early].map((share) => creditOfRemaining(999_999, 999_999, share));
        assert.ok((credits[0] ?? 0) <= (credits[1] ?? 0));
      },
    ),
  );
});

test('a fee that began in mid-period is given back for the time between the two, within one minor unit', () => {
  const parts = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), parts, (fee, [one, other]) => {
      const [began, ended] = [Math.max(one, other), Math.min(one, other)];
      const charged = prorate(fee, { remainingSeconds: began, wholeSeconds: 1000 });
      const credit = creditOfRemaining(charged, fee, { remainingSeconds: ended, wholeSeconds: 1000 });
      assert.ok(credit >= 0 && credit <= charged);
      assert.ok(Math.abs(charged - credit - (fee * (began - ended)) / 1000) <= 1);
    }),
  );
});
