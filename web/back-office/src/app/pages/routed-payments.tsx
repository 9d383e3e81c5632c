/** The lists of money, with what their address says of them. */
import { Tabs } from '@base-ui/react/tabs';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Page } from '../../../../ui/page.tsx';
import { paymentTabs } from '../../features/payments/payment-tabs.ts';
import { usePaymentTexts } from '../../features/payments/payment-texts.ts';
import { PaymentsList } from '../../features/payments/payments-list.tsx';
import { ReceiptsList } from '../../features/payments/receipts-list.tsx';
import { SepaPanel } from '../../features/payments/sepa-panel.tsx';
import { tabClass } from './tab-class.ts';

export function RoutedPayments() {
  const t = usePaymentTexts();
  const {
    part: tab = 'payments',
    state,
    page = 1,
    onAccount = false,
  } = useSearch({ from: '/staff/payments' });
  const navigate = useNavigate();
  const go = (change: {
    readonly state?: typeof state;
    readonly page?: number;
    readonly onAccount?: boolean;
  }) =>
    void navigate({
      to: '/payments',
      search: { part: tab, state, onAccount: onAccount || undefined, ...change },
    });
  const onPage = (wanted: number) => go({ page: wanted });
  return (
    <Page title={t('title')}>
      <Tabs.Root
        value={tab}
        onValueChange={(chosen) =>
          void navigate({ to: '/payments', search: { part: paymentTabs.find((one) => one === chosen) } })
        }
      >
        <Tabs.List className="mb-4 flex flex-wrap gap-1" aria-label={t('title')}>
          {paymentTabs.map((name) => (
            <Tabs.Tab key={name} value={name} className={tabClass}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'payments' && (
            <PaymentsList
              state={state}
              page={page}
              onState={(wanted) => go({ state: wanted })}
              onPage={onPage}
            />
          )}
          {tab === 'receipts' && (
            <ReceiptsList
              page={page}
              isOnAccount={onAccount}
              onPage={onPage}
              onAccountOnly={(wanted) => go({ onAccount: wanted || undefined })}
            />
          )}
          {tab === 'sepa' && <SepaPanel page={page} onPage={onPage} />}
        </Tabs.Panel>
      </Tabs.Root>
    </Page>
  );
}
