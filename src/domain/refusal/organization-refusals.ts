/** Refusals about the business itself: its segments, tax profiles, numbers, agents, keys, templates, files. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const organizationRefusals = {
  'Error.Segment.IsDefault': {
    status: 403,
    en: 'The default segment of a business cannot be deleted.',
    fr: 'Le segment par défaut d’une activité ne peut pas être supprimé.',
  },
  'Error.Segment.NotEmpty': {
    status: 403,
    en: 'The segment holds customers, offers, pricing tables, discounts or documents: it cannot be deleted.',
    fr: 'Le segment contient des clients, des offres, des grilles tarifaires, des remises ou des documents\u00a0: il ne peut pas être supprimé.',
  },
  'Error.TaxProfile.NotFound': {
    status: 404,
    en: 'There is no such tax profile.',
    fr: 'Ce profil de taxe n’existe pas.',
  },
  'Error.TaxProfile.Reference.Taken': {
    status: 409,
    en: 'Another tax profile has this reference.',
    fr: 'Un autre profil de taxe porte cette référence.',
  },
  'Error.TaxProfile.InUse': {
    status: 403,
    en: 'A segment is taxed by this profile: it cannot be deleted.',
    fr: 'Un segment est taxé selon ce profil\u00a0: il ne peut pas être supprimé.',
  },
  'Error.Agent.NotFound': { status: 404, en: 'There is no such agent.', fr: 'Cet agent n’existe pas.' },
  'Error.Agent.Email.Taken': {
    status: 409,
    en: 'Another agent has this e-mail address.',
    fr: 'Un autre agent a cette adresse e-mail.',
  },
  'Error.Agent.LastOwner': {
    status: 403,
    en: 'A business keeps at least one enabled owner: make another agent an owner first.',
    fr: 'Une activité garde au moins un propriétaire actif\u00a0: nommez d’abord un autre agent propriétaire.',
  },
  'Error.ApiKey.Revoked': {
    status: 403,
    en: 'This key is revoked: make a new one.',
    fr: 'Cette clé est révoquée\u00a0: créez-en une nouvelle.',
  },
  'Error.ApiKey.BeyondRights': {
    status: 403,
    en: 'A key of this agent or with these scopes would allow more than the key that asks for it.',
    fr: 'Une clé de cet agent, ou de cette portée, permettrait plus que la clé qui la demande.',
  },
  'Error.EmailTemplate.Unreadable': {
    status: 422,
    en: '{field} cannot be read as a Liquid template: {cause}.',
    fr: '{field} ne peut pas être lu comme un modèle Liquid\u00a0: {cause}.',
  },
  'Error.AuditEntry.NotFound': {
    status: 404,
    en: 'There is no such entry of the audit.',
    fr: 'Cette entrée du journal n’existe pas.',
  },
  'Error.Export.NotFound': { status: 404, en: 'There is no such export.', fr: 'Cet export n’existe pas.' },
  'Error.Export.TooLarge': {
    status: 403,
    en: 'The export has more than {limit} rows: narrow it by dates, or use the command line.',
    fr: 'L’export dépasse {limit} lignes\u00a0: réduisez-le par des dates, ou utilisez la ligne de commande.',
  },
  'Error.Import.NotFound': { status: 404, en: 'There is no such import.', fr: 'Cet import n’existe pas.' },
  'Error.Import.Refused': {
    status: 422,
    en: 'The import cannot run: {cause}',
    fr: 'L’import ne peut pas avoir lieu\u00a0: {cause}',
  },
  'Error.NumberSeries.Pattern.Taken': {
    status: 409,
    en: 'Another series of this business has this pattern: their documents would have the same numbers.',
    fr: 'Une autre série de cette activité a ce modèle\u00a0: leurs documents auraient les mêmes numéros.',
  },
  'Error.NumberSeries.Pattern.TooLong': {
    status: 422,
    en: 'The pattern of numbers is longer than {limit} characters.',
    fr: 'Le modèle de numéro dépasse {limit} caractères.',
  },
  'Error.NumberSeries.Pattern.Characters': {
    status: 422,
    en: 'The pattern of numbers may hold letters, digits, . _ / - and the tokens YYYY, YY, MM and N in braces.',
    fr: 'Le modèle de numéro n’admet que lettres, chiffres, . _ / - et les jetons YYYY, YY, MM et N entre accolades.',
  },
  'Error.NumberSeries.Pattern.Counter': {
    status: 422,
    en: 'The pattern of numbers needs exactly one counter: N, or several N, in braces.',
    fr: 'Le modèle de numéro doit comporter un compteur et un seul : un ou plusieurs N entre accolades.',
  },
  'Error.Business.Name.Taken': {
    status: 409,
    en: 'Another business has this name.',
    fr: 'Une autre entreprise porte ce nom.',
  },
  'Error.Segment.Reference.Taken': {
    status: 409,
    en: 'Another segment of this business has this reference.',
    fr: 'Un autre segment de cette entreprise a cette référence.',
  },
  'Error.ApiKey.NotFound': { status: 404, en: 'There is no such key.', fr: 'Cette clé n’existe pas.' },
  'Error.ApiKey.Taken': {
    status: 409,
    en: 'Another key of this business has this agent key.',
    fr: 'Une autre clé de cette entreprise a cette clé d’agent.',
  },
  'Error.Segment.Currency.Locked': {
    status: 403,
    en: 'The currency of a segment cannot change once it has a subscription, a balance line or a document.',
    fr: 'La devise d’un segment ne peut plus changer dès qu’il a un abonnement, une ligne de solde ou un document.',
  },
  'Error.Segment.NotFound': { status: 404, en: 'There is no such segment.', fr: 'Ce segment n’existe pas.' },
} as const satisfies Record<string, CatalogueEntry>;
