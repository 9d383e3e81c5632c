/** Payments over all customers and invoices, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import type { Payment } from '../../api/back-office.ts';
import { paymentsPage } from '../../api/payments.ts';
import { StateChoice } from '../../forms/state-choice.tsx';
import { PaymentBadge, usePaymentStates, usePaymentTypes } from '../../vocabulary/states.tsx';
import { type PaymentState, paymentStates } from './payment-tabs.ts';
import { usePaymentTexts } from './payment-texts.ts';

interface PaymentsListProps {
  readonly state: PaymentState | undefined;
  readonly page: number;
  readonly onState: (state: PaymentState | undefined) => void;
  readonly onPage: (page: number) => void;
}

export function PaymentsList({ state, page, onState, onPage }: PaymentsListProps) {
  const t = usePaymentTexts();
  const nameOf = usePaymentStates();
  const { data } = useQuery(paymentsPage({ StatePayment: state, Page: page, SizePage: 25 }));
  return (
    <Panel
      title={t('payments')}
      actions={
        <StateChoice
          label={t('state')}
          all={t('all')}
          states={paymentStates}
          nameOf={(one) => nameOf(one)}
          state={state}
          onState={onState}
        />
      }
    >
      <Table
        label={t('payments')}
        columns={useColumns()}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('none')}>{t('noneMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
    </Panel>
  );
}

function useColumns(): readonly Column<Payment>[] {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  const typeOf = usePaymentTypes();
  return [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DatePayment }) => date(DatePayment) },
    {
      key: 'customer',
      name: t('customer'),
      cell: ({ IdCustomer, Customer }) => (
        <Link to="/customers/$customerId" params={{ customerId: String(IdCustomer) }} className={linkClass}>
          {Customer?.Name || Customer?.ReferenceCustomer || IdCustomer}
        </Link>
      ),
    },
    {
      key: 'invoice',
      name: t('invoice'),
      isWhole: true,
      isSecondary: true,
      cell: ({ IdInvoice, Invoice }) => (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: String(IdInvoice) }} className={linkClass}>
          {Invoice?.FullNumber ?? IdInvoice}
        </Link>
      ),
    },
    { key: 'type', name: t('type'), isSecondary: true, cell: ({ TypePayment }) => typeOf(TypePayment) },
    { key: 'state', name: t('state'), cell: ({ StatePayment }) => <PaymentBadge state={StatePayment} /> },
    { key: 'note', name: t('note'), isSecondary: true, cell: ({ Note }) => Note },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
  ];
}
