/** The lists under the search bar, each with its filters and columns. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '../../../../ui/page.tsx';
import { type Column, Paging } from '../../../../ui/table.tsx';
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
import type { ListSearch, Tab } from './list-search.ts';

export interface ListProps {
  readonly search: ListSearch;
  readonly onPage: (page: number) => void;
}

const SIZE_PAGE = 25;

interface FrameProps<Row> extends ListProps {
  /** The name of the list, under which the browser remembers its columns. */
  readonly list: Tab;
  readonly columns: readonly Column<Row>[];
  readonly data: { readonly SizePage: number; readonly TotalItems: number } | undefined;
  readonly table: (hidden: ReadonlySet<string>) => ReactNode;
}

function Frame<Row>({ list, columns, data, search, onPage, table }: FrameProps<Row>) {
  const t = useSearchTexts();
  const { hidden, toggle } = useHiddenColumns(list);
  return (
    <Panel title={t(list)} actions={<ColumnChoice columns={columns} hidden={hidden} onToggle={toggle} />}>
      {table(hidden)}
      {data && (
        <Paging page={search.page ?? 1} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />
      )}
    </Panel>
  );
}

export function CustomerList(props: ListProps) {
  const { customerState, greyListed, page } = props.search;
  const { data } = useQuery(
    customersPage({
      StateCustomer: customerState,
      IsGreyListed: greyListed,
      Page: page,
      SizePage: SIZE_PAGE,
      Extra: ['CustomerBalance', 'CustomerBilling'],
    }),
  );
  const isFiltered = customerState !== undefined || greyListed !== undefined;
  return (
    <Frame
      {...props}
      list="customers"
      columns={useCustomerColumns()}
      data={data}
      table={(hidden) => <CustomersTable customers={data?.Items} hidden={hidden} isFiltered={isFiltered} />}
    />
  );
}

export function SubscriptionList(props: ListProps) {
  const { subscriptionState, page } = props.search;
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
      list="subscriptions"
      columns={useSubscriptionColumns()}
      data={data}
      table={(hidden) => <SubscriptionsTable subscriptions={data?.Items} hidden={hidden} />}
    />
  );
}

export function InvoiceList(props: ListProps) {
  const { invoiceState, issuedFrom, issuedTo, page } = props.search;
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
  const isFiltered = [invoiceState, issuedFrom, issuedTo].some((filter) => filter !== undefined);
  return (
    <Frame
      {...props}
      list="invoices"
      columns={useInvoiceColumns()}
      data={data}
      table={(hidden) => <InvoicesTable invoices={data?.Items} hidden={hidden} isFiltered={isFiltered} />}
    />
  );
}

/** A credit note is not due. */
const ofInvoicesOnly = ['due', 'rest'];

export function CreditNoteList(props: ListProps) {
  const { data } = useQuery(
    creditNotesPage({ Page: props.search.page, SizePage: SIZE_PAGE, Extra: ['Customer'] }),
  );
  return (
    <Frame
      {...props}
      list="creditNotes"
      columns={useInvoiceColumns().filter(({ key }) => !ofInvoicesOnly.includes(key))}
      data={data}
      table={(hidden) => (
        <InvoicesTable
          invoices={data?.Items}
          hidden={new Set([...hidden, ...ofInvoicesOnly])}
          isFiltered={false}
        />
      )}
    />
  );
}
