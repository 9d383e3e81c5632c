/** An agent pauses dunning, as the customer promised to pay by a date, or goes on with it before. */
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { lockInvoice } from '../../billing/lock-invoice.ts';
import { lockCustomer } from '../../customers/lock-customer.ts';
import { type Instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

export type Paused = { readonly customerId: number } | { readonly invoiceId: number };

export interface Pause {
  /** Null ends the pause that runs. */
  readonly until: Instant | null;
  readonly reason?: string | undefined;
}

/** One pause runs at a time for an invoice, and one for all invoices of a customer: a new one takes its place. */
export async function pauseDunning(
  context: Context,
  paused: Paused,
  { until, reason }: Pause,
): Promise<Outcome<void>> {
  const { transaction, businessId, now } = context;
  if (until !== null && until <= now) return refuse('Error.Dunning.Pause.Past', 'DateEnd');
  const subject = await lockSubject(context, paused);
  if (!subject.ok) return subject;
  const { customerId, invoiceId } = subject.value;
  await transaction
    .updateTable('dunning_pause')
    .set({ ended_at: toTimestamp(now) })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .where('invoice_id', invoiceId === null ? 'is' : '=', invoiceId)
    .where('ended_at', 'is', null)
    .execute();
  if (until !== null)
    await transaction
      .insertInto('dunning_pause')
      .values({
        business_id: businessId,
        customer_id: customerId,
        invoice_id: invoiceId,
        until_at: toTimestamp(until),
        reason: reason ?? null,
        actor: context.agent.name,
        created_at: toTimestamp(now),
      })
      .execute();
  await recordAudit(context, {
    action: until === null ? 'Dunning.Resumed' : 'Dunning.Paused',
    subjectKind: invoiceId === null ? 'customer' : 'invoice',
    subjectId: invoiceId ?? customerId,
    data: until === null ? {} : { until: toTimestamp(until) },
  });
  return accept(undefined);
}

async function lockSubject(
  context: Context,
  paused: Paused,
): Promise<Outcome<{ readonly customerId: number; readonly invoiceId: number | null }>> {
  if ('customerId' in paused) {
    const customer = await lockCustomer(context, paused.customerId);
    return customer.ok ? accept({ customerId: customer.value.id, invoiceId: null }) : customer;
  }
  const invoice = await lockInvoice(context, paused.invoiceId, ['Due', 'Problem']);
  return invoice.ok
    ? accept({ customerId: invoice.value.customer_id, invoiceId: invoice.value.id })
    : invoice;
}
