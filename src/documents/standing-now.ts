/** A document as a letter about it states its sums: what was given back for credit notes is not paid. */
import type { PrintedDocument } from './printed-document.ts';

export function standingNow(document: PrintedDocument, openAmount: number): PrintedDocument {
  const { amountTotal, amountCredited } = document;
  return { ...document, amountPaid: amountTotal - amountCredited - openAmount };
}
