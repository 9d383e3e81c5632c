/** Lines of the bank's statements, each with what it may pay. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { type BankLine, backOffice } from '../../api/back-office.ts';
import { bankLinesPage } from '../../api/bank-lines.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { StateChoice } from '../../forms/state-choice.tsx';
import { BankLineActions } from './bank-line-actions.tsx';
import { type BankLineState, bankLineStates } from './bank-line-states.ts';
import { useBankTexts } from './bank-texts.ts';
import { ImportDialog } from './import-dialog.tsx';
import { Proposals } from './proposals.tsx';

interface BankPageProps {
  readonly state: BankLineState | undefined;
  readonly page: number;
  readonly onState: (state: BankLineState | undefined) => void;
  readonly onPage: (page: number) => void;
}

export function BankPage({ state, page, onState, onPage }: BankPageProps) {
  const t = useBankTexts();
  const isWritable = useMayWrite()('Finance');
  const [isImporting, setImporting] = useState(false);
  const { data } = useQuery(bankLinesPage({ StateBankLine: state, Page: page, SizePage: 25 }));
  const matchCertain = useAction({
    run: () => backOffice().bankLines.matchCertain({}),
    done: ({ CountMatched: count }) => t('matchedCertain', { count }),
  });
  return (
    <Page
      title={t('title')}
      below={<p className="max-w-prose text-soft">{t('lead')}</p>}
      actions={
        isWritable && (
          <>
            <Button isBusy={matchCertain.isPending} onClick={() => matchCertain.mutate()}>
              {t('matchCertain')}
            </Button>
            <Button look="primary" onClick={() => setImporting(true)}>
              {t('import')}
            </Button>
          </>
        )
      }
    >
      <Panel
        title={t('title')}
        actions={
          <StateChoice
            label={t('state')}
            all={t('all')}
            states={bankLineStates}
            nameOf={(one) => t(one)}
            state={state}
            onState={onState}
          />
        }
      >
        <BankLines lines={data?.Items} isWritable={isWritable} />
        {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      </Panel>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  );
}

interface BankLinesProps {
  readonly lines: readonly BankLine[] | undefined;
  readonly isWritable: boolean;
}

function BankLines({ lines, isWritable }: BankLinesProps) {
  const t = useBankTexts();
  const { date, money } = useFormats();
  const columns: readonly Column<BankLine>[] = [
    {
      key: 'day',
      name: t('day'),
      isWhole: true,
      isSecondary: true,
      cell: ({ DayBooked }) => date(DayBooked),
    },
    { key: 'line', name: t('line'), cell: (line) => <Words line={line} /> },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ Amount, Currency }) => money(Amount, Currency),
    },
    {
      key: 'proposals',
      name: t('proposals'),
      cell: (line) =>
        line.StateBankLine === 'New' ? (
          <Proposals line={line} isWritable={isWritable} />
        ) : (
          <Settled line={line} />
        ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (line) => isWritable && <BankLineActions line={line} />,
    },
  ];
  return (
    <Table
      label={t('title')}
      columns={columns}
      rows={lines}
      keyOf={({ Id }) => Id}
      empty={<Empty title={t('none')}>{t('noneMore')}</Empty>}
    />
  );
}

function Words({ line }: { readonly line: BankLine }) {
  const said = [line.ReferencePayer, line.Description].filter((text) => text !== '').join(' · ');
  return (
    <>
      {line.NamePayer !== '' && <span className="block font-medium break-words">{line.NamePayer}</span>}
      <span className="block break-words text-soft">{said}</span>
    </>
  );
}

function Settled({ line }: { readonly line: BankLine }) {
  const t = useBankTexts();
  if (line.IdCustomer === undefined) return <span className="text-soft">{line.Reason ?? t('Ignored')}</span>;
  return (
    <Link to="/customers/$customerId" params={{ customerId: String(line.IdCustomer) }} className={linkClass}>
      {t('customer')} {line.IdCustomer}
    </Link>
  );
}
