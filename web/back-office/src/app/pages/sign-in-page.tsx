/** Where the staff signs in. Whoever is signed in already goes on to where they were heading. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { useKitTexts } from '../../../../ui/kit-texts.ts';
import { Notice } from '../../../../ui/page.tsx';
import { changeLanguage, useLanguage } from '../../../../ui/texts.ts';
import { messagesOf } from '../../api/problems.ts';
import { sessionKey } from '../../api/query-client.ts';
import { currentSession } from '../../api/session.ts';
import { type Credentials, signIn } from '../../api/sign-in.ts';
import { useSignInTexts } from './sign-in-texts.ts';

export function SignInPage() {
  const { data: session } = useQuery(currentSession);
  const { next } = useSearch({ from: '/sign-in' });
  const { history, basepath } = useRouter();
  const isIn = Boolean(session);
  useEffect(() => {
    if (isIn) history.replace(`${basepath}${next ?? '/'}`);
  }, [isIn, history, basepath, next]);
  if (isIn) return null;
  return (
    <main className="grid min-h-dvh bg-rail lg:grid-cols-[1fr_1.2fr]">
      <Side />
      <div className="flex items-center justify-center bg-page px-6 py-12">
        <Form />
      </div>
    </main>
  );
}

function Side() {
  const t = useSignInTexts();
  return (
    <div className="flex flex-col justify-between gap-10 px-8 py-8 text-rail-ink lg:py-12">
      <p className="text-2xl font-semibold tracking-tight">Tacite</p>
      <p className="hidden max-w-sm text-3xl leading-tight font-medium text-balance lg:block">{t('lead')}</p>
      <LanguageChoice />
    </div>
  );
}

function LanguageChoice() {
  const t = useSignInTexts();
  const other = useLanguage() === 'fr' ? 'en' : 'fr';
  return (
    <button
      type="button"
      lang={other}
      onClick={() => void changeLanguage(other)}
      className="w-fit rounded-md py-1 text-rail-soft underline underline-offset-4 hover:text-rail-ink"
    >
      {t('other')}
    </button>
  );
}

function Form() {
  const t = useSignInTexts();
  const kit = useKitTexts();
  const client = useQueryClient();
  const { register, handleSubmit, formState } = useForm<Credentials>({
    defaultValues: { email: '', password: '' },
  });
  const enter = useMutation({
    mutationFn: signIn,
    meta: { isShownByForm: true },
    onSuccess: () => client.refetchQueries({ queryKey: sessionKey }),
  });
  const { errors } = formState;
  return (
    <form
      onSubmit={handleSubmit((credentials) => enter.mutate(credentials))}
      noValidate
      className="w-full max-w-sm"
    >
      <h1 className="mb-6 text-2xl font-semibold tracking-tight">{t('title')}</h1>
      {enter.error && <Notice tone="bad">{messagesOf(enter.error)?.join(' ') ?? kit('offline')}</Notice>}
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
      <Button type="submit" look="primary" isBusy={enter.isPending} className="mt-2 w-full">
        {t('submit')}
      </Button>
    </form>
  );
}
