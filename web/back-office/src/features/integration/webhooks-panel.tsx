/** The addresses that are told of events. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import type { Webhook } from '../../api/back-office.ts';
import { webhooksPage } from '../../api/integration.ts';
import { useMayWrite } from '../../api/session.ts';
import { useIntegrationTexts } from './integration-texts.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { AddWebhook } from './webhook-dialogs.tsx';

interface WebhooksPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly onDeliveries: (webhookId: number) => void;
}

const tones = { Unverified: 'warn', Active: 'good', Paused: 'bad' } as const;

export function WebhooksPanel({ page, onPage, onDeliveries }: WebhooksPanelProps) {
  const t = useIntegrationTexts();
  const isWritable = useMayWrite()('Integration');
  const [isAdding, setAdding] = useState(false);
  const { data } = useQuery(webhooksPage({ Page: page, SizePage: 25 }));
  const columns: readonly Column<Webhook>[] = [
    { key: 'url', name: t('url'), cell: ({ Url }) => <span className="break-all">{Url}</span> },
    {
      key: 'events',
      name: t('events'),
      isSecondary: true,
      cell: ({ Triggers, IsAllTriggers }) => (IsAllTriggers ? t('allEvents') : Triggers.join(', ')),
    },
    {
      key: 'state',
      name: t('state'),
      cell: ({ StateWebhook, CountFailures }) => (
        <>
          <Badge tone={tones[StateWebhook]}>{t(StateWebhook)}</Badge>
          {CountFailures > 0 && (
            <span className="block text-bad">{t('failing', { count: CountFailures })}</span>
          )}
        </>
      ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (webhook) => (
        <WebhookActions webhook={webhook} isWritable={isWritable} onDeliveries={onDeliveries} />
      ),
    },
  ];
  return (
    <Panel
      title={t('webhooks')}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('addWebhook')}
          </Button>
        )
      }
    >
      <Table
        label={t('webhooks')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noWebhook')}>{t('noWebhookMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {isAdding && <AddWebhook onClose={() => setAdding(false)} />}
    </Panel>
  );
}
