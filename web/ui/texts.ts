/**
 * Texts of the interface: a feature defines its own in both languages beside its pages, and the compiler sees that
 * none is missing in one of them.
 */
import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';

export type Language = 'en' | 'fr';

/** Forms of a plural end in `_one` and `_other`; they are asked for without that. */
type Asked<Key> = Key extends `${infer Base}_one` ? Base : Key extends `${infer Base}_other` ? Base : Key;
type Params = Readonly<Record<string, string | number>>;
export type Texts<Key extends string> = (key: Asked<Key>, params?: Params) => string;

const LANGUAGE_KEY = 'tacite.language';

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: preferredLanguage(),
    fallbackLng: 'en',
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    // React writes text as text.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = currentLanguage();
}

function preferredLanguage(): Language {
  const wanted = localStorage.getItem(LANGUAGE_KEY) ?? navigator.language;
  return wanted.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

export function currentLanguage(): Language {
  return i18next.language === 'fr' ? 'fr' : 'en';
}

export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(LANGUAGE_KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  return useTranslation().i18n.language === 'fr' ? 'fr' : 'en';
}

/** @returns the hook that gives the texts in the language of the moment. `{{name}}` stands for a parameter. */
export function defineTexts<const Key extends string>(
  name: string,
  texts: { readonly en: Readonly<Record<Key, string>>; readonly fr: Readonly<Record<NoInfer<Key>, string>> },
): () => Texts<Key> {
  const add = () => {
    i18next.addResourceBundle('en', name, { ...texts.en });
    i18next.addResourceBundle('fr', name, withMany(texts.fr));
  };
  if (i18next.isInitialized) add();
  else i18next.on('initialized', add);
  return function useTexts() {
    const { i18n } = useTranslation(name);
    const language = i18n.language;
    return useCallback<Texts<Key>>(
      (key, params) => i18n.t(String(key), { ...params, ns: name, lng: language }),
      [i18n, language],
    );
  };
}

/** French counts whole millions in a form of their own, which is written like the others. */
function withMany(texts: Readonly<Record<string, string>>): Record<string, string> {
  const many = Object.entries(texts).flatMap(([key, text]) =>
    key.endsWith('_other') ? [[key.replace(/_other$/, '_many'), text]] : [],
  );
  return { ...texts, ...Object.fromEntries(many) };
}
