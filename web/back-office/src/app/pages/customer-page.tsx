/** One customer: all that an agent wants to know of it on one page. */
import { useQuery } from '@tanstack/react-query';
import { Notice, Page, Panel } from '../../../../ui/page.tsx';
import { wholeCustomer } from '../../api/customers.ts';
import { invoicesPage } from '../../api/finance.ts';
import { isMissing } from '../../api/problems.ts';
import { subscriptionsPage } from '../../api/subscriptions.ts';
import { CustomerActions } from '../../features/customers/actions/customer-actions.tsx';
import { Messages, Recent, Upcoming } from '../../features/customers/customer-activity.tsx';
import { Balance, Identity, Notes, Payment } from '../../features/customers/customer-panels.tsx';
import { useCustomerTexts } from '../../features/customers/customer-texts.ts';
import { InvoicesTable } from '../../features/invoices/invoices-table.tsx';
import { SubscriptionsTable } from '../../features/subscriptions/subscriptions-table.tsx';
import { CustomerBadges } from '../../vocabulary/states.tsx';

const ownColumn: ReadonlySet<string> = new Set(['customer']);
const narrow: ReadonlySet<string> = new Set(['customer', 'started']);

export function CustomerPage({ customerId }: { readonly customerId: number }) {
  const t = useCustomerTexts();
  const { data: customer, error } = useQuery(wholeCustomer(customerId));
  if (isMissing(error)) return <Page title={t('notFound')}>{t('notFoundMore')}</Page>;
  if (customer === undefined) return null;
  return (
    <Page
      above={t('customer')}
      title={customer.Name || t('unnamed')}
      below={<CustomerBadges status={customer.Status} isGreyListed={customer.IsGreyListed} />}
      actions={<CustomerActions customer={customer} />}
    >
      {customer.Status === 'Suspended' && <Notice tone="warn">{t('suspendedNotice')}</Notice>}
      {customer.IsGreyListed && <Notice tone="warn">{t('greyNotice')}</Notice>}
      <div className="grid items-start gap-x-6 lg:grid-cols-[1fr_22rem]">
        <div className="min-w-0">
          <Subscriptions customerId={customerId} />
          <Balance customer={customer} />
          <Invoices customerId={customerId} />
          <Upcoming customerId={customerId} />
          <Recent customerId={customerId} />
        </div>
        <div className="min-w-0">
          <Identity customer={customer} />
          <Payment customer={customer} />
          <Notes customer={customer} />
          <Messages customerId={customerId} />
        </div>
      </div>
    </Page>
  );
}

interface Held {
  readonly customerId: number;
}

function Subscriptions({ customerId }: Held) {
  const t = useCustomerTexts();
  const { data } = useQuery(subscriptionsPage({ IdCustomer: customerId, SizePage: 20 }));
  return (
    <Panel title={t('subscriptions')}>
      {data?.Items.length === 0 ? (
        <p className="text-soft">{t('noSubscription')}</p>
      ) : (
        <SubscriptionsTable subscriptions={data?.Items} hidden={narrow} />
      )}
    </Panel>
  );
}

function Invoices({ customerId }: Held) {
  const t = useCustomerTexts();
  const { data } = useQuery(invoicesPage({ IdCustomer: customerId, SizePage: 20 }));
  return (
    <Panel title={t('invoices')}>
      {data?.Items.length === 0 ? (
        <p className="text-soft">{t('noInvoice')}</p>
      ) : (
        <InvoicesTable invoices={data?.Items} hidden={ownColumn} isFiltered />
      )}
    </Panel>
  );
}
