/** What is on offer, for somebody who is no customer yet. */
import type { Kysely } from 'kysely';
import { loadSegments } from '../../accounts/segment.ts';
import { findOffers } from '../../catalogue/find-offers.ts';
import { inBusiness } from '../../database/business-scope.ts';
import type { Tables } from '../../database/table-types.ts';
import { localize } from '../../domain/localized-text.ts';
import { offerPricingText } from '../../domain/pricing/pricing-text.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { Visit } from '../../hosted/open-link.ts';
import { html } from '../../http/html.ts';
import type { PageLanguage } from '../keyless/page.ts';
import { customerPage } from './customer-page.ts';

const titles = { en: 'Offers', fr: 'Offres' } as const;
const none = { en: 'Nothing is on offer at present.', fr: 'Aucune offre pour le moment.' } as const;

export async function offersPage(
  kysely: Kysely<Tables>,
  { business, now, link }: Visit,
  language: PageLanguage,
): Promise<string> {
  const { id: businessId } = business;
  const loaded = await inBusiness(kysely, { businessId, agentId: null, now }, async (transaction) => {
    const context = { businessId, agent: { name: 'visitor' }, now, transaction };
    const segments = await loadSegments(transaction, businessId);
    const segment = segments.find(({ id }) => id === link.segmentId) ?? segments[0];
    if (!segment) throw new Error(`business ${businessId} has no segment`);
    const filter = { segmentId: segment.id, isVisible: true, isWithFeatures: false };
    const { items } = await findOffers(context, filter, { page: 1, sizePage: 100 });
    return accept({ segment, offers: items });
  });
  if (!loaded.ok) throw new Error('what is only read cannot be refused');
  const { segment, offers } = loaded.value;
  const languages = [language, segment.language];
  const title = `${titles[language]}, ${segment.seller.legalName}`;
  if (offers.length === 0) return customerPage(language, title, html`<p>${none[language]}</p>`);
  const items = offers.map((offer) => {
    const name = localize(offer.title, languages) ?? offer.reference;
    const pricing = offerPricingText(offer.terms, { currency: segment.currency, language, isHtml: false });
    return html`<li>${name} <span class="soft">${pricing}</span></li>`;
  });
  return customerPage(language, title, html`<ul>${items}</ul>`);
}
