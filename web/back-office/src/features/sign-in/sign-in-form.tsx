/** Address and password, and the code of the second factor once it is asked for. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { linkClass } from '../../../../ui/link-class.ts';
import { Notice } from '../../../../ui/page.tsx';
import { isRefusedAs, problemText } from '../../api/problems.ts';
import { sessionKey } from '../../api/query-client.ts';
import { type Credentials, signIn } from '../../api/sign-in.ts';
import { useSignInTexts } from './sign-in-texts.ts';

export function SignInForm() {
  const t = useSignInTexts();
  const client = useQueryClient();
  const { register, handleSubmit, formState } = useForm<Credentials>({
    defaultValues: { email: '', password: '', code: '' },
  });
  const enter = useMutation({
    mutationFn: signIn,
    meta: { isShownByForm: true },
    onSuccess: () => client.refetchQueries({ queryKey: sessionKey }),
  });
  const { errors } = formState;
  const isCodeMissing = isRefusedAs(enter.error, 'Error.Session.SecondFactor.Missing');
  const asksForCode = isCodeMissing || isRefusedAs(enter.error, 'Error.Session.SecondFactor.Wrong');
  return (
    <form onSubmit={handleSubmit((credentials) => enter.mutate(credentials))} noValidate>
      {enter.error && !isCodeMissing && <Notice tone="bad">{problemText(enter.error)}</Notice>}
      <TextField
        label={t('email')}
        type="email"
        autoComplete="username"
        {...register('email', { required: t('required') })}
        problem={errors.email?.message}
      />
      <TextField
        label={t('password')}
        type="password"
        autoComplete="current-password"
        {...register('password', { required: t('required') })}
        problem={errors.password?.message}
      />
      {asksForCode && (
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          autoComplete="one-time-code"
          {...register('code', { required: t('required') })}
          problem={errors.code?.message}
        />
      )}
      <Button type="submit" look="primary" isBusy={enter.isPending} className="mt-2 w-full">
        {t('submit')}
      </Button>
      <p className="mt-4">
        <Link to="/forgotten-password" className={linkClass}>
          {t('forgot')}
        </Link>
      </p>
    </form>
  );
}
