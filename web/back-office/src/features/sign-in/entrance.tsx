/** The frame of the pages that are open without a session. */
import type { ReactNode } from 'react';
import { changeLanguage, useLanguage } from '../../../../ui/texts.ts';
import { useSignInTexts } from './sign-in-texts.ts';

export function Entrance({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useSignInTexts();
  return (
    <main className="grid min-h-dvh bg-rail lg:grid-cols-[1fr_1.2fr]">
      <div className="flex flex-col justify-between gap-10 px-8 py-8 text-rail-ink lg:py-12">
        <p className="text-2xl font-semibold tracking-tight">Tacite</p>
        <p className="hidden max-w-sm text-3xl leading-tight font-medium text-balance lg:block">
          {t('lead')}
        </p>
        <LanguageChoice />
      </div>
      <div className="flex items-center justify-center bg-page px-6 py-12">
        <div className="w-full max-w-sm">
          <h1 className="mb-6 text-2xl font-semibold tracking-tight">{title}</h1>
          {children}
        </div>
      </div>
    </main>
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
