/** What a search found, of each kind. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty, Panel } from '../../../../ui/page.tsx';
import type { FoundCustomer } from '../../api/back-office.ts';
import { searchFor } from '../../api/search.ts';
import { CustomerBadges, InvoiceBadge, SubscriptionBadge } from '../../vocabulary/states.tsx';
import { useSearchTexts } from './search-texts.ts';

interface SearchResultsProps {
  readonly query: string;
  /** The menu at the end of a customer's row. */
  readonly actionsOf: (customer: FoundCustomer) => ReactNode;
}

/** Of each kind: who looks for more, looks more precisely. */
const MOST = 12;

export function SearchResults({ query, actionsOf }: SearchResultsProps) {
  const t = useSearchTexts();
  const { data } = useQuery(searchFor(query, MOST));
  const { money, date } = useFormats();
  if (data === undefined) return null;
  const { Customers, Subscriptions, Invoices } = data;
  if (Customers.length + Subscriptions.length + Invoices.length === 0)
    return <Empty title={t('nothing', { query })}>{t('nothingMore')}</Empty>;
  return (
    <div aria-live="polite">
      <Found title={t('customers')} count={Customers.length}>
        {Customers.map((customer) => (
          <Row
            key={customer.Id}
            end={actionsOf(customer)}
            state={<CustomerBadges status={customer.Status} isGreyListed={customer.IsGreyListed} />}
          >
            <Link
              to="/customers/$customerId"
              params={{ customerId: String(customer.Id) }}
              className={linkClass}
            >
              {customer.Name || customer.ReferenceCustomer}
            </Link>
            <div className="text-soft">
              {[customer.ReferenceCustomer, customer.Email].filter(Boolean).join(' · ')}
            </div>
          </Row>
        ))}
      </Found>
      <Found title={t('subscriptions')} count={Subscriptions.length}>
        {Subscriptions.map((subscription) => (
          <Row
            key={subscription.Id}
            state={<SubscriptionBadge state={subscription.StateSubscription} />}
            end={subscription.DatePeriodEnd && date(subscription.DatePeriodEnd)}
          >
            <Link
              to="/subscriptions/$subscriptionId"
              params={{ subscriptionId: String(subscription.Id) }}
              className={linkClass}
            >
              {subscription.ReferenceOffer}
            </Link>
          </Row>
        ))}
      </Found>
      <Found title={t('invoices')} count={Invoices.length}>
        {Invoices.map((invoice) => (
          <Row
            key={invoice.Id}
            state={<InvoiceBadge state={invoice.StateInvoice} />}
            end={money(invoice.AmountTotal, invoice.Currency)}
          >
            <Link to="/invoices/$invoiceId" params={{ invoiceId: String(invoice.Id) }} className={linkClass}>
              {invoice.FullNumber}
            </Link>
            <div className="text-soft">{date(invoice.DateIssue)}</div>
          </Row>
        ))}
      </Found>
    </div>
  );
}

interface FoundProps {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}

function Found({ title, count, children }: FoundProps) {
  if (count === 0) return null;
  return (
    <Panel title={title}>
      <ul>{children}</ul>
    </Panel>
  );
}

interface RowProps {
  readonly state: ReactNode;
  readonly end: ReactNode;
  readonly children: ReactNode;
}

function Row({ state, end, children }: RowProps) {
  return (
    <li className="grid grid-cols-[1fr_auto_auto] items-center gap-4 border-b border-line py-2 last:border-0">
      <div className="min-w-0 break-words">{children}</div>
      <div>{state}</div>
      <div className="min-w-24 text-right tabular-nums">{end}</div>
    </li>
  );
}
