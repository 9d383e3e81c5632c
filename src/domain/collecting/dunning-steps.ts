/** The steps of dunning: what is done about an unpaid invoice after how many days (domain.md §10). Pure. */

export const dunningActions = [
  'SendReminder',
  'LateFee',
  'SuspendSubscriptions',
  'GreyList',
  'MarkUncollectible',
] as const;
export type DunningAction = (typeof dunningActions)[number];

export interface DunningStep {
  /** After the limit of payment, or after the last charge that failed. Steps of one day are done together. */
  readonly days: number;
  readonly action: DunningAction;
  /** Of a reminder: 1 is the friendliest. Null for all else. */
  readonly level: number | null;
}

const reminder = (days: number, level: number): DunningStep => ({ days, action: 'SendReminder', level });

/** Of a new segment. Nothing is given up unless somebody decides so. */
export const defaultDunningSteps: readonly DunningStep[] = [
  reminder(3, 1),
  reminder(10, 2),
  reminder(20, 3),
  { days: 30, action: 'SuspendSubscriptions', level: null },
  { days: 30, action: 'GreyList', level: null },
];

/** By day; those of one day in the order in which they are done: what is given up is reminded of before. */
export function inOrder(steps: readonly DunningStep[]): readonly DunningStep[] {
  const rank = ({ days, action, level }: DunningStep) =>
    days * 1_000 + dunningActions.indexOf(action) * 10 + (level ?? 0);
  return [...steps].sort((a, b) => rank(a) - rank(b));
}

/** The position of a step that stands twice, or whose level does not fit; undefined when all are well. */
export function findFaultyStep(steps: readonly DunningStep[]): number | undefined {
  const seen = new Set<string>();
  for (const [position, { days, action, level }] of steps.entries()) {
    const name = `${days} ${action} ${level}`;
    if (seen.has(name) || (level !== null) !== (action === 'SendReminder')) return position;
    seen.add(name);
  }
  return undefined;
}
