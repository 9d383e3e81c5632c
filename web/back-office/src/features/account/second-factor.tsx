/** Adding a second factor to one's own access, and taking it away. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { linkClass } from '../../../../ui/link-class.ts';
import { Notice, Panel } from '../../../../ui/page.tsx';
import { backOffice, type SecondFactorBegun, type Session } from '../../api/back-office.ts';
import { sessionKey } from '../../api/query-client.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useAccountTexts } from './account-texts.ts';

export function SecondFactor({ session }: { readonly session: Session }) {
  const t = useAccountTexts();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { HasSecondFactor: hasOne, LacksSecondFactor: isAskedFor, RecoveryCodesLeft: left } = session;
  function close(): void {
    setOpen(false);
    void client.refetchQueries({ queryKey: sessionKey });
  }
  return (
    <Panel title={t('factorTitle')}>
      {isAskedFor && <Notice tone="warn">{t('factorRequired')}</Notice>}
      <p className="mb-3">{hasOne ? t('factorOn', { count: left }) : t('factorOff')}</p>
      <Button look={isAskedFor ? 'primary' : 'plain'} onClick={() => setOpen(true)}>
        {t(hasOne ? 'remove' : 'begin')}
      </Button>
      {isOpen && (hasOne ? <Removal onClose={close} /> : <Addition onClose={close} />)}
    </Panel>
  );
}

interface StepProps {
  readonly onClose: () => void;
}

function Addition({ onClose }: StepProps) {
  const t = useAccountTexts();
  const [begun, setBegun] = useState<SecondFactorBegun>();
  const { register, handleSubmit } = useForm<{ readonly current: string }>({
    defaultValues: { current: '' },
  });
  const begin = useAction({
    run: (CurrentPassword: string) => backOffice().session.beginSecondFactor({ CurrentPassword }),
    isShownByForm: true,
  });
  if (begun) return <Confirming begun={begun} onClose={onClose} />;
  return (
    <FormDialog
      title={t('begin')}
      save={t('begin')}
      isBusy={begin.isPending}
      error={begin.error}
      onSubmit={handleSubmit(({ current }) => begin.mutate(current, { onSuccess: setBegun }))}
      onClose={onClose}
    >
      <TextField
        label={t('current')}
        type="password"
        autoComplete="current-password"
        {...register('current')}
      />
    </FormDialog>
  );
}

function Confirming({ begun, onClose }: StepProps & { readonly begun: SecondFactorBegun }) {
  const t = useAccountTexts();
  const { register, handleSubmit } = useForm<{ readonly code: string }>({ defaultValues: { code: '' } });
  const confirm = useAction({
    run: (Code: string) => backOffice().session.confirmSecondFactor({ Code }),
    isShownByForm: true,
  });
  const codes = confirm.data?.RecoveryCodes;
  return (
    <FormDialog
      title={t('begin')}
      save={codes ? t('done') : t('confirm')}
      isBusy={confirm.isPending}
      error={confirm.error}
      onSubmit={codes ? closing(onClose) : handleSubmit(({ code }) => confirm.mutate(code))}
      onClose={onClose}
    >
      {codes ? (
        <>
          <p className="mb-3">{t('codes')}</p>
          <ul className="grid grid-cols-2 gap-2 rounded-md bg-sunken p-3 font-mono">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="mb-2">{t('secret')}</p>
          <p className="mb-2 rounded-md bg-sunken px-3 py-2 font-mono break-all select-all">
            {begun.AuthenticatorSecret}
          </p>
          <p className="mb-4">
            <a href={begun.AuthenticatorUri} className={linkClass}>
              {t('open')}
            </a>
          </p>
          <TextField label={t('code')} autoComplete="one-time-code" {...register('code')} />
        </>
      )}
    </FormDialog>
  );
}

function closing(onClose: () => void) {
  return (event: React.FormEvent) => {
    event.preventDefault();
    onClose();
  };
}

interface RemovalFields {
  readonly CurrentPassword: string;
  readonly Code: string;
}

function Removal({ onClose }: StepProps) {
  const t = useAccountTexts();
  const { register, handleSubmit } = useForm<RemovalFields>({
    defaultValues: { CurrentPassword: '', Code: '' },
  });
  const remove = useAction({
    run: (fields: RemovalFields) => backOffice().session.removeSecondFactor(fields),
    done: () => t('removed'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('remove')}
      save={t('remove')}
      isBusy={remove.isPending}
      error={remove.error}
      onSubmit={handleSubmit((fields) => remove.mutate(fields))}
      onClose={onClose}
    >
      <TextField
        label={t('current')}
        type="password"
        autoComplete="current-password"
        {...register('CurrentPassword')}
      />
      <TextField label={t('removeCode')} autoComplete="one-time-code" {...register('Code')} />
    </FormDialog>
  );
}
