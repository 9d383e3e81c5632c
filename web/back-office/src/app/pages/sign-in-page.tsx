/** The pages that are open without a session. Whoever is signed in already goes on to where they were heading. */
import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { currentSession } from '../../api/session.ts';
import { ChoosePasswordForm } from '../../features/sign-in/choose-password-form.tsx';
import { Entrance } from '../../features/sign-in/entrance.tsx';
import { ForgottenPasswordForm } from '../../features/sign-in/forgotten-password-form.tsx';
import { SignInForm } from '../../features/sign-in/sign-in-form.tsx';
import { useSignInTexts } from '../../features/sign-in/sign-in-texts.ts';

export function SignInPage() {
  const t = useSignInTexts();
  const { data: session } = useQuery(currentSession);
  const { next } = useSearch({ from: '/sign-in' });
  const { history, basepath } = useRouter();
  const isIn = Boolean(session);
  useEffect(() => {
    if (isIn) history.replace(`${basepath}${next ?? '/'}`);
  }, [isIn, history, basepath, next]);
  if (isIn) return null;
  return (
    <Entrance title={t('title')}>
      <SignInForm />
    </Entrance>
  );
}

export function ForgottenPasswordPage() {
  const t = useSignInTexts();
  return (
    <Entrance title={t('forgotTitle')}>
      <ForgottenPasswordForm />
    </Entrance>
  );
}

export function ChoosePasswordPage() {
  const t = useSignInTexts();
  const { hash } = useLocation();
  return (
    <Entrance title={t('chooseTitle')}>
      <ChoosePasswordForm key={hash} token={hash} />
    </Entrance>
  );
}
