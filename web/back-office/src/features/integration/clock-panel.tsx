/** The clock of a sandbox: stopped, let run, or moved forward. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { Facts, Notice, Panel } from '../../../../ui/page.tsx';
import { backOffice, type TestClock } from '../../api/back-office.ts';
import { testClock } from '../../api/integration.ts';
import { problemsOf } from '../../api/problems.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { useIntegrationTexts } from './integration-texts.ts';

export function ClockPanel() {
  const t = useIntegrationTexts();
  const { dateTime } = useFormats();
  const isWritable = useMayWrite()('Organization');
  const { data } = useQuery(testClock);
  if (data === undefined) return null;
  return (
    <Panel title={t('clock')}>
      <p className="mb-3 max-w-prose text-soft">{t('clockLead')}</p>
      <Facts facts={[{ name: t('now'), value: `${dateTime(data.DateClock)} (${t(data.ModeClock)})` }]} />
      {isWritable && <Moving clock={data} />}
    </Panel>
  );
}

function Moving({ clock }: { readonly clock: TestClock }) {
  const t = useIntegrationTexts();
  const [day, setDay] = useState('');
  const isFrozen = clock.ModeClock === 'Frozen';
  const change = useAction({
    run: () => backOffice().testClock.update({ ModeClock: isFrozen ? 'Running' : 'Frozen' }),
    done: () => t(isFrozen ? 'running' : 'frozen'),
    isShownByForm: true,
  });
  const move = useAction({
    run: () => backOffice().testClock.update({ ModeClock: 'Frozen', DateClock: new Date(day).toISOString() }),
    done: ({ CountRenewed: renewed, CountInvoiced: invoiced, CountOverdue: overdue }) =>
      t('moved', { renewed, invoiced, overdue }),
    isShownByForm: true,
  });
  const error = change.error ?? move.error;
  return (
    <form
      className="mt-4 max-w-sm"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '') move.mutate();
      }}
    >
      {(error ? problemsOf(error) : []).map((message) => (
        <Notice key={message} tone="bad">
          {message}
        </Notice>
      ))}
      <TextField
        label={t('moveTo')}
        type="datetime-local"
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" isBusy={move.isPending} disabled={day === ''}>
          {t('move')}
        </Button>
        <Button isBusy={change.isPending} onClick={() => change.mutate()}>
          {t(isFrozen ? 'run' : 'freeze')}
        </Button>
      </div>
    </form>
  );
}
