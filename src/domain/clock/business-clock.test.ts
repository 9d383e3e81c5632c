import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Instant, instant } from '../calendar/instant.ts';
import { accepted, anyInstant, at, refusalOf } from '../subscription/testing.ts';
import { type BusinessClock, moveClock, readClock } from './business-clock.ts';

const noon = at('2026-04-01T12:00Z');
const realNow = at('2027-01-01');

interface Example {
  readonly name: string;
  readonly clock: BusinessClock;
  readonly shows: string;
}

const examples: readonly Example[] = [
  { name: 'the real one', clock: { mode: 'Real' }, shows: '2027-01-01' },
  { name: 'a frozen one', clock: { mode: 'Frozen', at: noon }, shows: '2026-04-01T12:00Z' },
  {
    name: 'a running one, a day after it was set',
    clock: { mode: 'Running', at: noon, setAt: at('2026-12-31') },
    shows: '2026-04-02T12:00Z',
  },
  {
    name: 'a running one that was set ahead of the real time',
    clock: { mode: 'Running', at: at('2030-01-01'), setAt: at('2026-12-31T23:59:59Z') },
    shows: '2030-01-01T00:00:01Z',
  },
  {
    name: 'a running one when the real time went back: it waits',
    clock: { mode: 'Running', at: noon, setAt: at('2027-06-01') },
    shows: '2026-04-01T12:00Z',
  },
];

for (const { name, clock, shows } of examples)
  test(`a clock shows its time: ${name}`, () => assert.equal(readClock(clock, realNow), at(shows)));

test('the real clock cannot be moved', () => {
  const outcome = moveClock({ mode: 'Real' }, at('2028-01-01'), realNow);
  assert.deepEqual(refusalOf(outcome), ['Error.Clock.NotMovable', undefined]);
});

test('a test clock moves forward only, and stays when it is moved to where it is', () => {
  const frozen = { mode: 'Frozen', at: noon } as const;
  assert.deepEqual(accepted(moveClock(frozen, noon, realNow)), frozen);
  assert.deepEqual(accepted(moveClock(frozen, at('2026-05-01'), realNow)), {
    mode: 'Frozen',
    at: at('2026-05-01'),
  });
  const back = moveClock(frozen, instant(noon - 1), realNow);
  assert.deepEqual(refusalOf(back), ['Error.Clock.Backwards', 'until']);
  assert.ok(!back.ok);
  assert.deepEqual(back.refusals[0].params, { now: '2026-04-01T12:00:00.000Z' });
});

test('a running clock is measured by what it shows, not by when it was set', () => {
  const clock = { mode: 'Running', at: noon, setAt: at('2026-12-31') } as const;
  const tooEarly = moveClock(clock, at('2026-04-02T11:59:59Z'), realNow);
  assert.deepEqual(refusalOf(tooEarly), ['Error.Clock.Backwards', 'until']);
  const moved = accepted(moveClock(clock, at('2026-05-01'), realNow));
  assert.deepEqual(moved, { mode: 'Running', at: at('2026-05-01'), setAt: realNow });
  assert.equal(readClock(moved, at('2027-01-01T01:00Z')), at('2026-05-01T01:00Z'));
});

const anyClock: fc.Arbitrary<BusinessClock> = fc.oneof(
  fc.constant<BusinessClock>({ mode: 'Real' }),
  anyInstant.map((shown): BusinessClock => ({ mode: 'Frozen', at: shown })),
  fc
    .tuple(anyInstant, anyInstant)
    .map(([shown, setAt]): BusinessClock => ({ mode: 'Running', at: shown, setAt })),
);

test('no clock goes back while the real time goes on', () => {
  fc.assert(
    fc.property(anyClock, anyInstant, fc.nat(1_000_000_000), (clock, now, elapsed) => {
      const later: Instant = instant(now + elapsed);
      assert.ok(readClock(clock, later) >= readClock(clock, now));
    }),
  );
});

test('a clock that was moved shows what it was told, and has not gone back', () => {
  fc.assert(
    fc.property(anyClock, anyInstant, anyInstant, (clock, to, now) => {
      const before = readClock(clock, now);
      const outcome = moveClock(clock, to, now);
      assert.equal(outcome.ok, clock.mode !== 'Real' && to >= before);
      if (outcome.ok) assert.equal(readClock(outcome.value, now), to);
    }),
  );
});
