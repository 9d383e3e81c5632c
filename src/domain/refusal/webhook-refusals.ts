/** Refusals about webhooks and what they are told. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const webhookRefusals = {
  'Error.Webhook.NotFound': { status: 404, en: 'There is no such webhook.', fr: 'Ce webhook n’existe pas.' },
  'Error.Webhook.Url.Invalid': {
    status: 422,
    en: 'The URL must begin with http:// or https:// and hold neither user nor password.',
    fr: 'L’URL doit suivre le protocole http ou https et ne contenir ni utilisateur ni mot de passe.',
  },
  'Error.Webhook.Url.Forbidden': {
    status: 422,
    en: 'The URL leads to an address of a private or special network.',
    fr: 'L’URL mène à une adresse d’un réseau privé ou spécial.',
  },
  'Error.Webhook.Trigger.Unknown': {
    status: 422,
    en: 'There is no such event: {type}.',
    fr: 'Cet événement n’existe pas\u00a0: {type}.',
  },
  'Error.Webhook.NotVerified': {
    status: 403,
    en: 'The webhook must be verified first.',
    fr: 'Le webhook doit d’abord être vérifié.',
  },
  'Error.Webhook.Code.Wrong': {
    status: 403,
    en: 'This is not the verification code, or it has expired: ask for another one.',
    fr: 'Ce n’est pas le code de vérification, ou il a expiré\u00a0: demandez-en un autre.',
  },
  'Error.WebhookNotification.NotFound': {
    status: 404,
    en: 'There is no such notification.',
    fr: 'Cette notification n’existe pas.',
  },
} as const satisfies Record<string, CatalogueEntry>;
