/**
 * One batch of the tick: the end of a trial is announced, and, before a long period is renewed by tacit agreement,
 * that its customer may leave (C. consom. L215-1: not more than three months and not less than one before the end).
 * By the index `subscription_to_announce`; what is announced leaves it.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { type ClockScope, livesInTimeOf } from '../../customers/clock-scope.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { recordEvents } from '../../events/record-events.ts';

/** What the law says of consumers holds of who buys neither under a company's name nor with a VAT number. */
const isConsumer = sql<SqlBool>`not exists (select from customer_address a where a.business_id = s.business_id
  and a.customer_id = s.buyer_id and a.kind = 'Billing'
  and (coalesce(a.company, '') <> '' or coalesce(a.tax_information, '') <> ''))`;

/** `s` is the subscription, `k` the correspondence of its segment, where it has one. */
const isTrial = sql<SqlBool>`s.period_number = 0 and coalesce(k.trial_notice_days, 7) > 0`;
const isLongPeriod = sql<SqlBool>`s.period_number > 0
  and (s.count_recurrences is null or s.period_number < s.count_recurrences)
  and case coalesce(k.renewal_notice, 'Consumers') when 'Off' then false when 'Everybody' then true
    else ${isConsumer} end`;

/** As hours: a day of an interval has 23 or 25 of them where the clocks change. */
const noticeAt = sql<Instant>`s.period_end_at - case when s.period_number = 0 then coalesce(k.trial_notice_days, 7)
  else coalesce(k.renewal_notice_days, 60) end * interval '24 hours'`;

/** None is given longer ahead: where the index need not be read any further. */
const LONGEST_NOTICE = sql.raw(`interval '2232 hours'`);

function toAnnounce(scope: ClockScope): RawBuilder<unknown> {
  return sql`subscription s
    left join correspondence k on k.business_id = s.business_id and k.segment_id = s.segment_id
    where s.business_id = ${scope.businessId} and s.state = 'ActiveRunning'
      and s.noticed_end_at is distinct from s.period_end_at
      and (s.period_number = 0 or s.whole_end_at - s.whole_start_at > interval '59 days')
      and ((${isTrial}) or (${isLongPeriod})) and ${livesInTimeOf('s.buyer_id', scope)}`;
}

/** Answers how many were announced; 0 when none is due or free. */
export async function announceTerms(
  context: Context,
  until: Instant,
  limit: number,
  buyerId?: number,
): Promise<number> {
  const { transaction, businessId } = context;
  const { rows } = await sql<{ id: number; buyer_id: number; is_trial: boolean }>`
    update subscription t set noticed_end_at = t.period_end_at
    from (select s.id from ${toAnnounce({ businessId, buyerId })}
        and ${noticeAt} <= ${toTimestamp(until)}::timestamptz
        and s.period_end_at <= ${toTimestamp(until)}::timestamptz + ${LONGEST_NOTICE}
      order by s.period_end_at, s.id limit ${limit} for no key update of s skip locked) due
    where t.business_id = ${businessId} and t.id = due.id
    returning t.id, t.buyer_id, t.period_number = 0 as is_trial`.execute(transaction);
  await recordEvents(
    context,
    rows.map((row) => ({
      type: row.is_trial ? 'TrialEndsSoon' : 'RenewalAhead',
      customerId: row.buyer_id,
      subscriptionId: row.id,
    })),
  );
  return rows.length;
}

/** When the next one is due; for find-next-due.ts. */
export function nextNotice(scope: ClockScope): RawBuilder<Instant | null> {
  return sql`select min(${noticeAt}) from ${toAnnounce(scope)}`;
}
