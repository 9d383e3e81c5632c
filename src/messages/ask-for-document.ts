/** Has an invoice or a credit note sent by e-mail, now and whatever the settings: what an agent decides. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { isEmail } from '../customers/customer-fields.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { LetterType } from '../events/event-types.ts';

/**
 * The letter is written by the mail worker, as all are. Answers where it goes.
 * @param recipient the customer's address when left out
 */
export async function askForDocument(
  context: Context,
  invoiceId: number,
  recipient: string | undefined,
): Promise<Outcome<string>> {
  const { transaction, businessId, now } = context;
  const document = await transaction
    .selectFrom('invoice as i')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'i.business_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .select(['i.customer_id', 'i.full_number', 'i.state', 'i.purged_at', 'c.email', 'c.anonymised_at'])
    .where('i.business_id', '=', businessId)
    .where('i.id', '=', invoiceId)
    .executeTakeFirst();
  if (!document) return refuse('Error.Invoice.NotFound', 'invoiceId');
  if (document.full_number === null)
    return refuse('Error.Invoice.State', 'invoiceId', { state: document.state });
  if (document.purged_at !== null) return refuse('Error.Invoice.Purged', 'invoiceId');
  if (document.anonymised_at !== null) return refuse('Error.Invoice.Sealed', 'invoiceId');
  const wanted = recipient ?? document.email;
  if (wanted === '') return refuse('Error.Message.Recipient.Missing', 'Recipient');
  if (!isEmail(wanted)) return refuse('Error.Message.Address.Invalid', 'Recipient', { address: wanted });
  const type: LetterType = 'DocumentAskedFor';
  await transaction
    .insertInto('event')
    .values({
      business_id: businessId,
      type,
      occurred_at: toTimestamp(now),
      customer_id: document.customer_id,
      invoice_id: invoiceId,
      data: recipient === undefined ? null : JSON.stringify({ recipient }),
      is_waiting: false,
      is_to_write: true,
    })
    .execute();
  await recordAudit(context, {
    action: 'Document.Sent',
    subjectKind: 'invoice',
    subjectId: invoiceId,
  });
  return accept(wanted);
}
