/**
 * A start in the past: every period that has elapsed since is opened and charged, in order, as if the start had
 * been on time (domain.md §3). A migration opens them too, but charges none of those that have begun: they were
 * billed elsewhere.
 */
import type { Instant } from '../calendar/instant.ts';
import type { FeeContext } from './period-fees.ts';
import type { PlannedLine } from './planned-line.ts';
import { planRenewal } from './renewal.ts';
import { type OpenedPeriod, planStart, type StartOptions } from './start.ts';
import type { RunningPeriod } from './terms.ts';

export interface NumberedLine {
  readonly periodNumber: number;
  readonly line: PlannedLine;
}

export interface StartedSubscription {
  readonly state: 'ActiveRunning' | 'EndedComplete';
  /** The running period, or the last one. */
  readonly opened: OpenedPeriod;
  readonly periods: readonly RunningPeriod[];
  readonly lines: readonly NumberedLine[];
  readonly endedAt: Instant | null;
}

export interface StartUntilNow extends StartOptions {
  readonly now: Instant;
  readonly isMigration: boolean;
}

export function planStartUntilNow(context: FeeContext, options: StartUntilNow): StartedSubscription {
  const { now, isMigration, timeZone } = options;
  let opened = planStart(context, options);
  const periods = [opened.period];
  const lines = isMigration ? [] : numbered(opened.period.number, opened.lines);
  while (opened.period.endAt <= now) {
    const running = {
      ...context,
      state: 'ActiveRunning' as const,
      features: opened.features,
      discounts: opened.discounts,
      period: opened.period,
      termAt: null,
      isTerminationFeeDue: false,
    };
    const renewal = planRenewal(running, { timeZone, language: context.language, block: null });
    if (!isMigration) lines.push(...numbered(opened.period.number, renewal.closing));
    if (renewal.kind === 'Stop')
      return { state: 'EndedComplete', opened, periods, lines, endedAt: renewal.stoppedAt };
    opened = renewal.opened;
    periods.push(opened.period);
    if (!isMigration) lines.push(...numbered(opened.period.number, opened.lines));
  }
  return { state: 'ActiveRunning', opened, periods, lines, endedAt: null };
}

export function numbered(periodNumber: number, lines: readonly PlannedLine[]): NumberedLine[] {
  return lines.map((line) => ({ periodNumber, line }));
}
