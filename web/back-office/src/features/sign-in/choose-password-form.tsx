/** Chooses a password by the link of a letter. The token stands behind the `#`: no server log ever holds it. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { Button } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { linkClass } from '../../../../ui/link-class.ts';
import { Notice } from '../../../../ui/page.tsx';
import { problemOf, problemText } from '../../api/problems.ts';
import { choosePassword, readPasswordLink } from '../../api/sign-in.ts';
import { useSignInTexts } from './sign-in-texts.ts';

export function ChoosePasswordForm({ token }: { readonly token: string }) {
  const t = useSignInTexts();
  const { data: link, error } = useQuery({
    queryKey: ['passwordLink', token],
    queryFn: () => readPasswordLink(token),
    meta: { isShownByPage: true },
    retry: false,
  });
  const { register, handleSubmit } = useForm<{ readonly password: string }>({
    defaultValues: { password: '' },
  });
  const choose = useMutation({
    mutationFn: (password: string) => choosePassword(token, password),
    meta: { isShownByForm: true },
  });
  const toSignIn = (
    <Link to="/sign-in" className={linkClass}>
      {t('back')}
    </Link>
  );
  if (error)
    return (
      <>
        <Notice tone="bad">{problemText(error)}</Notice>
        {toSignIn}
      </>
    );
  if (choose.isSuccess)
    return (
      <>
        <Notice tone="good">{t('chooseDone')}</Notice>
        {toSignIn}
      </>
    );
  if (link === undefined) return null;
  const problem = problemOf(choose.error, 'Password');
  return (
    <form onSubmit={handleSubmit(({ password }) => choose.mutate(password))} noValidate>
      {choose.error && problem === undefined && <Notice tone="bad">{problemText(choose.error)}</Notice>}
      <p className="mb-4 text-soft">{t('chooseFor', { name: link.Name, business: link.NameBusiness })}</p>
      {/* A password manager keeps the password under it. */}
      <input type="email" autoComplete="username" value={link.Email} readOnly hidden />
      <TextField
        label={t('password')}
        hint={t('chooseHint')}
        type="password"
        autoComplete="new-password"
        {...register('password')}
        problem={problem}
      />
      <Button type="submit" look="primary" isBusy={choose.isPending} className="mt-2 w-full">
        {t('chooseSubmit')}
      </Button>
    </form>
  );
}
