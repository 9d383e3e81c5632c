/** The keys of programs: created, given a new secret, revoked. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Window } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Notice, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { type ApiKey, backOffice, type CreatedApiKey } from '../../api/back-office.ts';
import { apiKeysPage } from '../../api/integration.ts';
import { problemOf } from '../../api/problems.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useIntegrationTexts } from './integration-texts.ts';
import { ShownSecrets } from './shown-secrets.tsx';

interface KeysPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function KeysPanel({ page, onPage }: KeysPanelProps) {
  const t = useIntegrationTexts();
  const isWritable = useMayWrite()('Integration');
  const [isAdding, setAdding] = useState(false);
  const [made, setMade] = useState<CreatedApiKey>();
  const { data } = useQuery(apiKeysPage({ Page: page, SizePage: 25 }));
  return (
    <Panel
      title={t('keys')}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('addKey')}
          </Button>
        )
      }
    >
      <Table
        label={t('keys')}
        columns={useColumns(isWritable, setMade)}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noKey')}>{t('noKeyMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {isAdding && <KeyDialog onMade={setMade} onClose={() => setAdding(false)} />}
      {made && <MadeKey made={made} onClose={() => setMade(undefined)} />}
    </Panel>
  );
}

function useColumns(isWritable: boolean, onMade: (made: CreatedApiKey) => void): readonly Column<ApiKey>[] {
  const t = useIntegrationTexts();
  const { fromNow } = useFormats();
  return [
    { key: 'name', name: t('name'), cell: ({ Name }) => <span className="font-medium">{Name}</span> },
    {
      key: 'agentKey',
      name: t('agentKey'),
      isSecondary: true,
      cell: ({ AgentKey }) => <span className="font-mono text-sm break-all">{AgentKey}</span>,
    },
    { key: 'owner', name: t('owner'), isSecondary: true, cell: ({ AgentName }) => AgentName },
    {
      key: 'scopes',
      name: t('scopes'),
      isSecondary: true,
      cell: ({ Scopes }) => Scopes.map((scope) => t(scope)).join(', '),
    },
    {
      key: 'lastUse',
      name: t('lastUse'),
      cell: ({ DateLastUse }) => (DateLastUse === undefined ? t('never') : fromNow(DateLastUse)),
    },
    {
      key: 'state',
      name: t('state'),
      cell: ({ IsRevoked }) => (
        <Badge tone={IsRevoked ? 'none' : 'good'}>{IsRevoked ? t('revoked') : t('active')}</Badge>
      ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (key) => isWritable && !key.IsRevoked && <KeyActions apiKey={key} onMade={onMade} />,
    },
  ];
}

interface KeyActionsProps {
  readonly apiKey: ApiKey;
  readonly onMade: (made: CreatedApiKey) => void;
}

function KeyActions({ apiKey, onMade }: KeyActionsProps) {
  const t = useIntegrationTexts();
  const [open, setOpen] = useState<'rotate' | 'revoke'>();
  const { Id: ApiKeyId, Name } = apiKey;
  const close = () => setOpen(undefined);
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { name: Name })}
        actions={[
          { key: 'rotate', name: t('rotate'), onChoose: () => setOpen('rotate') },
          { key: 'revoke', name: t('revoke'), onChoose: () => setOpen('revoke') },
        ]}
        isSmall
      />
      {open === 'rotate' && (
        <ConfirmedAction
          title={t('rotate')}
          run={async () => onMade(await backOffice().apiKeys.rotate({ ApiKeyId }))}
          done={() => t('rotated')}
          onClose={close}
        >
          <p>{t('rotateText')}</p>
        </ConfirmedAction>
      )}
      {open === 'revoke' && (
        <ConfirmedAction
          title={t('revoke')}
          isDanger
          run={() => backOffice().apiKeys.revoke({ ApiKeyId })}
          done={() => t('revokeDone')}
          onClose={close}
        >
          <p>{t('revokeText', { name: Name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}

interface KeyDialogProps {
  readonly onMade: (made: CreatedApiKey) => void;
  readonly onClose: () => void;
}

function KeyDialog({ onMade, onClose }: KeyDialogProps) {
  const t = useIntegrationTexts();
  const [Name, setName] = useState('');
  const create = useAction({
    run: async () => onMade(await backOffice().apiKeys.create({ Name })),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('addKey')}
      save={t('addKey')}
      isBusy={create.isPending}
      error={create.error}
      shown={['Name']}
      onSubmit={(event) => {
        event.preventDefault();
        create.mutate();
      }}
      onClose={onClose}
    >
      <p className="mb-3 text-soft">{t('addKeyMore')}</p>
      <TextField
        label={t('name')}
        value={Name}
        onChange={({ target }) => setName(target.value)}
        problem={problemOf(create.error, 'Name')}
        autoComplete="off"
      />
    </FormDialog>
  );
}

function MadeKey({ made, onClose }: { readonly made: CreatedApiKey; readonly onClose: () => void }) {
  const t = useIntegrationTexts();
  return (
    <Window title={made.Name} onClose={onClose}>
      <Notice tone="warn">{t('keyMade')}</Notice>
      <ShownSecrets
        secrets={[
          { name: t('agentKey'), value: made.AgentKey },
          { name: t('apiKey'), value: made.ApiKey },
        ]}
        copied={`${made.AgentKey}:${made.ApiKey}`}
        copy={t('copyBoth')}
      />
    </Window>
  );
}
