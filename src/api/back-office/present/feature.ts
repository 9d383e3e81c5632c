/** A feature as the Back Office writes it. */
import type { Feature } from '../../../catalogue/find-features.ts';
import { localize } from '../../../domain/localized-text.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { languagesFor, type Work } from '../../call.ts';
import type { feature } from '../wire/feature.ts';
import { presentTraces, type TraceExtras } from './traces.ts';

export function presentFeature(work: Work, one: Feature, extras: TraceExtras): BodyOf<typeof feature> {
  const title = localize(one.title, languagesFor(work, undefined));
  return {
    Id: one.id,
    IdBusiness: work.businessId,
    ReferenceFeature: one.reference,
    Name: one.name === '' ? (title ?? one.reference) : one.name,
    TypeFeature: one.type,
    IsVisible: one.isVisible,
    Order: one.position,
    StateLife: one.lifeState,
    Title: one.title,
    Description: one.description,
    Metadata: one.metadata,
    ...presentTraces(one.traces, extras),
    Links: [{ rel: 'self', href: `/Organization/Features/${one.id}` }],
  };
}
