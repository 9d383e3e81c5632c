/** Starts in the past open every period that has elapsed since: a batch is started in parts that are not too large. */
import type { Instant } from '../../domain/calendar/instant.ts';
import type { TimeUnit } from '../../domain/calendar/period.ts';
import type { SubscriptionTerms } from '../../domain/subscription/terms.ts';

/** Held in memory at once, with a line or more each. */
const MOST_PERIODS = 50_000;

const DAY_MS = 86_400_000;
const unitMs: Readonly<Record<TimeUnit, number>> = {
  Day: DAY_MS,
  Week: 7 * DAY_MS,
  Month: 30 * DAY_MS,
  Year: 365 * DAY_MS,
};

export interface PlannedStart {
  readonly id: number;
  readonly startAt: Instant;
  readonly terms: Pick<SubscriptionTerms, 'durationRecurrence' | 'unitRecurrence'>;
}

/** The ids in their order, cut where the periods that they will open, about, are too many. */
export function partsOf(starts: readonly PlannedStart[], now: Instant): number[][] {
  const parts: number[][] = [];
  let periods = Number.POSITIVE_INFINITY;
  for (const { id, startAt, terms } of starts) {
    const length = terms.durationRecurrence * unitMs[terms.unitRecurrence];
    const opened = 1 + Math.max(0, Math.ceil((now - startAt) / length));
    const isFull = periods + opened > MOST_PERIODS;
    periods = isFull ? opened : periods + opened;
    if (isFull) parts.push([id]);
    else parts.at(-1)?.push(id);
  }
  return parts;
}
