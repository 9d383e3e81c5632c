/** What the document and the pages of the Back Office API say besides its operations. */
import type { DocumentInfo, TagInfo } from '../../http/document-info.ts';
import { backOfficeSummaries } from '../field-texts/back-office-summaries.ts';
import { fieldText } from '../field-texts/field-texts.ts';
import { frenchSummaries } from '../field-texts/french-summaries.ts';

/** Name of the tag, then title and description in English and French, in the order of a day's work. */
const tags: readonly (readonly [string, string, string, string, string])[] = [
  [
    'Customers',
    'Customers',
    'Their identity, settings, payment permissions, notes, activity.',
    'Clients',
    'Identité, réglages, autorisations de paiement, notes, activité.',
  ],
  [
    'Search',
    'Search',
    'Customers, subscriptions and invoices by a few words.',
    'Recherche',
    'Clients, abonnements et factures par quelques mots.',
  ],
  [
    'Subscriptions',
    'Subscriptions',
    'Their whole life, from the quote to the end.',
    'Abonnements',
    'Toute leur vie, du devis à la fin.',
  ],
  [
    'SubscriptionFeatures',
    'Features of subscriptions',
    'What subscriptions hold.',
    'Fonctionnalités des abonnements',
    'Ce que comprennent les abonnements.',
  ],
  [
    'SubscriptionPeriods',
    'Periods of subscriptions',
    'Period by period, past and running.',
    'Périodes des abonnements',
    'Période par période, passées et en cours.',
  ],
  [
    'SubscriptionDiscounts',
    'Discounts of subscriptions',
    'Discounts given and taken off.',
    'Remises des abonnements',
    'Remises accordées et retirées.',
  ],
  [
    'Features',
    'Features',
    'What is sold, piece by piece.',
    'Fonctionnalités',
    'Ce qui est vendu, pièce par pièce.',
  ],
  [
    'Offers',
    'Offers',
    'Prices, periods, and the features each offer includes.',
    'Offres',
    'Prix, périodes, et fonctionnalités de chaque offre.',
  ],
  [
    'Pricing Tables',
    'Pricing tables',
    'Offers shown side by side.',
    'Grilles tarifaires',
    'Offres présentées côte à côte.',
  ],
  [
    'Discounts',
    'Discounts',
    'Amounts or shares taken off prices.',
    'Remises',
    'Montants ou parts déduits des prix.',
  ],
  [
    'BalanceLines',
    'Balance lines',
    'Debits and credits that wait to be billed.',
    'Lignes de solde',
    'Débits et crédits en attente de facturation.',
  ],
  [
    'Billing',
    'Billing',
    'Billing a customer now, and what would be billed.',
    'Facturation',
    'Facturer un client maintenant, et ce qui le serait.',
  ],
  [
    'Invoices',
    'Invoices',
    'Drafts, invoices and credit notes, with their files.',
    'Factures',
    'Brouillons, factures et avoirs, avec leurs fichiers.',
  ],
  [
    'InvoiceLines',
    'Invoice lines',
    'Lines over all invoices.',
    'Lignes de facture',
    'Les lignes de toutes les factures.',
  ],
  ['CreditNotes', 'Credit notes', 'Correcting an invoice.', 'Avoirs', 'Corriger une facture.'],
  ['Payments', 'Payments', 'Payments recorded and taken back.', 'Paiements', 'Paiements saisis et annulés.'],
  [
    'Bank lines',
    'Bank lines',
    'Statements of the bank, matched with invoices.',
    'Lignes bancaires',
    'Relevés bancaires rapprochés des factures.',
  ],
  [
    'SEPA',
    'SEPA direct debits',
    'Direct debits sent to the bank in files, and its answers.',
    'Prélèvements SEPA',
    'Prélèvements remis à la banque par fichiers, et ses réponses.',
  ],
  ['Refunds', 'Refunds', 'Money that goes back.', 'Remboursements', 'L’argent rendu.'],
  ['Business', 'Business', 'The business itself.', 'Entreprise', 'L’entreprise elle-même.'],
  [
    'Segments',
    'Segments',
    'Brands or markets: currency, seller, rules, numbers.',
    'Segments',
    'Marques ou marchés\u00a0: devise, vendeur, règles, numéros.',
  ],
  ['Tax profiles', 'Tax profiles', 'How tax is found.', 'Profils de taxe', 'Comment la taxe est déterminée.'],
  [
    'E-mail templates',
    'E-mail templates',
    'Texts of the e-mails, by language.',
    'Modèles d’e-mail',
    'Textes des e-mails, par langue.',
  ],
  [
    'Session',
    'Sessions',
    'Who is signed in at the back office. Signing in itself is a matter of its pages.',
    'Sessions',
    'Qui est connecté au back-office. La connexion elle-même est l’affaire de ses pages.',
  ],
  ['Messages', 'E-mails', 'E-mails queued and sent.', 'E-mails', 'E-mails en attente et envoyés.'],
  ['Gateways', 'Gateways', 'How money comes in.', 'Passerelles', 'Comment l’argent arrive.'],
  [
    'Webhooks',
    'Webhooks',
    'Being told of events, with history and replay.',
    'Webhooks',
    'Être averti des événements, avec historique et rejeu.',
  ],
  [
    'Imports',
    'Imports',
    'Customers and subscriptions from a file.',
    'Imports',
    'Clients et abonnements depuis un fichier.',
  ],
  ['Exports', 'Exports', 'Data as files.', 'Exports', 'Les données sous forme de fichiers.'],
  [
    'Agents',
    'Agents',
    'People who work here, and their roles.',
    'Agents',
    'Les personnes qui travaillent ici, et leurs rôles.',
  ],
  ['API keys', 'API keys', 'Keys, their scopes and rotation.', 'Clés d’API', 'Clés, portées et rotation.'],
  ['Audit', 'Audit log', 'Who did what, and when.', 'Journal d’audit', 'Qui a fait quoi, et quand.'],
  ['Test clock', 'Test clock', 'The time of a sandbox.', 'Horloge de test', 'Le temps d’un bac à sable.'],
];

export const backOfficeDocument = {
  title: 'Tacite Back Office API',
  version: '1',
  description: {
    en:
      'What staff and back-office tools call: the organization, the catalogue, customers, subscriptions, finance. ' +
      'PATCH changes the fields that are sent. Lists always answer 200. In an error, Code is the status and Error the ' +
      'name to branch on.',
    fr:
      'Ce qu’appellent l’équipe et ses outils\u00a0: l’organisation, le catalogue, les clients, les abonnements, la ' +
      'finance. PATCH modifie les champs envoyés. Les listes répondent toujours 200. Dans une erreur, Code est le statut ' +
      'et Error le nom sur lequel aiguiller.',
  },
  frenchSummaries: frenchSummaries(backOfficeSummaries),
  tags: tags.map(
    ([name, enTitle, en, frTitle, fr]): TagInfo => ({
      name,
      title: { en: enTitle, fr: frTitle },
      description: { en, fr },
    }),
  ),
  fieldTexts: fieldText,
} satisfies DocumentInfo;
