/** Words of the page where the staff signs in. */
import { defineTexts } from '../../../../ui/texts.ts';

export const useSignInTexts = defineTexts('signIn', {
  en: {
    title: 'Sign in',
    lead: 'Subscriptions, invoices and payments of your business.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    required: 'Fill this in.',
    other: 'Français',
  },
  fr: {
    title: 'Se connecter',
    lead: 'Les abonnements, factures et règlements de votre entreprise.',
    email: 'E-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    required: 'À remplir.',
    other: 'English',
  },
});
