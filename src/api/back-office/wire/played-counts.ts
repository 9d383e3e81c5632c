/** What a clock that was moved made happen on its way. */
import { z } from 'zod';
import type { TickCounts } from '../../../tick/tick-business.ts';

export const playedCounts = {
  CountRenewed: z.int(),
  CountInvoiced: z.int(),
  CountFinalised: z.int(),
  CountOverdue: z.int(),
};

type Played = Pick<TickCounts, 'renewed' | 'invoiced' | 'finalised' | 'overdue'>;

export function presentPlayed({ renewed, invoiced, finalised, overdue }: Played) {
  return {
    CountRenewed: renewed,
    CountInvoiced: invoiced,
    CountFinalised: finalised,
    CountOverdue: overdue,
  };
}
