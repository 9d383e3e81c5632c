/** “Abo & factures”: one search bar over everything, and under it the lists. */
import { Tabs } from '@base-ui/react/tabs';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Page } from '../../../../ui/page.tsx';
import { CustomerActions } from '../../features/customers/actions/customer-actions.tsx';
import { SearchBar } from '../../features/search/search-bar.tsx';
import { SearchResults } from '../../features/search/search-results.tsx';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import { ExportButton } from './export-button.tsx';
import { Filters } from './filters.tsx';
import { type ListSearch, tabs } from './list-search.ts';
import { CreditNoteList, CustomerList, InvoiceList, SubscriptionList } from './lists.tsx';
import { SavedViews } from './saved-views.tsx';
import { tabClass } from './tab-class.ts';

const lists = {
  customers: CustomerList,
  subscriptions: SubscriptionList,
  invoices: InvoiceList,
  creditNotes: CreditNoteList,
} as const;

export function SubscriptionsAndInvoices() {
  const t = useSearchTexts();
  const search = useSearch({ from: '/staff/subscriptions-invoices' });
  const navigate = useNavigate();
  const go = useCallback(
    (change: Partial<ListSearch>, isNewStep = true) =>
      void navigate({
        to: '/subscriptions-invoices',
        search: (before) => ({ ...before, page: undefined, ...change }),
        replace: !isNewStep,
      }),
    [navigate],
  );
  const onQuery = useCallback((q: string) => go({ q: q || undefined }, false), [go]);
  const query = search.q ?? '';
  const tab = search.tab ?? 'customers';
  const List = lists[tab];
  return (
    <Page title={t('title')} actions={<SavedViews search={search} />}>
      <div className="mb-5">
        <SearchBar query={query} onQuery={onQuery} />
      </div>
      {query.trim() === '' ? (
        <Tabs.Root value={tab} onValueChange={(chosen) => go({ tab: tabs.find((one) => one === chosen) })}>
          <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
            <Tabs.List className="flex flex-wrap gap-1" aria-label={t('title')}>
              {tabs.map((name) => (
                <Tabs.Tab key={name} value={name} className={tabClass}>
                  {t(name)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <Filters tab={tab} search={search} onChange={go} />
              <ExportButton tab={tab} />
            </div>
          </div>
          <Tabs.Panel value={tab}>
            <List search={search} onPage={(page) => go({ page })} />
          </Tabs.Panel>
        </Tabs.Root>
      ) : (
        <SearchResults
          query={query}
          actionsOf={(customer) => <CustomerActions customer={customer} isSmall />}
        />
      )}
    </Page>
  );
}
