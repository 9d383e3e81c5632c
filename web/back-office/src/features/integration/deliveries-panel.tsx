/** What was sent to webhooks, and how they answered; each can be sent again. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Window } from '../../../../ui/dialog.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { backOffice, type WebhookNotification } from '../../api/back-office.ts';
import { deliveriesPage, oneDelivery } from '../../api/integration.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { StateChoice } from '../../forms/state-choice.tsx';
import { useIntegrationTexts } from './integration-texts.ts';

const states = ['Waiting', 'Succeeded', 'GivenUp', 'Held'] as const;
const tones = { Waiting: 'calm', Succeeded: 'good', GivenUp: 'bad', Held: 'warn' } as const;

interface DeliveriesPanelProps {
  /** Only of this one. */
  readonly webhookId: number | undefined;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function DeliveriesPanel({ webhookId, page, onPage }: DeliveriesPanelProps) {
  const t = useIntegrationTexts();
  const { dateTime } = useFormats();
  const [state, setState] = useState<(typeof states)[number]>();
  const [opened, setOpened] = useState<number>();
  const { data } = useQuery(
    deliveriesPage({ IdWebhook: webhookId, StateNotification: state, Page: page, SizePage: 25 }),
  );
  const columns: readonly Column<WebhookNotification>[] = [
    { key: 'when', name: t('when'), isWhole: true, cell: ({ DateTrigger }) => dateTime(DateTrigger) },
    { key: 'event', name: t('event'), cell: ({ TypeTrigger }) => TypeTrigger },
    {
      key: 'state',
      name: t('state'),
      cell: ({ StateNotification: one }) => <Badge tone={tones[one]}>{t(one)}</Badge>,
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: ({ Id }) => (
        <Button look="quiet" onClick={() => setOpened(Id)}>
          {t('open')}
        </Button>
      ),
    },
  ];
  return (
    <Panel
      title={t('deliveries')}
      actions={
        <StateChoice
          label={t('state')}
          all={t('all')}
          states={states}
          nameOf={(one) => t(one)}
          state={state}
          onState={setState}
        />
      }
    >
      <Table
        label={t('deliveries')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noDelivery')}>{t('noDeliveryMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {opened !== undefined && <Delivery id={opened} onClose={() => setOpened(undefined)} />}
    </Panel>
  );
}

function Delivery({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const t = useIntegrationTexts();
  const { dateTime } = useFormats();
  const isWritable = useMayWrite()('Integration');
  const { data } = useQuery(oneDelivery(id));
  const replay = useAction({
    run: () => backOffice().webhooks.replayNotification({ NotificationId: id }),
    done: () => t('replayed'),
  });
  return (
    <Window title={data?.TypeTrigger ?? t('deliveries')} onClose={onClose}>
      {data?.Attempts.map(
        ({ DateAttempt, DurationMilliseconds, StatusAnswer, AnswerBody, Error: failure }) => (
          <div key={DateAttempt} className="mb-3">
            <p className="font-medium">
              {t('attempt', {
                when: dateTime(DateAttempt),
                status: StatusAnswer ?? failure ?? t('noAnswer'),
                duration: DurationMilliseconds,
              })}
            </p>
            {AnswerBody !== undefined && AnswerBody !== '' && <Code text={AnswerBody} />}
          </div>
        ),
      )}
      {data && (
        <>
          <p className="mb-1 font-medium">{t('body')}</p>
          <Code text={readable(data.Body)} />
          {isWritable && (
            <Button look="primary" isBusy={replay.isPending} onClick={() => replay.mutate()}>
              {t('replay')}
            </Button>
          )}
        </>
      )}
    </Window>
  );
}

function Code({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <pre tabIndex={0} className="mb-3 max-h-64 overflow-auto rounded-md bg-sunken p-3 text-sm">
      {text}
    </pre>
  );
}

function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not JSON: shown as it is.
    return body;
  }
}
