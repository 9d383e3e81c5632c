/** What a clock that was moved made happen on its way. */
import { z } from 'zod';
import type { TickCounts } from '../../../tick/tick-business.ts';

export const playedCounts = {
  CountRenewed: z.int(),
  CountInvoiced: z.int(),
  CountFinalised: z.int(),
  CountOverdue: z.int(),
  /** What they were to be asked stays planned; absent when all answered. */
  GatewaysWithoutAnswer: z.array(z.string()).optional(),
};

type Played = Pick<TickCounts, 'renewed' | 'invoiced' | 'finalised' | 'overdue'>;

/** @param failing the gateways that did not answer on the way */
export function presentPlayed(
  { renewed, invoiced, finalised, overdue }: Played,
  failing: ReadonlySet<string>,
) {
  return {
    CountRenewed: renewed,
    CountInvoiced: invoiced,
    CountFinalised: finalised,
    CountOverdue: overdue,
    ...(failing.size > 0 && { GatewaysWithoutAnswer: [...failing].sort() }),
  };
}
