/** What the document and the pages of the Live API say besides its operations. */
import type { DocumentInfo } from '../../http/document-info.ts';
import { fieldText } from '../field-texts/field-texts.ts';
import { frenchSummaries } from '../field-texts/french-summaries.ts';
import { liveSummaries } from '../field-texts/live-summaries.ts';

export const liveDocument = {
  title: 'Tacite Live API',
  version: '1',
  description: {
    en:
      'What a product calls while it runs: customers, subscriptions, rights and usages, quotes, invoices. ' +
      'Any parameter is read from the query or from the JSON body. Amounts are in minor units, dates in UTC. ' +
      'A list that holds nothing answers 204 without a body. Messages come in English or French, by Accept-Language.',
    fr:
      'Ce qu’un produit appelle quand il tourne\u00a0: clients, abonnements, droits et consommations, devis, factures. ' +
      'Chaque paramètre est lu dans l’URL ou dans le corps JSON. Les montants sont en unités mineures, les dates en UTC. ' +
      'Une liste vide répond 204 sans corps. Les messages sont en anglais ou en français, selon Accept-Language.',
  },
  frenchSummaries: frenchSummaries(liveSummaries),
  tags: [
    {
      name: 'Customers',
      title: { en: 'Customers', fr: 'Clients' },
      description: {
        en: 'Who subscribes and who pays: identity, addresses, payment settings.',
        fr: 'Qui s’abonne et qui paie\u00a0: identité, adresses, réglages de paiement.',
      },
    },
    {
      name: 'Catalogue',
      title: { en: 'Catalogue', fr: 'Catalogue' },
      description: {
        en: 'Features and offers, as customers see them.',
        fr: 'Fonctionnalités et offres, telles que les clients les voient.',
      },
    },
    {
      name: 'Subscriptions',
      title: { en: 'Subscriptions', fr: 'Abonnements' },
      description: {
        en: 'Create, start, upgrade, suspend, terminate; what each holds and when it renews.',
        fr: 'Créer, démarrer, changer d’offre, suspendre, résilier\u00a0; ce que chacun comprend et quand il se renouvelle.',
      },
    },
    {
      name: 'Usages',
      title: { en: 'Rights and usages', fr: 'Droits et consommations' },
      description: {
        en: 'What a customer may use, and how much is used: the call for each page of your product.',
        fr: 'Ce qu’un client peut utiliser et ce qu’il a consommé\u00a0: l’appel de chaque page de votre produit.',
      },
    },
    {
      name: 'Billing',
      title: { en: 'Balance and billing', fr: 'Solde et facturation' },
      description: {
        en: 'What waits to be billed, and billing it.',
        fr: 'Ce qui attend d’être facturé, et le facturer.',
      },
    },
    {
      name: 'Invoices',
      title: { en: 'Invoices', fr: 'Factures' },
      description: { en: 'Issued invoices and credit notes.', fr: 'Factures et avoirs émis.' },
    },
    {
      name: 'Quoting',
      title: { en: 'Quotes', fr: 'Devis' },
      description: {
        en: 'What a change would cost, to the cent, without making it.',
        fr: 'Ce que coûterait un changement, au centime près, sans le faire.',
      },
    },
  ],
  fieldTexts: fieldText,
} as const satisfies DocumentInfo;
