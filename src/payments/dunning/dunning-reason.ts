/** Why dunning acted, in the language of the segment, whose agents read it. */
import type { Segment } from '../../accounts/segment.ts';
import type { ToDun } from './due-dunning.ts';

export function dunningReason(
  segments: ReadonlyMap<number, Segment>,
  { segment_id, full_number, days }: ToDun,
): string {
  return segments.get(segment_id)?.language === 'fr'
    ? `Relance\u00a0: facture ${full_number} impayée après ${days} jours`
    : `Dunning: invoice ${full_number} unpaid after ${days} days`;
}
