/** A discount as the Back Office writes it. */
import type { Selectable } from 'kysely';
import { tracesOf } from '../../../accounts/traces.ts';
import type { DiscountTable } from '../../../database/table-types.ts';
import { localize, parseLocalizedText } from '../../../domain/localized-text.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { languagesFor, type Work } from '../../call.ts';
import type { discount } from '../wire/discount.ts';
import { presentSegmentOf, presentTraces, type TraceExtras } from './traces.ts';

export function presentDiscount(
  work: Work,
  row: Selectable<DiscountTable>,
  extras: TraceExtras,
  extra: readonly string[] | undefined,
): BodyOf<typeof discount> {
  const title = parseLocalizedText(row.title);
  const titleLocalized = localize(title, languagesFor(work, row.segment_id));
  return {
    Id: row.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, row.segment_id, extra),
    ReferenceDiscount: row.reference,
    Name: row.name === '' ? (titleLocalized ?? row.reference) : row.name,
    StateDiscount: row.state,
    TypeOff: row.type_off,
    ValueOff: row.value_off,
    TargetFee: row.target_fee,
    ...(row.count_periods !== null && { CountPeriods: row.count_periods }),
    Title: title,
    ...presentTraces(tracesOf(row), extras),
    Links: [{ rel: 'self', href: `/Sub/Discounts/${row.id}` }],
  };
}
