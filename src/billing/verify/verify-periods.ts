/**
 * Checks that the periods of each subscription follow one another without overlap or gap, but for a gap that a
 * suspension left, and that a running subscription stands in its last period. Only what is wrong leaves the database.
 */
import { sql } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { type Fault, type FaultCode, faultOf } from './fault.ts';
import { rangesOfIds } from './id-ranges.ts';
import type { Verification } from './verification.ts';

export async function verifyPeriods(verification: Verification): Promise<void> {
  for await (const range of rangesOfIds(verification, 'subscription')) {
    await countRange(verification, range);
    const suspect = await findPeriodSuspects(verification, range);
    const restarts = await findRestarts(verification, suspect);
    const faults = suspect.flatMap((period) => periodFaultsOf(period, restarts));
    verification.tell([...faults, ...(await findSubscriptionFaults(verification, range))]);
    verification.progress();
  }
}

interface Range {
  readonly after: number;
  readonly upTo: number;
}

async function countRange({ transaction, businessId, counts }: Verification, range: Range): Promise<void> {
  const countOf = async (table: keyof Tables, id: string) => {
    const { rows } = await sql<{ count: number }>`
      select count(*) from ${sql.table(table)}
      where business_id = ${businessId} and ${sql.ref(id)} > ${range.after} and ${sql.ref(id)} <= ${range.upTo}
    `.execute(transaction);
    return rows[0]?.count ?? 0;
  };
  counts.subscriptions += await countOf('subscription', 'id');
  counts.periods += await countOf('subscription_period', 'subscription_id');
}

interface SuspectPeriod {
  readonly subscription_id: number;
  readonly number: number;
  readonly before_number: number | null;
  readonly start_at: number;
  readonly before_end_at: number | null;
}

/** A trial is period 0, the first paid period 1: one of them comes first. */
async function findPeriodSuspects(
  { transaction, businessId }: Verification,
  { after, upTo }: Range,
): Promise<SuspectPeriod[]> {
  const { rows } = await sql<SuspectPeriod>`
    select * from (
      select subscription_id, number, start_at, lag(number) over w as before_number, lag(end_at) over w as before_end_at
      from subscription_period
      where business_id = ${businessId} and subscription_id > ${after} and subscription_id <= ${upTo}
      window w as (partition by subscription_id order by number)) p
    where coalesce(before_number + 1 <> number, number > 1) or before_end_at <> start_at
    order by subscription_id, number
  `.execute(transaction);
  return rows;
}

function periodFaultsOf(period: SuspectPeriod, restarts: ReadonlySet<string>): Fault[] {
  const { subscription_id, number, before_number, start_at, before_end_at } = period;
  const params = { number, before: before_number };
  const fault = (code: FaultCode) => faultOf(code, 'subscription_period', subscription_id, params);
  const isNext = before_number === null ? number <= 1 : number === before_number + 1;
  if (!isNext) return [fault('Period.Missing')];
  if (before_end_at === null) return [];
  if (start_at < before_end_at) return [fault('Period.Overlap')];
  return restarts.has(`${subscription_id} ${start_at}`) ? [] : [fault('Period.Gap')];
}

/** When the suspects were restarted: a restart opens a period at its own instant and is told by an event. */
async function findRestarts(
  { transaction, businessId }: Verification,
  suspects: readonly SuspectPeriod[],
): Promise<ReadonlySet<string>> {
  if (suspects.length === 0) return new Set();
  const rows = await transaction
    .selectFrom('event')
    .select(['subscription_id', 'occurred_at'])
    .where('business_id', '=', businessId)
    .where('type', '=', 'SubscriptionRestarted')
    .where('subscription_id', '=', ({ fn, val }) =>
      fn<number>('any', [val([...new Set(suspects.map(({ subscription_id }) => subscription_id))])]),
    )
    .execute();
  return new Set(rows.map((row) => `${row.subscription_id} ${row.occurred_at}`));
}

interface SubscriptionRow {
  readonly id: number;
  readonly is_unscheduled: boolean;
  readonly found: string | null;
  readonly expected: string | null;
}

/** A running subscription stands in its last period and has a date on which it is looked at again. */
async function findSubscriptionFaults(
  { transaction, businessId }: Verification,
  { after, upTo }: Range,
): Promise<Fault[]> {
  const { rows } = await sql<SubscriptionRow>`
    select id, is_unscheduled, found, expected from (
      select s.id, s.next_renewal_at is null as is_unscheduled,
        concat_ws(' ', s.period_number, s.period_start_at, s.period_end_at) as found,
        (select concat_ws(' ', p.number, p.start_at, p.end_at) from subscription_period p
          where p.business_id = s.business_id and p.subscription_id = s.id
          order by p.number desc limit 1) as expected
      from subscription s
      where s.business_id = ${businessId} and s.id > ${after} and s.id <= ${upTo}
        and s.state in ('ActiveRunning', 'ActiveDelayedUpgrade', 'ActiveDelayedTermination',
          'ActiveDelayedSuspension')) running
    where is_unscheduled or found is distinct from expected
    order by id
  `.execute(transaction);
  return rows.flatMap(({ id, is_unscheduled, found, expected }) => [
    ...(found === expected ? [] : [faultOf('Subscription.Period', 'subscription', id, { found, expected })]),
    ...(is_unscheduled ? [faultOf('Subscription.Unscheduled', 'subscription', id)] : []),
  ]);
}
