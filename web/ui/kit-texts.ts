/** The few words that parts of the interface bring along themselves. */
import { defineTexts } from './texts.ts';

export const useKitTexts = defineTexts('kit', {
  en: {
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    rowsOf: '{{from}} to {{to}} of {{total}}',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    optional: 'optional',
    failed: 'That did not work',
    offline: 'The server did not answer. Check the connection and try again.',
    tryAgain: 'Try again',
    notifications: 'Notifications',
  },
  fr: {
    pages: 'Pages',
    previous: 'Précédent',
    next: 'Suivant',
    rowsOf: '{{from}} à {{to}} sur {{total}}',
    close: 'Fermer',
    cancel: 'Annuler',
    save: 'Enregistrer',
    optional: 'facultatif',
    failed: 'L’opération a échoué',
    offline: 'Le serveur n’a pas répondu. Vérifiez la connexion et réessayez.',
    tryAgain: 'Réessayer',
    notifications: 'Notifications',
  },
});
