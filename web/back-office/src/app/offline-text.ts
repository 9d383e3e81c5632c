/** What is said when no answer came, outside of any component. */
import { currentLanguage } from '../../../ui/texts.ts';

const texts = {
  en: 'The server did not answer. Check the connection and try again.',
  fr: 'Le serveur n’a pas répondu. Vérifiez la connexion et réessayez.',
} as const;

export function offlineText(): string {
  return texts[currentLanguage()];
}
