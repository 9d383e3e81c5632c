/** What can be done with somebody of the team. */
import { useState } from 'react';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { type Agent, backOffice } from '../../api/back-office.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { RoleDialog } from './agent-dialogs.tsx';
import { useAgentTexts } from './agent-texts.ts';

interface AgentActionsProps {
  readonly agent: Agent;
}

export function AgentActions({ agent }: AgentActionsProps) {
  const t = useAgentTexts();
  const [open, setOpen] = useState<'changeRole' | 'suspend'>();
  const name = agent.Name;
  const input = { AgentId: agent.Id };
  const close = () => setOpen(undefined);
  const invite = useAction({
    run: () => backOffice().agents.invite(input),
    done: () => t('invited', { name }),
  });
  const enable = useAction({
    run: () => backOffice().agents.enable(input),
    done: () => t('enabled', { name }),
  });
  const isEnabled = agent.Status === 'Enabled';
  const actions: Action[] = [
    { key: 'changeRole', name: t('changeRole'), onChoose: () => setOpen('changeRole') },
    ...(isEnabled && agent.Email
      ? [{ key: 'invite', name: t('invite'), onChoose: () => invite.mutate() }]
      : []),
    isEnabled
      ? {
          key: 'suspend',
          name: t('suspend'),
          onChoose: () => setOpen('suspend'),
          isDanger: true,
          isApart: true,
        }
      : { key: 'enable', name: t('enable'), onChoose: () => enable.mutate(), isApart: true },
  ];
  return (
    <>
      <ActionMenu label={t('actionsFor', { name })} actions={actions} isSmall />
      {open === 'changeRole' && <RoleDialog agent={agent} onClose={close} />}
      {open === 'suspend' && (
        <ConfirmedAction
          title={t('suspend')}
          isDanger
          run={() => backOffice().agents.suspend(input)}
          done={() => t('suspended', { name })}
          onClose={close}
        >
          <p>{t('suspendText', { name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
