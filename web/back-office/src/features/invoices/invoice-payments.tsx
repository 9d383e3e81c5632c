/** The payments of an invoice; one that was recorded by mistake is taken back. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { backOffice, type Invoice, type Payment } from '../../api/back-office.ts';
import { paymentsOfInvoice } from '../../api/finance.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { PdfButton } from '../../forms/pdf-button.tsx';
import { PaymentBadge, usePaymentTypes } from '../../vocabulary/states.tsx';
import { useInvoiceTexts } from './invoice-texts.ts';

export function InvoicePayments({ invoice }: { readonly invoice: Invoice }) {
  const t = useInvoiceTexts();
  const { money, date } = useFormats();
  const paymentType = usePaymentTypes();
  const mayWrite = useMayWrite();
  const [cancelled, setCancelled] = useState<Payment>();
  const { data } = useQuery(paymentsOfInvoice(invoice.Id));
  const columns: readonly Column<Payment>[] = [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DatePayment }) => date(DatePayment) },
    { key: 'by', name: t('payBy'), cell: ({ TypePayment }) => paymentType(TypePayment) },
    { key: 'state', name: t('state'), cell: ({ StatePayment }) => <PaymentBadge state={StatePayment} /> },
    { key: 'note', name: t('note'), isSecondary: true, cell: ({ Note }) => Note },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (payment) => (
        <>
          {invoice.TypeCredit === undefined && payment.StatePayment === 'Completed' && (
            <PdfButton
              look="quiet"
              load={() => backOffice().payments.showReceiptPdf({ PaymentId: payment.Id })}
            >
              {t('receipt')}
            </PdfButton>
          )}
          {isCancellable(payment) && mayWrite('Finance') && (
            <Button look="quiet" onClick={() => setCancelled(payment)}>
              {t('cancelPayment')}
            </Button>
          )}
        </>
      ),
    },
  ];
  return (
    <Panel title={t('payments')}>
      <Table
        label={t('payments')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<p className="text-soft">{t('noPayment')}</p>}
      />
      {cancelled && <Cancellation payment={cancelled} onClose={() => setCancelled(undefined)} />}
    </Panel>
  );
}

/**
 * What a gateway took is given back by a refund; only what was recorded by hand was recorded by mistake. A part of money
 * received at once is taken back with the whole, where that was recorded.
 */
function isCancellable(payment: Payment): boolean {
  const { StatePayment, TypePayment, IdGatewayTransaction, IdReceipt } = payment;
  const isByHand = TypePayment.startsWith('External') && IdGatewayTransaction === undefined;
  return StatePayment === 'Completed' && isByHand && IdReceipt === undefined;
}

interface CancellationProps {
  readonly payment: Payment;
  readonly onClose: () => void;
}

function Cancellation({ payment, onClose }: CancellationProps) {
  const t = useInvoiceTexts();
  return (
    <ConfirmedAction
      title={t('cancelPayment')}
      isDanger
      run={() => backOffice().payments.cancel({ PaymentId: payment.Id })}
      done={() => t('paymentCancelled')}
      onClose={onClose}
    >
      <p>{t('cancelPaymentText')}</p>
    </ConfirmedAction>
  );
}
