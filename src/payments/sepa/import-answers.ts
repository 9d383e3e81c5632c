/**
 * Takes in what the bank says about the debits that it was sent. Each debit moves once: a file that is imported twice,
 * or says what another has said, changes nothing.
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import type { Segment } from '../../accounts/segment.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { unreadable } from '../bank/files/bank-file.ts';
import { readXml } from '../bank/files/xml-document.ts';
import type { BankAnswer } from './answers/bank-answer.ts';
import { collectedLists, readCollected } from './answers/collected-entries.ts';
import { readStatusReport, statusReportLists } from './answers/status-report.ts';
import { type MovedDebit, moveDebits } from './move-debits.ts';

export interface ImportedAnswers {
  readonly settled: number;
  readonly rejected: number;
  readonly returned: number;
}

const lists = new Set<string>([...statusReportLists, ...collectedLists]);

export async function importBankAnswers(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  content: string,
): Promise<Outcome<ImportedAnswers>> {
  const xml = readXml(content, lists);
  if (!xml.ok) return xml;
  const answers = readAnswers(xml.value);
  if (!answers.ok) return answers;
  const counts = { settled: 0, rejected: 0, returned: 0 };
  // One kind of answer after the other: what settles and comes back in one file does so in this order.
  for (const kind of ['Settled', 'Rejected', 'Returned'] as const) {
    const debits = await lockNamed(
      context,
      answers.value.filter((one) => one.kind === kind),
    );
    const moved = await moveDebits(context, segments, debits, kind);
    counts.settled += moved.settled;
    counts.rejected += moved.rejected;
    counts.returned += moved.returned;
  }
  await recordAudit(context, {
    action: 'SepaAnswers.Imported',
    subjectKind: 'sepa_debit',
    subjectId: null,
    data: { ...counts },
  });
  return accept(counts);
}

function readAnswers(xml: unknown): Outcome<readonly BankAnswer[]> {
  const document = typeof xml === 'object' && xml !== null && 'Document' in xml ? xml.Document : undefined;
  if (typeof document !== 'object' || document === null) return unreadable('pain.002, camt.053, camt.054');
  return 'CstmrPmtStsRpt' in document ? readStatusReport(xml) : readCollected(xml);
}

/** By whatever names them; the first reason that names a debit counts. */
async function lockNamed(
  { transaction, businessId }: Context,
  answers: readonly BankAnswer[],
): Promise<readonly MovedDebit[]> {
  if (answers.length === 0) return [];
  const column = (read: (one: BankAnswer) => string) => answers.map(read);
  const { rows } = await sql<MovedDebit>`
    with told as (
      select * from unnest(${column(({ scope }) => scope)}::text[], ${column(({ reference }) => reference)}::text[],
        ${column(({ code }) => code)}::text[]) with ordinality as t(scope, reference, code, place)
    ), named as (
      select d.id, t.code, t.place from told t join sepa_debit d
        on d.business_id = ${businessId} and t.scope = 'Debit' and d.idempotency_key = t.reference
      union all select d.id, t.code, t.place from told t join sepa_batch b
        on b.business_id = ${businessId} and t.scope = 'Message' and b.message_id = t.reference
        join sepa_debit d on d.business_id = b.business_id and d.batch_id = b.id
      union all select d.id, t.code, t.place from told t join sepa_batch b
        on b.business_id = ${businessId} and t.scope = 'Block' and starts_with(t.reference, b.message_id || '-')
        join sepa_debit d on d.business_id = b.business_id and d.batch_id = b.id and d.block = t.reference
    ), once as (select distinct on (id) id, code from named order by id, place)
    select d.id, d.idempotency_key, d.mandate_reference, d.amount, d.state, o.code
    from once o join sepa_debit d on d.business_id = ${businessId} and d.id = o.id
    order by d.id for update of d`.execute(transaction);
  return rows;
}
