/**
 * The sentences that tax law wants on a document that carries no tax (directive 2006/112/EC art. 226 (11) to
 * (11a); CGI ann. II art. 242 nonies A, I 12° and 13°). A French seller cites the CGI, any other the directive.
 */
import type { BilingualText } from './treatment.ts';

/** CGI art. 293 B: the seller's turnover is under the threshold of the small-business exemption. */
export const smallBusinessExemption: BilingualText = {
  en: 'VAT not applicable, art. 293 B of the French General Tax Code (CGI)',
  fr: 'TVA non applicable, art. 293 B du CGI',
};

export function reverseChargeMention(isFrenchSeller: boolean): BilingualText {
  return isFrenchSeller ? reverseCharge.french : reverseCharge.european;
}

/**
 * A service supplied outside the Union. To a business it is taxed where the buyer is established (CGI art. 259,
 * 1°). To a consumer the general rule is the opposite, the seller's country; services supplied electronically and
 * the other immaterial ones, which subscriptions are, leave it by CGI art. 259 B (259 D is about consumers inside).
 */
export function exportMention(isFrenchSeller: boolean, isBuyerBusiness: boolean): BilingualText {
  const mentions = isFrenchSeller ? outsideUnion.french : outsideUnion.european;
  return isBuyerBusiness ? mentions.business : mentions.consumer;
}

/** CGI art. 294, 1: French Guiana and Mayotte. */
export const departmentWithoutVat: BilingualText = {
  en: 'VAT not applicable — article 294-1 of the French General Tax Code (CGI)',
  fr: 'TVA non applicable — article 294-1 du CGI',
};

const reverseCharge = {
  french: {
    en: 'Reverse charge — article 283-2 of the French General Tax Code (CGI), article 196 of Directive 2006/112/EC',
    fr: 'Autoliquidation — article 283-2 du CGI, article 196 de la directive 2006/112/CE',
  },
  european: {
    en: 'Reverse charge — article 196 of Directive 2006/112/EC',
    fr: 'Autoliquidation — article 196 de la directive 2006/112/CE',
  },
} as const;

const outsideUnion = {
  french: {
    business: {
      en: 'VAT not applicable — article 259-1° of the French General Tax Code (CGI)',
      fr: 'TVA non applicable — article 259-1° du CGI',
    },
    consumer: {
      en: 'VAT not applicable — article 259 B of the French General Tax Code (CGI)',
      fr: 'TVA non applicable — article 259 B du CGI',
    },
  },
  european: {
    business: {
      en: 'Outside the scope of EU VAT — article 44 of Directive 2006/112/EC',
      fr: 'Hors du champ de la TVA de l’Union — article 44 de la directive 2006/112/CE',
    },
    consumer: {
      en: 'Outside the scope of EU VAT — articles 58 and 59 of Directive 2006/112/EC',
      fr: 'Hors du champ de la TVA de l’Union — articles 58 et 59 de la directive 2006/112/CE',
    },
  },
} as const;
