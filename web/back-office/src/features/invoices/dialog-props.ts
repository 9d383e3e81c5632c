/** What the dialogs about an invoice are given. */
import type { Invoice } from '../../api/back-office.ts';

export interface InvoiceDialogProps {
  readonly invoice: Invoice;
  readonly onClose: () => void;
}
