/** What can be done with a subscription in the state in which it is. */
import { useState } from 'react';
import { CheckField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { backOffice, type Subscription } from '../../api/back-office.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useSubscriptionTexts } from './subscription-texts.ts';

type Opened = 'start' | 'suspend' | 'terminate' | 'cancelTermination';

const possible: Readonly<Record<Subscription['Status'], readonly Opened[]>> = {
  Draft: ['start'],
  Active: ['suspend', 'terminate'],
  Suspended: ['start', 'terminate'],
  Ended: [],
  Deleted: [],
};

interface Props {
  readonly subscription: Subscription;
}

export function SubscriptionActions({ subscription }: Props) {
  const t = useSubscriptionTexts();
  const mayWrite = useMayWrite();
  const [opened, setOpened] = useState<Opened>();
  const isEnding = subscription.StateSubscription === 'ActiveDelayedTermination';
  const names: readonly Opened[] = isEnding
    ? ['cancelTermination', ...possible[subscription.Status]]
    : possible[subscription.Status];
  if (!mayWrite('Subscriptions') || names.length === 0) return null;
  const label = (name: Opened) =>
    name === 'start' && subscription.Status === 'Suspended' ? t('restart') : t(name);
  const actions: Action[] = names.map((name) => ({
    key: name,
    name: label(name),
    onChoose: () => setOpened(name),
    isDanger: name === 'terminate',
  }));
  const onClose = () => setOpened(undefined);
  return (
    <>
      <ActionMenu label={t('actions')} actions={actions} />
      {opened === 'terminate' && <Termination subscription={subscription} onClose={onClose} />}
      {opened !== undefined && opened !== 'terminate' && (
        <Change name={opened} title={label(opened)} subscription={subscription} onClose={onClose} />
      )}
    </>
  );
}

const changes = {
  start: { text: 'startText', done: 'started_done' },
  suspend: { text: 'suspendText', done: 'suspended_done' },
  cancelTermination: { text: 'cancelText', done: 'cancelled_done' },
} as const;

interface ChangeProps extends Props {
  readonly name: keyof typeof changes;
  readonly title: string;
  readonly onClose: () => void;
}

function Change({ name, title, subscription, onClose }: ChangeProps) {
  const t = useSubscriptionTexts();
  return (
    <ConfirmedAction
      title={title}
      run={() => backOffice().subscriptions[name]({ SubscriptionId: subscription.Id })}
      done={() => t(changes[name].done)}
      onClose={onClose}
    >
      <p>{t(changes[name].text)}</p>
    </ConfirmedAction>
  );
}

function Termination({ subscription, onClose }: Props & { readonly onClose: () => void }) {
  const t = useSubscriptionTexts();
  const { date } = useFormats();
  const [isImmediate, setImmediate] = useState(false);
  const [ignoresEngagement, setIgnoresEngagement] = useState(false);
  const end = subscription.DateTerm ?? subscription.DatePeriodEnd;
  return (
    <ConfirmedAction
      title={t('terminateTitle')}
      confirm={t('terminate')}
      isDanger
      run={() =>
        backOffice().subscriptions.terminate({
          SubscriptionId: subscription.Id,
          Immediate: isImmediate,
          IgnoreEngagement: ignoresEngagement,
        })
      }
      done={() => t('terminated_done')}
      onClose={onClose}
    >
      <fieldset className="mb-3 space-y-2">
        <legend className="sr-only">{t('terminateTitle')}</legend>
        <When isChosen={!isImmediate} onChoose={() => setImmediate(false)} name={t('atTerm')}>
          {end && t('atTermMore', { date: date(end) })}
        </When>
        <When isChosen={isImmediate} onChoose={() => setImmediate(true)} name={t('now')}>
          {t('nowMore')}
        </When>
      </fieldset>
      {subscription.CountMinRecurrences !== undefined && (
        <CheckField
          label={t('ignoreEngagement')}
          checked={ignoresEngagement}
          onChange={({ target }) => setIgnoresEngagement(target.checked)}
        />
      )}
    </ConfirmedAction>
  );
}

interface WhenProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function When({ name, isChosen, onChoose, children }: WhenProps) {
  return (
    <label className="flex cursor-pointer items-start gap-3 rounded-lg border border-strong-line px-4 py-2.5 has-checked:border-accent has-checked:bg-wash">
      <input type="radio" name="when" checked={isChosen} onChange={onChoose} className="mt-1 accent-accent" />
      <span>
        <span className="font-medium">{name}</span>
        <span className="block text-soft">{children}</span>
      </span>
    </label>
  );
}
