/** Refusals about letters to customers, their templates and the addresses that they go to. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const messageRefusals = {
  'Error.EmailTemplate.Version.NotFound': {
    status: 404,
    en: 'This template has no such version.',
    fr: 'Ce modèle n’a pas cette version.',
  },
  'Error.EmailTemplate.Invoice.Unfit': {
    status: 422,
    en: 'An e-mail of this kind is not about such a document.',
    fr: 'Un e-mail de ce type ne porte pas sur un tel document.',
  },
  'Error.Message.Recipient.Missing': {
    status: 422,
    en: 'The customer has no e-mail address: name one.',
    fr: 'Le client n’a pas d’adresse e-mail\u00a0: indiquez-en une.',
  },
  'Error.Message.Agent.NoEmail': {
    status: 422,
    en: 'You have no e-mail address to which a test could be sent.',
    fr: 'Vous n’avez pas d’adresse e-mail à laquelle envoyer un essai.',
  },
  'Error.Message.Attachment.NotFound': {
    status: 404,
    en: 'No such file came with this message.',
    fr: 'Ce message n’était pas accompagné de ce fichier.',
  },
  'Error.Message.State': {
    status: 403,
    en: 'A message in the state {state} is not sent again.',
    fr: 'Un message à l’état {state} n’est pas renvoyé.',
  },
  'Error.Message.Address.Invalid': {
    status: 422,
    en: 'This is no e-mail address: {address}.',
    fr: 'Ceci n’est pas une adresse e-mail\u00a0: {address}.',
  },
  'Error.BouncedAddress.NotFound': {
    status: 404,
    en: 'No bounce or complaint is known of this address.',
    fr: 'Aucun rejet ni aucune plainte n’est connu pour cette adresse.',
  },
} as const satisfies Record<string, CatalogueEntry>;
