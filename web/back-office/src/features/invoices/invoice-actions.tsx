/** What can be done with an invoice in the state in which it is, and the dialogs behind it. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { backOffice, type Invoice } from '../../api/back-office.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { PdfButton } from '../../forms/pdf-button.tsx';
import { restToPay } from '../../vocabulary/rest-to-pay.ts';
import { CreditDialog } from './credit-dialog.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';
import { PaymentDialog } from './payment-dialog.tsx';
import { RefundDialog } from './refund-dialog.tsx';
import { ReminderDialog } from './reminder-dialog.tsx';
import { SendDialog } from './send-dialog.tsx';

const dialogs = {
  recordPayment: PaymentDialog,
  credit: CreditDialog,
  refund: RefundDialog,
  send: SendDialog,
  reminder: ReminderDialog,
  finalise: FinaliseDialog,
  removeDraft: RemoveDraftDialog,
  uncollectible: UncollectibleDialog,
} as const;

type DialogName = keyof typeof dialogs;

function possibleOn(invoice: Invoice): DialogName[] {
  const { Status, TypeCredit, AmountTotal, AmountPaid, AmountCredited } = invoice;
  if (TypeCredit !== undefined) {
    const isOwed = TypeCredit === 'Refund' && AmountPaid < AmountTotal;
    return isOwed ? ['refund', 'send'] : ['send'];
  }
  if (Status === 'Draft') return ['finalise', 'removeDraft'];
  const isOpen = Status === 'Due' || Status === 'Problem';
  const isLate = restToPay(invoice) > 0 && (Status === 'Problem' || Status === 'Uncollectible');
  return [
    ...(restToPay(invoice) > 0 ? (['recordPayment'] as const) : []),
    ...(AmountCredited < AmountTotal ? (['credit'] as const) : []),
    'send',
    ...(isLate ? (['reminder'] as const) : []),
    ...(isOpen ? (['uncollectible'] as const) : []),
  ];
}

export function InvoiceActions({ invoice }: { readonly invoice: Invoice }) {
  const t = useInvoiceTexts();
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<DialogName>();
  const names = mayWrite('Finance') ? possibleOn(invoice) : [];
  const actions: Action[] = names.map((name) => ({
    key: name,
    name: t(name),
    onChoose: () => setOpen(name),
    isDanger: name === 'removeDraft' || name === 'uncollectible',
  }));
  const Opened = open && dialogs[open];
  return (
    <>
      {invoice.FullNumber && (
        <PdfButton load={() => backOffice().invoices.showPdf({ InvoiceId: invoice.Id })}>
          {t('pdf')}
        </PdfButton>
      )}
      {actions.length > 0 && <ActionMenu label={t('actions')} actions={actions} />}
      {Opened && <Opened invoice={invoice} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function FinaliseDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  return (
    <ConfirmedAction
      title={t('finalise')}
      run={() => backOffice().invoices.finalize({ InvoiceId: invoice.Id })}
      done={() => t('issuedDone')}
      onClose={onClose}
    >
      <p>{t('finaliseText')}</p>
    </ConfirmedAction>
  );
}

function RemoveDraftDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const navigate = useNavigate();
  return (
    <ConfirmedAction
      title={t('removeDraft')}
      isDanger
      run={() => backOffice().invoices.delete({ InvoiceId: invoice.Id })}
      done={() => t('draftRemoved')}
      onDone={() => {
        void navigate({ to: '/customers/$customerId', params: { customerId: String(invoice.IdCustomer) } });
      }}
      onClose={onClose}
    >
      <p>{t('removeDraftText')}</p>
    </ConfirmedAction>
  );
}

function UncollectibleDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  return (
    <ConfirmedAction
      title={t('uncollectible')}
      isDanger
      run={() => backOffice().invoices.markUncollectible({ InvoiceId: invoice.Id })}
      done={() => t('uncollectibleDone')}
      onClose={onClose}
    >
      <p>{t('uncollectibleText')}</p>
    </ConfirmedAction>
  );
}
