/** Asks for a letter with a link to choose another password. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { linkClass } from '../../../../ui/link-class.ts';
import { Notice } from '../../../../ui/page.tsx';
import { problemText } from '../../api/problems.ts';
import { askForPassword } from '../../api/sign-in.ts';
import { useSignInTexts } from './sign-in-texts.ts';

export function ForgottenPasswordForm() {
  const t = useSignInTexts();
  const { register, handleSubmit, formState } = useForm<{ readonly email: string }>({
    defaultValues: { email: '' },
  });
  const ask = useMutation({ mutationFn: askForPassword, meta: { isShownByForm: true } });
  return (
    <form onSubmit={handleSubmit(({ email }) => ask.mutate(email))} noValidate>
      {ask.error && <Notice tone="bad">{problemText(ask.error)}</Notice>}
      {ask.isSuccess ? (
        <Notice tone="good">{t('forgotDone')}</Notice>
      ) : (
        <>
          <p className="mb-4 text-soft">{t('forgotText')}</p>
          <TextField
            label={t('email')}
            type="email"
            autoComplete="username"
            {...register('email', { required: t('required') })}
            problem={formState.errors.email?.message}
          />
          <Button type="submit" look="primary" isBusy={ask.isPending} className="mt-2 w-full">
            {t('forgotSubmit')}
          </Button>
        </>
      )}
      <p className="mt-4">
        <Link to="/sign-in" className={linkClass}>
          {t('back')}
        </Link>
      </p>
    </form>
  );
}
