/** Refusals about what is sold: features, offers, pricing tables, discounts. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const catalogueRefusals = {
  'Error.Feature.NotFound': {
    status: 404,
    en: 'There is no such feature: {reference}.',
    fr: 'Cette fonctionnalité n’existe pas : {reference}.',
  },
  'Error.Discount.NotFound': {
    status: 404,
    en: 'There is no such discount: {reference}.',
    fr: 'Cette remise n’existe pas : {reference}.',
  },
  'Error.Feature.Reference.Taken': {
    status: 409,
    en: 'Another feature has this reference.',
    fr: 'Une autre fonctionnalité porte cette référence.',
  },
  'Error.Feature.InUse': {
    status: 403,
    en: 'An offer or a subscription carries this feature: it can be hidden, not deleted.',
    fr: 'Une offre ou un abonnement comporte cette fonctionnalité\u00a0: elle peut être masquée, pas supprimée.',
  },
  'Error.Feature.Type.Locked': {
    status: 403,
    en: 'The type of a feature cannot change once an offer or a subscription carries it.',
    fr: 'Le type d’une fonctionnalité ne peut plus changer dès qu’une offre ou un abonnement la comporte.',
  },
  'Error.Discount.Reference.Taken': {
    status: 409,
    en: 'Another discount of this segment has this reference.',
    fr: 'Une autre remise de ce segment porte cette référence.',
  },
  'Error.Discount.InUse': {
    status: 403,
    en: 'A subscription was given this discount: it can be made a draft again, not deleted.',
    fr: 'Un abonnement bénéficie de cette remise : elle peut redevenir un brouillon, pas être supprimée.',
  },
  'Error.Discount.Draft': {
    status: 403,
    en: 'This discount is a draft: enable it before it is given.',
    fr: 'Cette remise est un brouillon : activez-la avant de l’accorder.',
  },
  'Error.Offer.Reference.Taken': {
    status: 409,
    en: 'Another offer of this segment has this reference.',
    fr: 'Une autre offre de ce segment porte cette référence.',
  },
  'Error.Offer.InUse': {
    status: 403,
    en: 'Subscriptions were made of this offer: it can be archived, not deleted.',
    fr: 'Des abonnements sont issus de cette offre : elle peut être archivée, pas supprimée.',
  },
  'Error.Offer.NotSold': {
    status: 403,
    en: 'This offer is archived: it is not sold any more.',
    fr: 'Cette offre est archivée : elle n’est plus vendue.',
  },
  'Error.Feature.NotOffered': {
    status: 403,
    en: 'This feature is archived: it cannot be added to an offer.',
    fr: 'Cette fonctionnalité est archivée : elle ne peut pas être ajoutée à une offre.',
  },
  'Error.OfferFeature.NotFound': {
    status: 404,
    en: 'There is no such feature of an offer.',
    fr: 'Cette fonctionnalité d’offre n’existe pas.',
  },
  'Error.OfferFeature.Taken': {
    status: 409,
    en: 'The offer carries this feature already.',
    fr: 'L’offre comporte déjà cette fonctionnalité.',
  },
  'Error.PricingTable.NotFound': {
    status: 404,
    en: 'There is no such pricing table.',
    fr: 'Cette grille tarifaire n’existe pas.',
  },
  'Error.PricingTable.Reference.Taken': {
    status: 409,
    en: 'Another pricing table of this segment has this reference.',
    fr: 'Une autre grille tarifaire de ce segment porte cette référence.',
  },
  'Error.PricingTableOffer.NotFound': {
    status: 404,
    en: 'There is no such offer of a pricing table.',
    fr: 'Cette offre de grille tarifaire n’existe pas.',
  },
  'Error.PricingTableOffer.Taken': {
    status: 409,
    en: 'The pricing table shows this offer already.',
    fr: 'La grille tarifaire présente déjà cette offre.',
  },
} as const satisfies Record<string, CatalogueEntry>;
