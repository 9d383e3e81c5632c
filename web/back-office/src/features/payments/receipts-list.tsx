/** Money received at once, with what of it is on account: taken back when it was a mistake, or recorded as paid back. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { CheckField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { backOffice, type Receipt } from '../../api/back-office.ts';
import { receiptsPage } from '../../api/payments.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { usePaymentTypes } from '../../vocabulary/states.tsx';
import { usePaymentTexts } from './payment-texts.ts';

interface ReceiptsListProps {
  readonly page: number;
  readonly isOnAccount: boolean;
  readonly onPage: (page: number) => void;
  readonly onAccountOnly: (isOnAccount: boolean) => void;
}

export function ReceiptsList({ page, isOnAccount, onPage, onAccountOnly }: ReceiptsListProps) {
  const t = usePaymentTexts();
  const { data } = useQuery(
    receiptsPage({ ...(isOnAccount && { HasMoneyOnAccount: true }), Page: page, SizePage: 25 }),
  );
  return (
    <Panel title={t('receipts')}>
      <CheckField
        label={t('onAccountOnly')}
        checked={isOnAccount}
        onChange={({ target }) => onAccountOnly(target.checked)}
      />
      <Table
        label={t('receipts')}
        columns={useColumns()}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noReceipt')}>{t('noReceiptMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
    </Panel>
  );
}

function useColumns(): readonly Column<Receipt>[] {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  const typeOf = usePaymentTypes();
  const isWritable = useMayWrite()('Finance');
  return [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DatePayment }) => date(DatePayment) },
    {
      key: 'customer',
      name: t('customer'),
      cell: ({ IdCustomer, NameCustomer }) => (
        <Link to="/customers/$customerId" params={{ customerId: String(IdCustomer) }} className={linkClass}>
          {NameCustomer || IdCustomer}
        </Link>
      ),
    },
    { key: 'type', name: t('type'), isSecondary: true, cell: ({ TypePayment }) => typeOf(TypePayment) },
    { key: 'note', name: t('note'), isSecondary: true, cell: ({ Note }) => Note },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
    { key: 'left', name: t('onAccount'), isNumber: true, cell: (receipt) => <Left receipt={receipt} /> },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (receipt) => isWritable && <ReceiptActions receipt={receipt} />,
    },
  ];
}

function Left({ receipt }: { readonly receipt: Receipt }) {
  const t = usePaymentTexts();
  const { money } = useFormats();
  const { StateReceipt, AmountOnAccount, AmountRepaid, Currency } = receipt;
  if (StateReceipt === 'Cancelled') return <Badge tone="warn">{t('cancelled')}</Badge>;
  if (AmountRepaid > 0) return t('repaid', { amount: money(AmountRepaid, Currency) });
  return AmountOnAccount > 0 ? money(AmountOnAccount, Currency) : '';
}

function ReceiptActions({ receipt }: { readonly receipt: Receipt }) {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  const [open, setOpen] = useState<'cancel' | 'repay'>();
  const { Id: ReceiptId, AmountOnAccount, AmountRepaid, Amount, Currency, DatePayment } = receipt;
  const left = money(AmountOnAccount, Currency);
  // What a line of the bank or a credit note made is undone there.
  const isOwn = receipt.IdBankLine === undefined && receipt.IdCreditNote === undefined;
  const isRecorded = receipt.StateReceipt === 'Recorded';
  const actions: readonly Action[] = [
    ...(isRecorded && AmountOnAccount > 0
      ? [{ key: 'repay', name: t('repay'), onChoose: () => setOpen('repay') }]
      : []),
    ...(isRecorded && isOwn && AmountRepaid === 0
      ? [{ key: 'cancel', name: t('cancel'), onChoose: () => setOpen('cancel') }]
      : []),
  ];
  if (actions.length === 0) return null;
  const close = () => setOpen(undefined);
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { amount: money(Amount, Currency), day: date(DatePayment) })}
        actions={[...actions]}
        isSmall
      />
      {open === 'cancel' && (
        <ConfirmedAction
          title={t('cancel')}
          isDanger
          run={() => backOffice().payments.cancelReceipt({ ReceiptId })}
          done={() => t('cancelDone')}
          onClose={close}
        >
          <p>{t('cancelText')}</p>
        </ConfirmedAction>
      )}
      {open === 'repay' && (
        <ConfirmedAction
          title={t('repay')}
          isDanger
          run={() => backOffice().payments.repayReceipt({ ReceiptId })}
          done={() => t('repayDone', { amount: left })}
          onClose={close}
        >
          <p>{t('repayText', { amount: left })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
