/** What can be done with one webhook. */
import { useState } from 'react';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { backOffice, type Webhook } from '../../api/back-office.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useIntegrationTexts } from './integration-texts.ts';
import { VerifyWebhook, WebhookSecrets } from './webhook-dialogs.tsx';

interface WebhookActionsProps {
  readonly webhook: Webhook;
  readonly isWritable: boolean;
  readonly onDeliveries: (webhookId: number) => void;
}

export function WebhookActions({ webhook, isWritable, onDeliveries }: WebhookActionsProps) {
  const t = useIntegrationTexts();
  const [open, setOpen] = useState<'verify' | 'secrets' | 'delete'>();
  const close = () => setOpen(undefined);
  const { Id: WebhookId, StateWebhook, Url } = webhook;
  const isPaused = StateWebhook === 'Paused';
  const pause = useAction({
    run: () => backOffice().webhooks.update({ WebhookId, IsPaused: !isPaused }),
    done: () => t(isPaused ? 'resumed' : 'paused'),
  });
  const changes: readonly Action[] = [
    ...(StateWebhook === 'Unverified'
      ? [{ key: 'verify', name: t('verify'), onChoose: () => setOpen('verify') }]
      : [{ key: 'pause', name: t(isPaused ? 'resume' : 'pause'), onChoose: () => pause.mutate() }]),
    { key: 'secrets', name: t('secrets'), onChoose: () => setOpen('secrets') },
    { key: 'delete', name: t('delete'), onChoose: () => setOpen('delete') },
  ];
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { name: Url })}
        actions={[
          { key: 'deliveries', name: t('seeDeliveries'), onChoose: () => onDeliveries(WebhookId) },
          ...(isWritable ? changes : []),
        ]}
        isSmall
      />
      {open === 'verify' && <VerifyWebhook webhook={webhook} onClose={close} />}
      {open === 'secrets' && <WebhookSecrets webhook={webhook} onClose={close} />}
      {open === 'delete' && (
        <ConfirmedAction
          title={t('delete')}
          isDanger
          run={() => backOffice().webhooks.delete({ WebhookId })}
          done={() => t('deleted')}
          onClose={close}
        >
          <p>{t('deleteText')}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
