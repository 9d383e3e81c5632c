/**
 * The next invoice of a buyer as it would be today: the tick is played for it alone up to its next billing, in a
 * rehearsal that the caller rolls back (docs/decisions/0009).
 */
import type { Context } from '../accounts/context.ts';
import { quotedLineOf } from '../billing/quote/quoted-line.ts';
import { type Instant, laterOf } from '../domain/calendar/instant.ts';
import { findNextDue } from './find-next-due.ts';
import { tickThrough } from './tick-business.ts';

/** Of a subscription that is due at every second, say: more is not played. */
const MOST_STEPS = 200;

/**
 * The lines that it will hold, in their order, and when it is billed; null when none is foreseen before `until`. The
 * context must be a rehearsal's.
 */
export async function foreseeNextInvoice(context: Context, buyerId: number, until: Instant) {
  const { transaction, businessId } = context;
  const scope = { businessId, buyerId, collects: false };
  const before = await findLastInvoice(context, buyerId);
  let from = context.now;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const dueAt = await findNextDue(transaction, scope);
    if (dueAt === null || dueAt > until) return null;
    const billedAt = laterOf(dueAt, from);
    await tickThrough(transaction, businessId, from, billedAt, { buyerId, collects: false });
    const invoiceId = await findLastInvoice(context, buyerId);
    if (invoiceId !== before && invoiceId !== null)
      return { billedAt, lines: await findLinesOf(context, invoiceId) };
    from = billedAt;
  }
  return null;
}

async function findLastInvoice(
  { transaction, businessId }: Context,
  buyerId: number,
): Promise<number | null> {
  const row = await transaction
    .selectFrom('invoice')
    .select(({ fn }) => fn.max('id').as('id'))
    .where('business_id', '=', businessId)
    .where('customer_id', '=', buyerId)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function findLinesOf({ transaction, businessId }: Context, invoiceId: number) {
  const rows = await transaction
    .selectFrom('balance_line')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('id')
    .execute();
  return rows.map(quotedLineOf);
}
