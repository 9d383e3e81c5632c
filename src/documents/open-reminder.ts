/** Prints a reminder of an overdue invoice for the post, with what is left to pay now. */
import type { Context } from '../accounts/context.ts';
import type { Permitted } from '../accounts/permissions.ts';
import { findOpenAmount } from '../billing/find-open-amount.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type DocumentFile, letterFileName } from './document-file.ts';
import { openDocument } from './open-document.ts';
import { type ReminderLetter, renderReminderPdf } from './render-letter.ts';
import { standingNow } from './standing-now.ts';

export interface AskedReminder {
  readonly invoiceId: number;
  readonly level: ReminderLetter['level'];
  readonly lawfulReason: string | undefined;
}

export async function openReminder(
  context: Context,
  permitted: Pick<Permitted, 'role'>,
  { invoiceId, level, lawfulReason }: AskedReminder,
): Promise<Outcome<DocumentFile>> {
  const opened = await openDocument(context, permitted, invoiceId, lawfulReason);
  if (!opened.ok) return opened;
  const { kind, fullNumber, paymentLimitAt, language } = opened.value;
  const openAmount = await findOpenAmount(context, invoiceId);
  const isLate = paymentLimitAt === null || paymentLimitAt < context.now;
  if (kind !== 'Debit' || fullNumber === null || openAmount <= 0 || !isLate)
    return refuse('Error.Invoice.NothingLate', 'invoiceId');
  return accept({
    fileName: letterFileName('reminder', language, fullNumber),
    content: await renderReminderPdf(standingNow(opened.value, openAmount), {
      level,
      writtenAt: context.now,
    }),
  });
}
