/** What happened to a customer, what is foreseen, and which e-mails it got. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import type { CustomerRecentActivity, CustomerUpcomingActivity, Message } from '../../api/back-office.ts';
import { customerMessages, recentActivity, upcomingActivity } from '../../api/customers.ts';
import { useActivityName } from '../../vocabulary/activities.ts';
import { useCustomerTexts } from './customer-texts.ts';

interface Props {
  readonly customerId: number;
}

export function Upcoming({ customerId }: Props) {
  const t = useCustomerTexts();
  const name = useActivityName();
  const { money, date } = useFormats();
  const { data } = useQuery(upcomingActivity(customerId));
  const columns: readonly Column<CustomerUpcomingActivity>[] = [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DateActivity }) => date(DateActivity) },
    { key: 'what', name: t('what'), cell: ({ Name }) => name(Name) },
    {
      key: 'amount',
      name: t('total'),
      isNumber: true,
      cell: ({ Amount, Currency }) => Amount !== undefined && money(Amount, Currency),
    },
  ];
  return (
    <Panel title={t('upcoming')}>
      <Table
        label={t('upcoming')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ DateActivity, Name, IdSubscription }) => `${DateActivity} ${Name} ${IdSubscription ?? ''}`}
        empty={<p className="text-soft">{t('noUpcoming')}</p>}
      />
    </Panel>
  );
}

export function Recent({ customerId }: Props) {
  const t = useCustomerTexts();
  const name = useActivityName();
  const { money, dateTime } = useFormats();
  const [page, setPage] = useState(1);
  const { data } = useQuery(recentActivity(customerId, page));
  const columns: readonly Column<CustomerRecentActivity>[] = [
    { key: 'when', isWhole: true, name: t('when'), cell: ({ DateActivity }) => dateTime(DateActivity) },
    {
      key: 'what',
      name: t('what'),
      cell: ({ Name, IdInvoice, FullNumber }) => (
        <>
          {name(Name)}{' '}
          {IdInvoice !== undefined && FullNumber !== undefined && (
            <Link to="/invoices/$invoiceId" params={{ invoiceId: String(IdInvoice) }} className={linkClass}>
              {FullNumber}
            </Link>
          )}
        </>
      ),
    },
    {
      key: 'amount',
      name: t('total'),
      isNumber: true,
      cell: ({ Amount, Currency }) =>
        Amount !== undefined && Currency !== undefined && money(Amount, Currency),
    },
  ];
  return (
    <Panel title={t('recent')}>
      <Table
        label={t('recent')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ TypeActivity, Id }) => `${TypeActivity} ${Id}`}
        empty={<p className="text-soft">{t('noRecent')}</p>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={setPage} />}
    </Panel>
  );
}

export function Messages({ customerId }: Props) {
  const t = useCustomerTexts();
  const { dateTime } = useFormats();
  const { data } = useQuery(customerMessages(customerId));
  const columns: readonly Column<Message>[] = [
    {
      key: 'what',
      name: t('what'),
      cell: ({ Id, Subject, TypeMessage, Recipient, DateCreation }) => (
        <>
          <Link to="/messages/$messageId" params={{ messageId: String(Id) }} className={linkClass}>
            {Subject || TypeMessage}
          </Link>
          <div className="text-soft">
            {dateTime(DateCreation)}, {t('to', { address: Recipient })}
          </div>
        </>
      ),
    },
  ];
  return (
    <Panel title={t('messages')}>
      <Table
        label={t('messages')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<p className="text-soft">{t('noMessage')}</p>}
      />
    </Panel>
  );
}
