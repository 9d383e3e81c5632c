/** Inviting somebody, and changing what somebody may do. */
import { useForm, useWatch } from 'react-hook-form';
import { SelectField, TextField } from '../../../../ui/field.tsx';
import { type Agent, type AgentsCreateInput, backOffice } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useAgentTexts } from './agent-texts.ts';

const roles = ['Support', 'Finance', 'Developer', 'ReadOnly', 'Admin', 'Owner'] as const;
type Role = (typeof roles)[number];

function useRoleChoices() {
  const t = useAgentTexts();
  return roles.map((value) => ({ value, name: t(value) }));
}

interface Fields {
  readonly Name: string;
  readonly Email: string;
  readonly Language: 'fr' | 'en';
  readonly Role: Role;
}

/** Added and invited in one go; when only the letter fails, the person stands in the list and is invited again. */
async function addAndInvite(agent: AgentsCreateInput): Promise<Agent> {
  const { Id } = await backOffice().agents.create(agent);
  return backOffice().agents.invite({ AgentId: Id });
}

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useAgentTexts();
  const { register, handleSubmit, control } = useForm<Fields>({
    defaultValues: { Name: '', Email: '', Language: 'fr', Role: 'Support' },
  });
  const role = useWatch({ control, name: 'Role' });
  const invite = useAction({
    run: addAndInvite,
    done: ({ Name }) => t('invited', { name: Name }),
    onDone: onClose,
    isShownByForm: true,
  });
  const problem = (field: keyof Fields) => problemOf(invite.error, field);
  return (
    <FormDialog
      title={t('add')}
      save={t('add')}
      isBusy={invite.isPending}
      error={invite.error}
      shown={['Name', 'Email', 'Language', 'Role']}
      onSubmit={handleSubmit((fields) => invite.mutate(fields))}
      onClose={onClose}
    >
      <p className="mb-3 text-soft">{t('addMore')}</p>
      <TextField label={t('name')} {...register('Name')} problem={problem('Name')} autoComplete="off" />
      <TextField
        label={t('email')}
        type="email"
        {...register('Email')}
        problem={problem('Email')}
        autoComplete="off"
      />
      <SelectField
        label={t('language')}
        {...register('Language')}
        problem={problem('Language')}
        choices={[
          { value: 'fr', name: t('French') },
          { value: 'en', name: t('English') },
        ]}
      />
      <SelectField
        label={t('role')}
        hint={t(`${role}More`)}
        {...register('Role')}
        problem={problem('Role')}
        choices={useRoleChoices()}
      />
    </FormDialog>
  );
}

interface RoleDialogProps {
  readonly agent: Agent;
  readonly onClose: () => void;
}

export function RoleDialog({ agent, onClose }: RoleDialogProps) {
  const t = useAgentTexts();
  const { register, handleSubmit, control } = useForm<{ readonly Role: Role }>({
    defaultValues: { Role: agent.Role },
  });
  const role = useWatch({ control, name: 'Role' });
  const change = useAction({
    run: ({ Role }: { readonly Role: Role }) => backOffice().agents.update({ AgentId: agent.Id, Role }),
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('changeRole')}
      isBusy={change.isPending}
      error={change.error}
      shown={['Role']}
      onSubmit={handleSubmit((fields) => change.mutate(fields))}
      onClose={onClose}
    >
      <SelectField
        label={t('role')}
        hint={t(`${role}More`)}
        {...register('Role')}
        problem={problemOf(change.error, 'Role')}
        choices={useRoleChoices()}
      />
    </FormDialog>
  );
}
