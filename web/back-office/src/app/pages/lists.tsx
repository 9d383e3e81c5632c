/** The lists under the search bar, each with its filters and columns. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '../../../../ui/page.tsx';
import { Paging } from '../../../../ui/table.tsx';
import { customersPage } from '../../api/customers.ts';
import { creditNotesPage, invoicesPage } from '../../api/finance.ts';
import { subscriptionsPage } from '../../api/subscriptions.ts';
import { CustomersTable, useCustomerColumns } from '../../features/customers/customers-table.tsx';
import { InvoicesTable, useInvoiceColumns } from '../../features/invoices/invoices-table.tsx';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import {
  SubscriptionsTable,
  useSubscriptionColumns,
} from '../../features/subscriptions/subscriptions-table.tsx';
import { ColumnChoice, useHiddenColumns } from './column-choice.tsx';
import type { ListSearch } from './list-search.ts';

export interface ListProps {
  readonly search: ListSearch;
  readonly onPage: (page: number) => void;
}

const SIZE_PAGE = 25;

interface Told {
  readonly SizePage: number;
  readonly TotalItems: number;
}

interface FrameProps extends ListProps {
  readonly title: string;
  readonly choice: ReactNode;
  readonly page: Told | undefined;
  readonly children: ReactNode;
}

function Frame({ title, choice, page, search, onPage, children }: FrameProps) {
  return (
    <Panel title={title} actions={choice}>
      {children}
      {page && (
        <Paging page={search.page ?? 1} sizePage={page.SizePage} total={page.TotalItems} onPage={onPage} />
      )}
    </Panel>
  );
}

export function CustomerList(props: ListProps) {
  const t = useSearchTexts();
  const { customerState, greyListed, page } = props.search;
  const columns = useCustomerColumns();
  const { hidden, toggle } = useHiddenColumns('customers');
  const { data } = useQuery(
    customersPage({
      StateCustomer: customerState,
      IsGreyListed: greyListed,
      Page: page,
      SizePage: SIZE_PAGE,
      Extra: ['CustomerBalance', 'CustomerBilling'],
    }),
  );
  return (
    <Frame
      {...props}
      title={t('customers')}
      page={data}
      choice={<ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}
    >
      <CustomersTable
        customers={data?.Items}
        hidden={hidden}
        isFiltered={customerState !== undefined || greyListed !== undefined}
      />
    </Frame>
  );
}

export function SubscriptionList(props: ListProps) {
  const t = useSearchTexts();
  const { subscriptionState, page } = props.search;
  const columns = useSubscriptionColumns();
  const { hidden, toggle } = useHiddenColumns('subscriptions');
  const { data } = useQuery(
    subscriptionsPage({
      StateSubscription: subscriptionState,
      Page: page,
      SizePage: SIZE_PAGE,
      Extra: ['Customer'],
    }),
  );
  return (
    <Frame
      {...props}
      title={t('subscriptions')}
      page={data}
      choice={<ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}
    >
      <SubscriptionsTable subscriptions={data?.Items} hidden={hidden} />
    </Frame>
  );
}

export function InvoiceList(props: ListProps) {
  const t = useSearchTexts();
  const { invoiceState, issuedFrom, issuedTo, page } = props.search;
  const columns = useInvoiceColumns();
  const { hidden, toggle } = useHiddenColumns('invoices');
  const { data } = useQuery(
    invoicesPage({
      StateInvoice: invoiceState,
      DateIssueMin: issuedFrom && `${issuedFrom}T00:00:00Z`,
      DateIssueMax: issuedTo && `${issuedTo}T23:59:59Z`,
      Page: page,
      SizePage: SIZE_PAGE,
      Extra: ['Customer'],
    }),
  );
  return (
    <Frame
      {...props}
      title={t('invoices')}
      page={data}
      choice={<ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}
    >
      <InvoicesTable
        invoices={data?.Items}
        hidden={hidden}
        isFiltered={[invoiceState, issuedFrom, issuedTo].some((filter) => filter !== undefined)}
      />
    </Frame>
  );
}

export function CreditNoteList(props: ListProps) {
  const t = useSearchTexts();
  const columns = useInvoiceColumns().filter(({ key }) => key !== 'due' && key !== 'rest');
  const { hidden, toggle } = useHiddenColumns('creditNotes');
  const { data } = useQuery(
    creditNotesPage({ Page: props.search.page, SizePage: SIZE_PAGE, Extra: ['Customer'] }),
  );
  return (
    <Frame
      {...props}
      title={t('creditNotes')}
      page={data}
      choice={<ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}
    >
      <InvoicesTable invoices={data?.Items} hidden={new Set([...hidden, 'due', 'rest'])} isFiltered={false} />
    </Frame>
  );
}
