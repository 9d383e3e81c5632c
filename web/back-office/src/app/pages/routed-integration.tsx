/** What programs need: keys, webhooks and their deliveries, and the clock of a sandbox. */
import { Tabs } from '@base-ui/react/tabs';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { linkClass } from '../../../../ui/link-class.ts';
import { Page } from '../../../../ui/page.tsx';
import { currentSession } from '../../api/session.ts';
import { ClockPanel } from '../../features/integration/clock-panel.tsx';
import { DeliveriesPanel } from '../../features/integration/deliveries-panel.tsx';
import { integrationTabs } from '../../features/integration/integration-tabs.ts';
import { useIntegrationTexts } from '../../features/integration/integration-texts.ts';
import { KeysPanel } from '../../features/integration/keys-panel.tsx';
import { WebhooksPanel } from '../../features/integration/webhooks-panel.tsx';
import { tabClass } from './tab-class.ts';

export function RoutedIntegration() {
  const t = useIntegrationTexts();
  const { data: session } = useQuery(currentSession);
  const { part: tab = 'keys', webhook, page = 1 } = useSearch({ from: '/staff/integration' });
  const navigate = useNavigate();
  const onPage = (wanted: number) =>
    void navigate({ to: '/integration', search: { part: tab, webhook, page: wanted } });
  const isSandbox = session?.Business.TypeBusiness === 'Sandbox';
  const tabs = integrationTabs.filter((name) => name !== 'clock' || isSandbox);
  const guide = (
    <a href="/docs" className={linkClass}>
      {t('guide')}
    </a>
  );
  // Keys and webhooks are not shown to every role, whatever it asks for.
  if (session?.AreasRead.includes('Integration') === false)
    return (
      <Page title={t('title')} below={guide}>
        <p>{t('forbidden')}</p>
      </Page>
    );
  return (
    <Page title={t('title')} below={guide}>
      <Tabs.Root
        value={tab}
        onValueChange={(chosen) =>
          void navigate({ to: '/integration', search: { part: tabs.find((one) => one === chosen) } })
        }
      >
        <Tabs.List className="mb-4 flex flex-wrap gap-1" aria-label={t('title')}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name} className={tabClass}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'keys' && <KeysPanel page={page} onPage={onPage} />}
          {tab === 'webhooks' && (
            <WebhooksPanel
              page={page}
              onPage={onPage}
              onDeliveries={(id) =>
                void navigate({ to: '/integration', search: { part: 'deliveries', webhook: id } })
              }
            />
          )}
          {tab === 'deliveries' && <DeliveriesPanel webhookId={webhook} page={page} onPage={onPage} />}
          {tab === 'clock' && isSandbox && <ClockPanel />}
        </Tabs.Panel>
      </Tabs.Root>
    </Page>
  );
}
