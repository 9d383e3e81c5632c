/** Price steps as they are stored: the JSON of a column, parsed in this one place. */
import { z } from 'zod';
import type { PriceStep } from '../domain/pricing/price-steps.ts';

const stepsSchema = z.array(
  z.object({
    quantityMax: z.int().nullable().default(null),
    increment: z.int().default(1),
    amountPerIncrement: z.int().default(0),
    amountCeiling: z.int().nullable().default(null),
  }),
) satisfies z.ZodType<PriceStep[]>;

const none: readonly PriceStep[] = [];

/** @throws ZodError when the database holds something else than steps. */
export function parseSteps(stored: unknown): readonly PriceStep[] {
  if (Array.isArray(stored) && stored.length === 0) return none;
  return stepsSchema.parse(stored);
}
