/** Puts the debits that wait into a file for the bank: each into one file, once, whoever asks and how often. */
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Segment } from '../../accounts/segment.ts';
import { takeIds, updateRows } from '../../database/bulk.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { localDate } from '../../domain/calendar/period.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { planBlocks } from '../../domain/sepa/plan-batch.ts';
import { earliestCollection, isTargetDay } from '../../domain/sepa/target-days.ts';
import type { SepaCreditor } from '../gateways/sepa/sepa-settings.ts';
import { recordNews } from '../news/record-news.ts';
import { type BlockInFile, type DebitInFile, writeDirectDebits } from './direct-debit-file.ts';

/** What a bank takes in one file without asking. */
const MOST_DEBITS = 10_000;
/** Beyond the 13 months in which a payer may dispute a debit. */
const DAYS_KEPT = 430;
/** How far ahead banks take files. */
const MOST_DAYS_AHEAD = 60;
const BASE = 36;

const sentColumns = {
  business_id: 'bigint',
  id: 'bigint',
  state: 'sepa_debit_state',
  batch_id: 'bigint',
  block: 'text',
} as const;

export interface WantedBatch {
  readonly creditor: SepaCreditor;
  /** Of the day on which it is sent. */
  readonly timeZone: string;
  /** `YYYY-MM-DD`; the first possible day when left out. */
  readonly collectedOn?: string | undefined;
}

interface WaitingDebit extends Omit<DebitInFile, 'accountName' | 'iban'> {
  readonly accountName: string | null;
  readonly iban: string | null;
  /** The customer removed or replaced it meanwhile. */
  readonly isRemoved: boolean;
}

/** Answers the id of the batch; null when all that waited was refused, as its mandates were removed meanwhile. */
export async function makeBatch(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  wanted: WantedBatch,
): Promise<Outcome<number | null>> {
  const day = collectionDay(context.now, wanted);
  if (!day.ok) return day;
  const waiting = await lockWaiting(context, wanted.timeZone);
  const isAlive = (one: WaitingDebit): one is WaitingDebit & DebitInFile =>
    !one.isRemoved && one.iban !== null && one.accountName !== null;
  const debits = waiting.filter(isAlive);
  await refuseForgotten(
    context,
    segments,
    waiting.filter((one) => !isAlive(one)),
  );
  if (waiting.length === 0) return refuse('Error.SepaBatch.NothingWaiting');
  if (debits.length === 0) return accept(null);
  const [id] = await takeIds(context.transaction, 'sepa_batch', 1);
  if (id === undefined) throw new Error('no id for the batch');
  const messageId = `TACITE-${context.businessId.toString(BASE)}-${id.toString(BASE)}`.toUpperCase();
  const blocks = planBlocks(debits).map((block, index) => ({ ...block, id: `${messageId}-${index + 1}` }));
  await writeBatch(context, { id, messageId, collectedOn: day.value, blocks, wanted });
  await recordAudit(context, {
    action: 'SepaBatch.Made',
    subjectKind: 'sepa_batch',
    subjectId: id,
    data: { messageId, collectedOn: day.value, count: debits.length, amount: amountOf(blocks) },
  });
  return accept(id);
}

function collectionDay(now: Instant, { creditor, timeZone, collectedOn }: WantedBatch): Outcome<string> {
  const today = localDate(now, timeZone);
  const earliest = earliestCollection(today, creditor.leadDays);
  if (collectedOn === undefined) return accept(earliest);
  const latest = Temporal.PlainDate.from(today).add({ days: MOST_DAYS_AHEAD }).toString();
  if (collectedOn < earliest || collectedOn > latest || !isTargetDay(collectedOn))
    return refuse('Error.SepaBatch.CollectionDay', 'DayCollected', { earliest, latest });
  return accept(collectedOn);
}

/** The oldest first. Whoever comes second waits, and finds what the first has left. */
async function lockWaiting(
  { transaction, businessId }: Context,
  timeZone: string,
): Promise<readonly WaitingDebit[]> {
  const { rows } = await sql<WaitingDebit>`
    select d.id, d.idempotency_key as "endToEndId", d.mandate_reference as "mandateReference", m.scheme, d.amount,
      m.iban, m.account_name as "accountName", p.id is not null as "isRemoved",
      to_char(m.signed_at at time zone ${timeZone}, 'YYYY-MM-DD') as "signedOn",
      exists (select from sepa_debit e where e.business_id = d.business_id
        and e.mandate_reference = d.mandate_reference and e.state in ('Sent', 'Settled', 'Returned')) as "isMandateUsed",
      coalesce(i.full_number, d.idempotency_key) as remittance
    from sepa_debit d
    join sepa_mandate m on m.business_id = d.business_id and m.reference = d.mandate_reference
    left join payment_permission p on p.business_id = d.business_id and p.gateway = 'sepa'
      and p.gateway_token = d.mandate_reference and p.state = 'Removed'
    left join charge c on c.business_id = d.business_id and c.idempotency_key = d.idempotency_key
    left join invoice i on i.business_id = c.business_id and i.id = c.invoice_id
    where d.business_id = ${businessId} and d.state = 'Waiting'
    order by d.id limit ${MOST_DEBITS} for update of d`.execute(transaction);
  return rows;
}

/** Their mandate was removed while they waited: they are never sent. Another method may pay, on the days of the schedule. */
async function refuseForgotten(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  debits: readonly WaitingDebit[],
): Promise<void> {
  if (debits.length === 0) return;
  await sql`update sepa_debit set state = 'Rejected', reason_code = 'MD01', decided_at = ${toTimestamp(context.now)}::timestamptz
    where business_id = ${context.businessId} and id = any(${debits.map(({ id }) => id)})`.execute(
    context.transaction,
  );
  await recordNews(
    context,
    segments,
    'sepa',
    debits.map(({ endToEndId: idempotencyKey }) => ({
      kind: 'ChargeSettled',
      idempotencyKey,
      answer: { kind: 'Declined', reason: 'Rejected', reference: idempotencyKey },
    })),
  );
}

interface NewBatch {
  readonly id: number;
  readonly messageId: string;
  readonly collectedOn: string;
  readonly blocks: readonly BlockInFile[];
  readonly wanted: WantedBatch;
}

async function writeBatch(context: Context, { id, messageId, collectedOn, blocks, wanted }: NewBatch) {
  const { transaction, businessId, now } = context;
  const madeAt = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(wanted.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
  const content = writeDirectDebits({ messageId, madeAt, collectedOn, creditor: wanted.creditor, blocks });
  await transaction
    .insertInto('sepa_batch')
    .values({
      business_id: businessId,
      id,
      message_id: messageId,
      collected_on: collectedOn,
      count_debits: blocks.reduce((count, { debits }) => count + debits.length, 0),
      amount: amountOf(blocks),
      content,
      made_at: toTimestamp(now),
    })
    .execute();
  await updateRows(
    transaction,
    'sepa_debit',
    ['business_id', 'id'],
    sentColumns,
    blocks.flatMap((block) =>
      block.debits.map((debit) => ({
        business_id: businessId,
        id: debit.id,
        state: 'Sent' as const,
        batch_id: id,
        block: block.id,
      })),
    ),
  );
  await sql`update sepa_batch set content = null where business_id = ${businessId} and content is not null
    and collected_on < (${toTimestamp(now)}::timestamptz - ${DAYS_KEPT} * interval '1 day')::date`.execute(
    transaction,
  );
}

function amountOf(blocks: readonly BlockInFile[]): number {
  return blocks.reduce((total, { amount }) => total + amount, 0);
}
