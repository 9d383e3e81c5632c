/** One's own access: password, second factor, and where one is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { Notice, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { backOffice, type OpenSession, type Session } from '../../api/back-office.ts';
import { problemOf, problemsOf } from '../../api/problems.ts';
import { sessionKey } from '../../api/query-client.ts';
import { currentSession } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { useAccountTexts } from './account-texts.ts';
import { SecondFactor } from './second-factor.tsx';

export function AccountPage() {
  const t = useAccountTexts();
  const { data: session } = useQuery(currentSession);
  if (!session) return null;
  return (
    <Page title={t('title')} below={<AgentLine session={session} />}>
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <SecondFactor session={session} />
        <PasswordPanel />
      </div>
      {!session.LacksSecondFactor && <Sessions />}
    </Page>
  );
}

function AgentLine({ session: { Agent } }: { readonly session: Session }) {
  return <span className="text-soft">{[Agent.Name, Agent.Email].join(' · ')}</span>;
}

interface Fields {
  readonly CurrentPassword: string;
  readonly Password: string;
}

function PasswordPanel() {
  const t = useAccountTexts();
  const client = useQueryClient();
  const { register, handleSubmit } = useForm<Fields>({
    defaultValues: { CurrentPassword: '', Password: '' },
  });
  const change = useAction({
    run: (fields: Fields) => backOffice().session.changePassword(fields),
    done: () => t('changed'),
    onDone: () => client.setQueryData(sessionKey, null),
    isShownByForm: true,
  });
  const problem = (field: keyof Fields) => problemOf(change.error, field);
  return (
    <Panel title={t('passwordTitle')}>
      <form onSubmit={handleSubmit((fields) => change.mutate(fields))} noValidate>
        {change.isError &&
          problemsOf(change.error, ['CurrentPassword', 'Password']).map((problem) => (
            <Notice key={problem} tone="bad">
              {problem}
            </Notice>
          ))}
        <TextField
          label={t('current')}
          type="password"
          autoComplete="current-password"
          {...register('CurrentPassword')}
          problem={problem('CurrentPassword')}
        />
        <TextField
          label={t('next')}
          hint={t('nextHint')}
          type="password"
          autoComplete="new-password"
          {...register('Password')}
          problem={problem('Password')}
        />
        <Button type="submit" isBusy={change.isPending}>
          {t('change')}
        </Button>
      </form>
    </Panel>
  );
}

function Sessions() {
  const t = useAccountTexts();
  const { dateTime } = useFormats();
  const { data } = useQuery({
    queryKey: ['openSessions'],
    queryFn: ({ signal }) => backOffice().session.listSessions({}, { signal }),
  });
  const columns: readonly Column<OpenSession>[] = [
    {
      key: 'browser',
      name: t('browser'),
      cell: ({ UserAgent, IsCurrent }) => (
        <span className="break-words">
          {UserAgent} {IsCurrent && <Badge tone="good">{t('here')}</Badge>}
        </span>
      ),
    },
    { key: 'network', name: t('network'), isWhole: true, isSecondary: true, cell: ({ Address }) => Address },
    {
      key: 'lastUse',
      name: t('lastUse'),
      isWhole: true,
      cell: ({ DateLastUse }) => dateTime(DateLastUse),
    },
  ];
  return (
    <Panel title={t('sessions')}>
      <Table label={t('sessions')} columns={columns} rows={data?.Items} keyOf={({ Id }) => Id} empty={null} />
    </Panel>
  );
}
