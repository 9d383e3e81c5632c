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
  },
});
