/** What the staff meets when it signs in, about its passwords and sessions. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const signInRefusals = {
  'Error.Agent.Password.TooShort': {
    status: 422,
    en: 'A password has at least {least} characters. A few words in a row are easy to remember.',
    fr: 'Un mot de passe compte au moins {least} caractères. Quelques mots à la suite se retiennent bien.',
  },
  'Error.Agent.Password.TooLong': {
    status: 422,
    en: 'A password has at most {most} characters.',
    fr: 'Un mot de passe compte au plus {most} caractères.',
  },
  'Error.Agent.Password.Guessable': {
    status: 422,
    en: 'This password would be guessed soon: take another one.',
    fr: 'Ce mot de passe serait vite deviné : prenez-en un autre.',
  },
  'Error.Agent.Password.Wrong': {
    status: 403,
    en: 'This is not your present password.',
    fr: 'Ce n’est pas votre mot de passe actuel.',
  },
  'Error.Session.Credentials.Invalid': {
    status: 401,
    en: 'The address or the password is wrong.',
    fr: 'L’adresse ou le mot de passe est incorrect.',
  },
  'Error.Session.Locked': {
    status: 429,
    en: 'Too many wrong passwords: try again in {seconds} s.',
    fr: 'Trop de mots de passe erronés : réessayez dans {seconds} s.',
  },
  'Error.Session.CrossSite': {
    status: 403,
    en: 'A session is used by the pages of this server alone: the request lacks the header X-Tacite-Csrf, or comes from another site.',
    fr: 'Une session ne sert qu’aux pages de ce serveur : la requête n’a pas l’en-tête X-Tacite-Csrf, ou vient d’un autre site.',
  },
  'Error.Session.SecondFactor.Missing': {
    status: 401,
    en: 'This access has a second factor: send the code of the authenticator, or a recovery code.',
    fr: 'Cet accès a un second facteur : donnez le code de l’authentificateur, ou un code de secours.',
  },
  'Error.Session.SecondFactor.Wrong': {
    status: 403,
    en: 'This code is wrong, too old, or was used already.',
    fr: 'Ce code est faux, trop ancien, ou a déjà servi.',
  },
  'Error.Session.SecondFactor.Required': {
    status: 403,
    en: 'This business asks for a second factor: add one to your access first.',
    fr: 'Cette entreprise demande un second facteur : ajoutez-en d’abord un à votre accès.',
  },
  'Error.Session.SecondFactor.Present': {
    status: 409,
    en: 'This access has a second factor already: take it away to have another one.',
    fr: 'Cet accès a déjà un second facteur : retirez-le pour en avoir un autre.',
  },
  'Error.Session.SecondFactor.NotBegun': {
    status: 404,
    en: 'There is no second factor to confirm or to take away.',
    fr: 'Il n’y a pas de second facteur à confirmer ni à retirer.',
  },
  'Error.Session.Link.Invalid': {
    status: 404,
    en: 'This link was used, has expired or was altered: ask for another one.',
    fr: 'Ce lien a déjà servi, a expiré ou a été altéré : demandez-en un autre.',
  },
  'Error.Agent.NotInvitable': {
    status: 409,
    en: 'Only an enabled agent with an e-mail address can be invited.',
    fr: 'Seul un agent actif qui a une adresse e-mail peut être invité.',
  },
  'Error.Session.Missing': {
    status: 404,
    en: 'There is no such session: keys have none.',
    fr: 'Cette session n’existe pas : les clés n’en ont pas.',
  },
} as const satisfies Record<string, CatalogueEntry>;
