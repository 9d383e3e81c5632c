/** What the tests of the pure billing rules are built of: offers, running subscriptions, and random ones. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Instant, instant, parseInstant } from '../calendar/instant.ts';
import { type CalendarDuration, timeUnits } from '../calendar/period.ts';
import { type Discount, discountTargets, discountTypes } from '../pricing/discount.ts';
import type { PriceStep, PriceSteps } from '../pricing/price-steps.ts';
import type { Outcome } from '../refusal/outcome.ts';
import type { FeeContext } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import { planRenewal, type Renewal } from './renewal.ts';
import { type OpenedPeriod, planStart } from './start.ts';
import type { ChargedLine, StopContext } from './stop.ts';
import {
  featureTypes,
  type RunningSubscription,
  type SubscriptionFeature,
  type SubscriptionTerms,
} from './terms.ts';
import { type ImmediateUpgrade, planImmediateUpgrade } from './upgrade.ts';

/** `2026-04-01` is midnight UTC of that day; anything longer is a whole ISO 8601 instant. */
export function at(text: string): Instant {
  const found = parseInstant(text.length === 10 ? `${text}T00:00:00Z` : text);
  if (found === undefined) throw new RangeError(`not an instant: ${text}`);
  return found;
}

export function accepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) assert.fail(`refused: ${outcome.refusals[0].code}`);
  return outcome.value;
}

/** The first refusal, as its code and its target; undefined when the outcome was accepted. */
export function refusalOf(outcome: Outcome<unknown>): readonly [string, string | undefined] | undefined {
  return outcome.ok ? undefined : [outcome.refusals[0].code, outcome.refusals[0].target];
}

export function perUnit(amountPerIncrement: number): PriceSteps {
  const step = { quantityMax: null, increment: 1, amountPerIncrement, amountCeiling: null };
  return { steps: [step], isVolume: false };
}

/** 10.00 a month, endless, without trial, set-up fee, engagement or termination fee. */
export const monthlyTerms: SubscriptionTerms = {
  amountUpFront: 0,
  amountTrial: 0,
  durationTrial: 0,
  unitTrial: 'Day',
  amountRecurrence: 1000,
  durationRecurrence: 1,
  unitRecurrence: 'Month',
  countRecurrences: null,
  countMinRecurrences: 0,
  amountTermination: 0,
};

/** By default a stock of users at 1.00 each, none included and none used. */
export function aFeature(overrides: Partial<SubscriptionFeature> = {}): SubscriptionFeature {
  return {
    featureId: 1,
    type: 'Limitation',
    title: 'Users',
    isIncluded: false,
    isEnabled: false,
    quantityIncluded: 0,
    quantityCurrent: 0,
    quantityCharged: 0,
    pricing: perUnit(100),
    isUpdatedAtFullPrice: false,
    isFreeInTrial: false,
    ...overrides,
  };
}

/** By default 10 % of everything, for ever. */
export function aDiscount(overrides: Partial<Discount> = {}): Discount {
  return {
    position: 1,
    discountId: 1,
    title: 'Welcome',
    typeOff: 'PerTenThousand',
    valueOff: 1000,
    targetFee: 'All',
    countPeriods: null,
    firstPeriodNumber: 1,
    amountSpent: 0,
    ...overrides,
  };
}

export interface OfferOverrides {
  readonly title?: string;
  readonly terms?: Partial<SubscriptionTerms>;
  readonly features?: readonly SubscriptionFeature[];
  readonly discounts?: readonly Discount[];
}

export function anOffer({ title, terms, features, discounts }: OfferOverrides = {}): FeeContext {
  return {
    title: title ?? 'Essential',
    terms: { ...monthlyTerms, ...terms },
    features: features ?? [],
    discounts: discounts ?? [],
    language: 'en',
  };
}

export function runningFrom(
  offer: FeeContext,
  { period, features, discounts }: OpenedPeriod,
  overrides: Partial<RunningSubscription> = {},
): RunningSubscription {
  const { title, terms } = offer;
  const standing = { state: 'ActiveRunning', termAt: null, isTerminationFeeDue: false } as const;
  return { title, terms, features, discounts, period, ...standing, ...overrides };
}

export interface Started {
  readonly offer: FeeContext;
  readonly opened: OpenedPeriod;
  readonly running: RunningSubscription;
}

export function started(
  overrides: OfferOverrides,
  startAt: Instant,
  timeZone = 'UTC',
  state: Partial<RunningSubscription> = {},
): Started {
  const offer = anOffer(overrides);
  const opened = planStart(offer, { startAt, timeZone });
  return { offer, opened, running: runningFrom(offer, opened, state) };
}

/** The end of the period of a subscription that nothing stops. */
export function renew(running: RunningSubscription, timeZone = 'UTC'): Renewal & { kind: 'NextPeriod' } {
  const renewal = planRenewal(running, { timeZone, language: 'en', block: null });
  if (renewal.kind !== 'NextPeriod') assert.fail(`stopped as ${renewal.state}`);
  return renewal;
}

export function renewTimes(
  running: RunningSubscription,
  times: number,
  timeZone = 'UTC',
): RunningSubscription {
  let current = running;
  for (let count = 0; count < times; count += 1) {
    const { period, features, discounts } = renew(current, timeZone).opened;
    current = { ...current, period, features, discounts };
  }
  return current;
}

/** The lines as the balance gives them back for a prorated credit (src/subscriptions/find-charged-lines.ts). */
export function chargedFrom(lines: readonly PlannedLine[]): readonly ChargedLine[] {
  return lines
    .filter(({ proratableAmount }) => proratableAmount !== null)
    .map(({ featureId, amount, proratableAmount }) => ({ featureId, amount, proratableAmount }));
}

export function contextAt(text: string): StopContext {
  return { now: at(text), timeZone: 'UTC', language: 'en' };
}

/** A subscription that is changed to another offer in its first period. */
export function upgraded(
  from: OfferOverrides,
  to: OfferOverrides,
  startAt: string,
  now: string,
): ImmediateUpgrade {
  const { running, opened } = started(from, at(startAt));
  return planImmediateUpgrade(running, anOffer(to), chargedFrom(opened.lines), contextAt(now));
}

export function typesAndAmounts(lines: readonly PlannedLine[]): readonly (readonly [string, number])[] {
  return lines.map(({ type, amount }) => [type, amount]);
}

export const anyZone = fc.constantFrom(
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'UTC',
);

/** Whole seconds of 2012 to 2060: after the day that Samoa skipped (30 December 2011). */
export const anyInstant = fc
  .integer({ min: Date.UTC(2012, 0, 2) / 1000, max: Date.UTC(2060, 0, 1) / 1000 })
  .map((seconds) => instant(seconds * 1000));

export const anyDuration: fc.Arbitrary<CalendarDuration> = fc.record({
  count: fc.integer({ min: 1, max: 24 }),
  unit: fc.constantFrom(...timeUnits),
});

/** Ordinary objects, so that a copy is deeply equal to them. */
const plain = { noNullPrototype: true } as const;

const anyStep = fc.record(
  {
    length: fc.integer({ min: 1, max: 60 }),
    increment: fc.integer({ min: 1, max: 25 }),
    amountPerIncrement: fc.integer({ min: 0, max: 5000 }),
    amountCeiling: fc.option(fc.integer({ min: 0, max: 20_000 })),
  },
  plain,
);

/** One to four steps with rising ends; the last is open or, as people enter it, has an end that is ignored. */
export const anySteps: fc.Arbitrary<readonly PriceStep[]> = fc
  .tuple(fc.array(anyStep, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([drafts, isLastOpen]) => {
    let end = 0;
    return drafts.map(({ length, ...step }, index) => {
      end += length;
      return { ...step, quantityMax: isLastOpen && index === drafts.length - 1 ? null : end };
    });
  });

const anyFeatureDraft = fc.record({
  type: fc.constantFrom(...featureTypes),
  isIncluded: fc.boolean(),
  isEnabled: fc.boolean(),
  quantityIncluded: fc.option(fc.integer({ min: 0, max: 20 })),
  quantityCurrent: fc.integer({ min: 0, max: 100 }),
  pricing: fc.record({ steps: anySteps, isVolume: fc.boolean() }, plain),
  isUpdatedAtFullPrice: fc.boolean(),
  isFreeInTrial: fc.boolean(),
});

const anyFeatures: fc.Arbitrary<readonly SubscriptionFeature[]> = fc
  .array(anyFeatureDraft, { maxLength: 4 })
  .map((drafts) => drafts.map((draft, index) => aFeature({ ...draft, featureId: index + 1 })));

const anyDiscountDraft = fc.record({
  typeOff: fc.constantFrom(...discountTypes),
  valueOff: fc.integer({ min: 0, max: 10_000 }),
  targetFee: fc.constantFrom(...discountTargets),
  countPeriods: fc.option(fc.integer({ min: 1, max: 4 })),
  firstPeriodNumber: fc.integer({ min: 1, max: 3 }),
});

export const anyDiscounts: fc.Arbitrary<readonly Discount[]> = fc
  .array(anyDiscountDraft, { maxLength: 3 })
  .map((drafts) =>
    drafts.map((draft, index) => aDiscount({ ...draft, position: index + 1, discountId: index + 1 })),
  );

const anyTerms: fc.Arbitrary<SubscriptionTerms> = fc.record(
  {
    amountUpFront: fc.integer({ min: 0, max: 5000 }),
    amountTrial: fc.integer({ min: 0, max: 5000 }),
    durationTrial: fc.integer({ min: 0, max: 45 }),
    unitTrial: fc.constant('Day' as const),
    amountRecurrence: fc.integer({ min: 0, max: 1_000_000 }),
    durationRecurrence: fc.integer({ min: 1, max: 3 }),
    unitRecurrence: fc.constantFrom(...timeUnits),
    countRecurrences: fc.option(fc.integer({ min: 1, max: 8 })),
    countMinRecurrences: fc.integer({ min: 0, max: 6 }),
    amountTermination: fc.integer({ min: 0, max: 5000 }),
  },
  plain,
);

/** Any offer as a subscription copies it. */
export const anyOffer: fc.Arbitrary<FeeContext> = fc.record(
  {
    title: fc.constant('Random'),
    terms: anyTerms,
    features: anyFeatures,
    discounts: anyDiscounts,
    language: fc.constant('en'),
  },
  plain,
);
