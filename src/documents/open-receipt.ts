/** Prints the receipt of a payment for whoever asks for it, with what is left to pay now. */
import type { Context } from '../accounts/context.ts';
import type { Permitted } from '../accounts/permissions.ts';
import { findOpenAmount } from '../billing/find-open-amount.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findPayment } from '../payments/list-payments.ts';
import { type DocumentFile, letterFileName } from './document-file.ts';
import { openDocument } from './open-document.ts';
import { renderReceiptPdf } from './render-letter.ts';
import { standingNow } from './standing-now.ts';

/** Only of money that came in for an invoice and stayed: what a bank took back was not received. */
export async function openReceipt(
  context: Context,
  permitted: Pick<Permitted, 'role'>,
  paymentId: number,
  lawfulReason: string | undefined,
): Promise<Outcome<DocumentFile>> {
  const payment = await findPayment(context, paymentId);
  if (!payment) return refuse('Error.Payment.NotFound', 'paymentId');
  if (payment.kind !== 'Debit' || payment.state !== 'Completed')
    return refuse('Error.Payment.NoReceipt', 'paymentId');
  const { invoiceId, amount, typePayment, paidAt: receivedAt } = payment;
  const opened = await openDocument(context, permitted, invoiceId, lawfulReason);
  if (!opened.ok) return opened;
  const document = standingNow(opened.value, await findOpenAmount(context, invoiceId));
  return accept({
    fileName: letterFileName('receipt', document.language, document.fullNumber ?? ''),
    content: await renderReceiptPdf(document, { amount, typePayment, receivedAt }),
  });
}
