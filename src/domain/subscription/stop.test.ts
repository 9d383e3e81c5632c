import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { sumOfLines } from './planned-line.ts';
import { planRestart } from './start.ts';
import {
  closeAt,
  computeCredits,
  planTermination,
  type Termination,
  type TerminationMoment,
} from './stop.ts';
import type { SubscriptionTerms } from './terms.ts';
import {
  accepted,
  aDiscount,
  aFeature,
  anOffer,
  anyInstant,
  anyOffer,
  anyZone,
  at,
  chargedFrom,
  perUnit,
  refusalOf,
  runningFrom,
  started,
  typesAndAmounts,
} from './testing.ts';

const atTerm: TerminationMoment = { kind: 'AtTerm' };
const immediately: TerminationMoment = { kind: 'Now' };
const onDate = (text: string): TerminationMoment => ({ kind: 'OnDate', at: at(text) });
const context = { now: at('2026-04-16'), timeZone: 'UTC', language: 'en' };

interface Example {
  readonly name: string;
  readonly terms?: Partial<SubscriptionTerms>;
  readonly moment: TerminationMoment;
  readonly isForced?: boolean;
  readonly outcome:
    | { readonly termAt: string; readonly isTerminationFeeDue?: boolean }
    | { readonly lines: readonly (readonly [string, number])[] }
    | { readonly refused: readonly [string, string | undefined] };
}

const engaged = { countMinRecurrences: 3, amountTermination: 2500 };
const refusedAsEngaged = { refused: ['Error.Subscription.Engaged', undefined] } as const;

/** Asked on 16 April; the period is April, the engagement, where there is one, runs until 1 July. */
const examples: readonly Example[] = [
  { name: 'at the term', moment: atTerm, outcome: { termAt: '2026-05-01' } },
  { name: 'on a date in a later period', moment: onDate('2026-06-20'), outcome: { termAt: '2026-06-20' } },
  { name: 'on a date inside this one', moment: onDate('2026-04-20'), outcome: { termAt: '2026-04-20' } },
  { name: 'on this very instant as a date', moment: onDate('2026-04-16'), outcome: { termAt: '2026-04-16' } },
  {
    name: 'on a date that is past',
    moment: onDate('2026-04-15'),
    outcome: { refused: ['Error.Input.Date.Past', 'DateTermination'] },
  },
  {
    name: 'now, without engagement',
    terms: { amountTermination: 2500 },
    moment: immediately,
    outcome: { lines: [] },
  },
  {
    name: 'engaged: the term is the end of it',
    terms: engaged,
    moment: atTerm,
    outcome: { termAt: '2026-07-01' },
  },
  { name: 'engaged: not now', terms: engaged, moment: immediately, outcome: refusedAsEngaged },
  {
    name: 'engaged: not on a date inside',
    terms: engaged,
    moment: onDate('2026-06-30'),
    outcome: refusedAsEngaged,
  },
  {
    name: 'engaged: on its end',
    terms: engaged,
    moment: onDate('2026-07-01'),
    outcome: { termAt: '2026-07-01', isTerminationFeeDue: false },
  },
  {
    name: 'engaged until this term: nothing holds',
    terms: { ...engaged, countMinRecurrences: 1 },
    moment: atTerm,
    outcome: { termAt: '2026-05-01', isTerminationFeeDue: false },
  },
  {
    name: 'forced now, with the fee',
    terms: engaged,
    moment: immediately,
    isForced: true,
    outcome: { lines: [['AutoSubscriptionTermination', 2500]] },
  },
  {
    name: 'forced at the term, with the fee then',
    terms: engaged,
    moment: atTerm,
    isForced: true,
    outcome: { termAt: '2026-05-01', isTerminationFeeDue: true },
  },
  {
    name: 'forced on a date inside, with the fee then',
    terms: engaged,
    moment: onDate('2026-06-30'),
    isForced: true,
    outcome: { termAt: '2026-06-30', isTerminationFeeDue: true },
  },
  {
    name: 'forced without need, without fee',
    terms: { amountTermination: 2500 },
    moment: immediately,
    isForced: true,
    outcome: { lines: [] },
  },
];

for (const { name, terms = {}, moment, isForced = false, outcome } of examples)
  test(`a termination ${name}`, () => {
    const { running } = started({ terms }, at('2026-04-01'));
    const request = { moment, ignoresEngagement: isForced, hasProratedCredit: false };
    const planned = planTermination(running, request, [], context);
    if ('refused' in outcome) return assert.deepEqual(refusalOf(planned), outcome.refused);
    const termination = accepted(planned);
    if ('lines' in outcome) {
      assert.ok(termination.kind === 'Immediate' && termination.endedAt === context.now);
      return assert.deepEqual(typesAndAmounts(termination.lines), outcome.lines);
    }
    const { termAt, isTerminationFeeDue = false } = outcome;
    return assert.deepEqual(termination, { kind: 'Delayed', termAt: at(termAt), isTerminationFeeDue });
  });

test('after a restart the engagement is what is left of it: two periods of three', () => {
  const offer = anOffer({ terms: engaged });
  const restarted = runningFrom(offer, planRestart(offer, 1, at('2026-08-10'), 'UTC'));
  const request = { moment: atTerm, ignoresEngagement: false, hasProratedCredit: false };
  const termination = accepted(
    planTermination(restarted, request, [], { ...context, now: at('2026-08-20') }),
  );
  assert.deepEqual(termination, { kind: 'Delayed', termAt: at('2026-10-10'), isTerminationFeeDue: false });
});

const mails = aFeature({ featureId: 4, type: 'Consumption', pricing: perUnit(10) });

test('an immediate termination closes consumption and, when the agent says so, gives back the unused share', () => {
  const users = aFeature({ featureId: 3, quantityCurrent: 3 });
  const { running, opened } = started({ features: [users, mails] }, at('2026-04-01'));
  const features = running.features.map((feature) =>
    feature.featureId === 4 ? { ...feature, quantityCurrent: 7 } : feature,
  );
  const terminate = (hasProratedCredit: boolean): Termination =>
    accepted(
      planTermination(
        { ...running, features },
        { moment: immediately, ignoresEngagement: false, hasProratedCredit },
        chargedFrom(opened.lines),
        context,
      ),
    );
  const [kept, given] = [terminate(false), terminate(true)];
  assert.ok(kept.kind === 'Immediate' && given.kind === 'Immediate');
  assert.deepEqual(typesAndAmounts(kept.lines), [['AutoFeatureNotProratable', 70]]);
  assert.deepEqual(kept.lines[0]?.period, { startAt: at('2026-04-01'), endAt: at('2026-04-16') });
  assert.deepEqual(typesAndAmounts(given.lines), [
    ['AutoFeatureNotProratable', 70],
    ['AutoSubscriptionRecurrenceProrata', -500],
    ['AutoFeatureProrata', -150],
  ]);
  assert.deepEqual(given.lines[1]?.period, { startAt: at('2026-04-16'), endAt: at('2026-05-01') });
});

test('a trial that was paid is given back as a trial', () => {
  const { running, opened } = started({ terms: { durationTrial: 30, amountTrial: 300 } }, at('2026-04-01'));
  const credits = computeCredits(running, chargedFrom(opened.lines), at('2026-04-11'), 'en');
  assert.deepEqual(typesAndAmounts(credits), [['AutoSubscriptionTrialProrata', -200]]);
});

test('credits are net of discounts; set-up fees, full prices and arrears are kept', () => {
  const { running, opened } = started(
    {
      terms: { amountUpFront: 500 },
      features: [
        aFeature({ quantityCurrent: 3 }),
        aFeature({ featureId: 2, quantityCurrent: 3, isUpdatedAtFullPrice: true }),
      ],
      discounts: [aDiscount({ valueOff: 5000 })],
    },
    at('2026-04-01'),
  );
  const credits = computeCredits(running, chargedFrom(opened.lines), at('2026-04-16'), 'en');
  assert.deepEqual(typesAndAmounts(credits), [
    ['AutoSubscriptionRecurrenceProrata', -250],
    ['AutoFeatureProrata', -75],
  ]);
  assert.deepEqual(
    credits.map(({ proratableAmount }) => proratableAmount),
    [null, null],
  );
});

test('a line that is never given back does not widen what is', () => {
  const { running } = started({}, at('2026-04-01'));
  const charged = [
    { featureId: null, amount: 100, proratableAmount: 1000 },
    { featureId: null, amount: 500, proratableAmount: null },
  ];
  assert.deepEqual(typesAndAmounts(computeCredits(running, charged, at('2026-04-16'), 'en')), [
    ['AutoSubscriptionRecurrenceProrata', -100],
  ]);
});

test('suspended consumption was closed when it was suspended', () => {
  const { running } = started({ features: [mails] }, at('2026-04-01'));
  const used = {
    ...running,
    features: running.features.map((feature) => ({ ...feature, quantityCurrent: 7 })),
  };
  assert.equal(sumOfLines(closeAt(used, at('2026-04-16'), 'en')), 70);
  assert.deepEqual(closeAt({ ...used, state: 'SuspendedAgent' }, at('2026-04-16'), 'en'), []);
});

test('no credit is more than what was charged, and the sum that stays is the used share', () => {
  const anyPart = fc.integer({ min: 0, max: 1000 });
  fc.assert(
    fc.property(anyOffer, anyInstant, anyZone, anyPart, (offer, startAt, timeZone, part) => {
      const { running, opened } = started(offer, startAt, timeZone);
      const { whole } = running.period;
      const now = instant(whole.startAt + Math.floor(((whole.endAt - whole.startAt) * part) / 1000));
      const charged = chargedFrom(opened.lines);
      const credits = computeCredits(running, charged, now, 'en');
      for (const { featureId, amount } of credits) {
        const fee = charged
          .filter((line) => line.featureId === featureId)
          .reduce((total, line) => total + line.amount, 0);
        assert.ok(amount < 0 && -amount <= fee);
        assert.ok(Math.abs(-amount - (fee * (1000 - part)) / 1000) <= 1 + fee / 86_400);
      }
      const all = computeCredits(running, charged, whole.startAt, 'en');
      assert.equal(sumOfLines(all), 0 - charged.reduce((total, line) => total + line.amount, 0));
      assert.deepEqual(computeCredits(running, charged, whole.endAt, 'en'), []);
    }),
  );
});
