/** The people who work with the business: invited, given a role, suspended. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { CheckField } from '../../../../ui/field.tsx';
import { Empty, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { type Agent, backOffice } from '../../api/back-office.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { AgentActions } from './agent-actions.tsx';
import { InviteDialog } from './agent-dialogs.tsx';
import { useAgentTexts } from './agent-texts.ts';

export function AgentsPage() {
  const t = useAgentTexts();
  const mayWrite = useMayWrite();
  const isWritable = mayWrite('Agents');
  const [page, setPage] = useState(1);
  const [isInviting, setInviting] = useState(false);
  const { data } = useQuery({
    queryKey: ['agents', page],
    queryFn: ({ signal }) => backOffice().agents.list({ Page: page, SizePage: 25 }, { signal }),
    placeholderData: keepPreviousData,
  });
  const columns: readonly Column<Agent>[] = [
    { key: 'name', name: t('name'), cell: ({ Name }) => <span className="font-medium">{Name}</span> },
    { key: 'email', name: t('email'), isSecondary: true, cell: ({ Email }) => Email },
    { key: 'role', name: t('role'), cell: ({ Role }) => t(Role) },
    {
      key: 'state',
      name: t('state'),
      cell: ({ Status }) => <Badge tone={Status === 'Enabled' ? 'good' : 'warn'}>{t(Status)}</Badge>,
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (agent) => isWritable && <AgentActions agent={agent} />,
    },
  ];
  return (
    <Page
      title={t('title')}
      below={<p className="text-soft">{t('lead')}</p>}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setInviting(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <Panel title={t('title')}>
        <Table
          label={t('title')}
          columns={columns}
          rows={data?.Items}
          keyOf={({ Id }) => Id}
          empty={<Empty title={t('none')} />}
        />
        {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={setPage} />}
      </Panel>
      {isWritable && <SignInRules />}
      {isInviting && <InviteDialog onClose={() => setInviting(false)} />}
    </Page>
  );
}

function SignInRules() {
  const t = useAgentTexts();
  const { data } = useQuery({
    queryKey: ['signInRules'],
    queryFn: ({ signal }) => backOffice().agents.showSignInRules({}, { signal }),
  });
  const change = useAction({
    run: (RequiresSecondFactor: boolean) => backOffice().agents.updateSignInRules({ RequiresSecondFactor }),
    done: () => t('saved'),
  });
  if (data === undefined) return null;
  return (
    <CheckField
      label={t('requires')}
      hint={t('requiresMore')}
      checked={data.RequiresSecondFactor}
      disabled={change.isPending}
      onChange={({ target }) => change.mutate(target.checked)}
    />
  );
}
