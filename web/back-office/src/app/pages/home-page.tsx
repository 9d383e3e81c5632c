/** The first page: what needs somebody today, each figure leading to the rows behind it. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty, Page, Panel } from '../../../../ui/page.tsx';
import { customersPage } from '../../api/customers.ts';
import { invoicesPage } from '../../api/finance.ts';
import { subscriptionsPage } from '../../api/subscriptions.ts';
import { InvoicesTable } from '../../features/invoices/invoices-table.tsx';
import { useTodayTexts } from '../../features/today/today-texts.ts';
import type { ListSearch } from './list-search.ts';

const invoiceMatters = ['ProblemDisputed', 'ProblemAuto', 'ProblemOverdue', 'Draft'] as const;
const subscriptionMatters = ['SuspendedNoPaymentInfo', 'SuspendedPaymentDue'] as const;

interface Matter {
  readonly name: (typeof invoiceMatters)[number] | (typeof subscriptionMatters)[number] | 'greyListed';
  readonly count: number;
  readonly search: ListSearch;
}

/** Undefined while one of the figures is still on its way. */
function useMatters(): readonly Matter[] | undefined {
  const invoices = useQueries({
    queries: invoiceMatters.map((StateInvoice) => invoicesPage({ StateInvoice, SizePage: 0 })),
  });
  const subscriptions = useQueries({
    queries: subscriptionMatters.map((StateSubscription) =>
      subscriptionsPage({ StateSubscription, SizePage: 0 }),
    ),
  });
  const greyListed = useQuery(customersPage({ IsGreyListed: true, SizePage: 0 }));
  if ([...invoices, ...subscriptions, greyListed].some(({ isPending }) => isPending)) return undefined;
  const matters: readonly Matter[] = [
    ...invoiceMatters.map((name, index) => ({
      name,
      count: invoices[index]?.data?.TotalItems ?? 0,
      search: { tab: 'invoices', invoiceState: name } as const,
    })),
    ...subscriptionMatters.map((name, index) => ({
      name,
      count: subscriptions[index]?.data?.TotalItems ?? 0,
      search: { tab: 'subscriptions', subscriptionState: name } as const,
    })),
    {
      name: 'greyListed',
      count: greyListed.data?.TotalItems ?? 0,
      search: { tab: 'customers', greyListed: true },
    },
  ];
  return matters.filter(({ count }) => count > 0);
}

export function HomePage() {
  const t = useTodayTexts();
  const matters = useMatters();
  return (
    <Page title={t('title')}>
      <Panel title={t('needs')}>
        {matters?.length === 0 && <Empty title={t('allWell')}>{t('allWellMore')}</Empty>}
        <ul>
          {matters?.map((matter) => (
            <MatterRow key={matter.name} matter={matter} />
          ))}
        </ul>
      </Panel>
      <LatestInvoices />
    </Page>
  );
}

function MatterRow({ matter: { name, count, search } }: { readonly matter: Matter }) {
  const t = useTodayTexts();
  const formats = useFormats();
  return (
    <li className="border-b border-line last:border-0">
      <Link
        to="/subscriptions-invoices"
        search={search}
        className="-mx-4 grid grid-cols-[4rem_1fr_auto] items-center gap-4 px-4 py-2.5 hover:bg-wash"
      >
        <span className="text-right text-2xl font-semibold tabular-nums">{formats.count(count)}</span>
        <span>
          <span className="font-medium">{t(name)}</span>
          <span className="block text-soft">{t(`${name}More`)}</span>
        </span>
        <ArrowRight aria-hidden size={18} className="text-soft" />
      </Link>
    </li>
  );
}

const hidden: ReadonlySet<string> = new Set(['due', 'rest']);

function LatestInvoices() {
  const t = useTodayTexts();
  const { data } = useQuery(invoicesPage({ SizePage: 8, Extra: ['Customer'] }));
  return (
    <Panel
      title={t('latest')}
      actions={
        <Link to="/subscriptions-invoices" search={{ tab: 'invoices' }} className={linkClass}>
          {t('see')}
        </Link>
      }
    >
      <InvoicesTable invoices={data?.Items} hidden={hidden} isFiltered={false} />
    </Panel>
  );
}
