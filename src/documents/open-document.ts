/** Opens a document for whoever asks for its file: a sealed one for a lawful reason alone, which is audited. */
import type { Context } from '../accounts/context.ts';
import { mayOpenSealed, type Permitted } from '../accounts/permissions.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { loadPrintedDocument } from './load-printed-document.ts';
import type { PrintedDocument } from './printed-document.ts';

export async function openDocument(
  context: Context,
  permitted: Pick<Permitted, 'role'>,
  invoiceId: number,
  lawfulReason: string | undefined,
): Promise<Outcome<PrintedDocument>> {
  const { transaction, businessId } = context;
  const open = await loadPrintedDocument(transaction, businessId, invoiceId);
  if (open.ok || open.refusals[0].code !== 'Error.Invoice.Sealed' || lawfulReason === undefined) return open;
  if (!mayOpenSealed(permitted)) return refuse('Error.Api.Permission.Missing');
  await recordAudit(context, {
    action: 'Document.Unsealed',
    subjectKind: 'invoice',
    subjectId: invoiceId,
    data: { lawfulReason },
  });
  return loadPrintedDocument(transaction, businessId, invoiceId, { opensSealed: true });
}
