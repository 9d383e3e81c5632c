/** The segment that a list is asked for, by its number or its reference, and ranges of numbers. */
import type { NumberFilter } from '../../database/number-filter.ts';
import { accept, type Outcome } from '../../domain/refusal/outcome.ts';
import { chooseSegment, type Work } from '../call.ts';

/** Its id; undefined when none is named. */
export function segmentIdNamed(
  work: Work,
  named: { readonly IdSegment?: number | undefined; readonly ReferenceSegment?: string | undefined },
): Outcome<number | undefined> {
  const id = named.IdSegment || undefined;
  if (named.ReferenceSegment === undefined && id === undefined) return accept(undefined);
  const segment = chooseSegment(work, named.ReferenceSegment, id);
  return segment.ok ? accept(segment.value.id) : segment;
}

export function numberOf(
  equal: number | undefined,
  min: number | undefined,
  max: number | undefined,
): NumberFilter {
  return { equal, min, max };
}
