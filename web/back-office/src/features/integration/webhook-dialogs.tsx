/** Adding a webhook, verifying its address, and its secrets. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Window } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/page.tsx';
import { backOffice, type Webhook } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useIntegrationTexts } from './integration-texts.ts';
import { ShownSecrets } from './shown-secrets.tsx';

interface CloseProps {
  readonly onClose: () => void;
}

export function AddWebhook({ onClose }: CloseProps) {
  const t = useIntegrationTexts();
  const [Url, setUrl] = useState('');
  const [events, setEvents] = useState('');
  const add = useAction({
    run: () => {
      const Triggers = events.split(/[\s,;]+/).filter((name) => name !== '');
      return backOffice().webhooks.create({ Url, ...(Triggers.length > 0 && { Triggers }) });
    },
    done: () => t('webhookAdded'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('addWebhook')}
      save={t('addWebhook')}
      isBusy={add.isPending}
      error={add.error}
      shown={['Url']}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate();
      }}
      onClose={onClose}
    >
      <TextField
        label={t('url')}
        hint={t('urlMore')}
        type="url"
        value={Url}
        onChange={({ target }) => setUrl(target.value)}
        problem={problemOf(add.error, 'Url')}
      />
      <TextField
        label={t('eventsField')}
        hint={t('eventsMore')}
        isOptional
        value={events}
        onChange={({ target }) => setEvents(target.value)}
      />
    </FormDialog>
  );
}

interface WebhookProps extends CloseProps {
  readonly webhook: Webhook;
}

/** Sends a code when it opens, and takes what arrived. */
export function VerifyWebhook({ webhook, onClose }: WebhookProps) {
  const t = useIntegrationTexts();
  const [Code, setCode] = useState('');
  const WebhookId = webhook.Id;
  const sent = useQuery({
    queryKey: ['webhookCode', WebhookId],
    queryFn: () => backOffice().webhooks.sendVerification({ WebhookId, SendCode: true }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const confirm = useAction({
    run: () => backOffice().webhooks.confirmVerification({ WebhookId, Code }),
    done: () => t('verified'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('verify')}
      save={t('verify')}
      isBusy={confirm.isPending}
      error={confirm.error}
      shown={['Code']}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate();
      }}
      onClose={onClose}
    >
      {sent.data?.IsReceived === false && <Notice tone="warn">{t('notReceived')}</Notice>}
      <p className="mb-3">{t('verifyText')}</p>
      <TextField
        label={t('code')}
        value={Code}
        onChange={({ target }) => setCode(target.value)}
        problem={problemOf(confirm.error, 'Code')}
        autoComplete="off"
      />
    </FormDialog>
  );
}

export function WebhookSecrets({ webhook, onClose }: WebhookProps) {
  const t = useIntegrationTexts();
  const { data } = useQuery({
    queryKey: ['webhookSecrets', webhook.Id],
    queryFn: ({ signal }) => backOffice().webhooks.showSecrets({ WebhookId: webhook.Id }, { signal }),
    gcTime: 0,
  });
  return (
    <Window title={t('secrets')} onClose={onClose}>
      <p className="mb-3 text-soft">{t('secretsMore')}</p>
      {data && (
        <ShownSecrets
          secrets={[
            { name: t('signingSecret'), value: data.SigningSecret },
            { name: t('oldSecret'), value: data.Secret },
          ]}
          copied={data.SigningSecret}
          copy={t('signingSecret')}
        />
      )}
    </Window>
  );
}
