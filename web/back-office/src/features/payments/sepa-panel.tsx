/** Direct debits for the bank: those that wait, the files that were written, and what the bank answered. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { backOffice, type SepaBatch, type SepaDebit } from '../../api/back-office.ts';
import { batchesPage, debitsPage } from '../../api/payments.ts';
import { saveFile } from '../../api/save-file.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { usePaymentTexts } from './payment-texts.ts';
import { AnswersDialog, BatchDialog } from './sepa-dialogs.tsx';

interface SepaPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function SepaPanel({ page, onPage }: SepaPanelProps) {
  const t = usePaymentTexts();
  const isWritable = useMayWrite()('Finance');
  const [open, setOpen] = useState<'make' | 'answers'>();
  const close = () => setOpen(undefined);
  const waiting = useQuery(debitsPage({ StateDebit: 'Waiting', SizePage: 25 })).data;
  const batches = useQuery(batchesPage({ Page: page, SizePage: 25 })).data;
  return (
    <>
      <Panel
        title={t('waiting')}
        actions={
          isWritable &&
          (waiting?.TotalItems ?? 0) > 0 && (
            <Button look="primary" onClick={() => setOpen('make')}>
              {t('make')}
            </Button>
          )
        }
      >
        <Table
          label={t('waiting')}
          columns={useDebitColumns()}
          rows={waiting?.Items}
          keyOf={({ Id }) => Id}
          empty={<Empty title={t('nothingWaiting')}>{t('nothingWaitingMore')}</Empty>}
        />
      </Panel>
      <Panel
        title={t('batches')}
        actions={isWritable && <Button onClick={() => setOpen('answers')}>{t('importAnswers')}</Button>}
      >
        <Table
          label={t('batches')}
          columns={useBatchColumns()}
          rows={batches?.Items}
          keyOf={({ Id }) => Id}
          empty={<Empty title={t('noBatch')} />}
        />
        {batches && (
          <Paging page={page} sizePage={batches.SizePage} total={batches.TotalItems} onPage={onPage} />
        )}
      </Panel>
      {open === 'make' && <BatchDialog onClose={close} />}
      {open === 'answers' && <AnswersDialog onClose={close} />}
    </>
  );
}

function useDebitColumns(): readonly Column<SepaDebit>[] {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  return [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DateAsked }) => date(DateAsked) },
    {
      key: 'customer',
      name: t('customer'),
      cell: ({ IdCustomer, NameCustomer }) => (
        <Link to="/customers/$customerId" params={{ customerId: String(IdCustomer) }} className={linkClass}>
          {NameCustomer || IdCustomer}
        </Link>
      ),
    },
    {
      key: 'invoice',
      name: t('invoice'),
      isWhole: true,
      isSecondary: true,
      cell: ({ IdInvoice, FullNumber }) => (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: String(IdInvoice) }} className={linkClass}>
          {FullNumber ?? IdInvoice}
        </Link>
      ),
    },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
  ];
}

function useBatchColumns(): readonly Column<SepaBatch>[] {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  return [
    { key: 'message', name: t('message'), isWhole: true, cell: ({ MessageId }) => MessageId },
    {
      key: 'day',
      isSecondary: true,
      name: t('collectedOn'),
      isWhole: true,
      cell: ({ DayCollected }) => date(DayCollected),
    },
    {
      key: 'debits',
      name: t('debits'),
      isNumber: true,
      isSecondary: true,
      cell: ({ CountDebits }) => CountDebits,
    },
    { key: 'answers', name: t('answers'), isSecondary: true, cell: (batch) => <Answers batch={batch} /> },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
    { key: 'actions', name: t('actions'), isBare: true, cell: (batch) => <BatchActions batch={batch} /> },
  ];
}

function Answers({ batch }: { readonly batch: SepaBatch }) {
  const t = usePaymentTexts();
  const { CountOpen, CountSettled, CountRejected, CountReturned } = batch;
  const counted = [
    ['open', CountOpen],
    ['settledCount', CountSettled],
    ['rejectedCount', CountRejected],
    ['returnedCount', CountReturned],
  ] as const;
  return counted.flatMap(([key, count]) => (count > 0 ? [t(key, { count })] : [])).join(', ');
}

function BatchActions({ batch }: { readonly batch: SepaBatch }) {
  const t = usePaymentTexts();
  const { money, date } = useFormats();
  const isWritable = useMayWrite()('Finance');
  const [isSettling, setSettling] = useState(false);
  const { Id: SepaBatchId, Amount, Currency, DayCollected, CountOpen } = batch;
  const download = useAction({
    run: async () => {
      const { FileName, ContentType, Content } = await backOffice().sepa.showBatchFile({ SepaBatchId });
      saveFile(FileName, ContentType, Content);
    },
  });
  const actions: readonly Action[] = [
    { key: 'download', name: t('download'), onChoose: () => download.mutate() },
    ...(isWritable && CountOpen > 0
      ? [{ key: 'settle', name: t('settle'), onChoose: () => setSettling(true) }]
      : []),
  ];
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { amount: money(Amount, Currency), day: date(DayCollected) })}
        actions={[...actions]}
        isSmall
      />
      {isSettling && (
        <ConfirmedAction
          title={t('settle')}
          run={() => backOffice().sepa.settleBatch({ SepaBatchId })}
          done={() => t('settleDone')}
          onClose={() => setSettling(false)}
        >
          <p>{t('settleText')}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
