/**
 * Price steps (domain.md §1): the price of the quantity above what is included. One form expresses per-unit,
 * package, graduated, capped, flat and, with `isVolume`, volume prices.
 */
import { mulDiv, sum } from '../money/mul-div.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';

export interface PriceStep {
  /** The last priced unit of this step, counted from the first unit above what is included; null = no end. */
  readonly quantityMax: number | null;
  /** Units per block; a started block is due. */
  readonly increment: number;
  /** Minor units per block. */
  readonly amountPerIncrement: number;
  /** The step never costs more than this, in minor units. With no price per block it is the flat price. */
  readonly amountCeiling: number | null;
}

export interface PriceSteps {
  readonly steps: readonly PriceStep[];
  /** The whole quantity is priced by the step it reaches, instead of each slice by its own. */
  readonly isVolume: boolean;
}

/**
 * The price in minor units of `quantity` units above what is included. The last step has no end, whatever its
 * `quantityMax`: nothing used is ever free for want of a step.
 */
export function computeStepsPrice({ steps, isVolume }: PriceSteps, quantity: number): number {
  if (quantity <= 0 || steps.length === 0) return 0;
  if (isVolume) {
    const reached = steps.find((step) => step.quantityMax === null || quantity <= step.quantityMax);
    const step = reached ?? steps[steps.length - 1];
    return step ? computeStepPrice(step, quantity) : 0;
  }
  return sum(sliceBySteps(steps, quantity).map(({ step, slice }) => computeStepPrice(step, slice)));
}

function sliceBySteps(steps: readonly PriceStep[], quantity: number): { step: PriceStep; slice: number }[] {
  const slices: { step: PriceStep; slice: number }[] = [];
  let covered = 0;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    const end = isLast || step.quantityMax === null ? quantity : Math.min(step.quantityMax, quantity);
    if (end > covered) slices.push({ step, slice: end - covered });
    covered = Math.max(covered, end);
    if (covered >= quantity) break;
  }
  return slices;
}

function computeStepPrice(step: PriceStep, quantity: number): number {
  if (quantity <= 0) return 0;
  if (step.amountPerIncrement === 0) return step.amountCeiling ?? 0;
  const blocks = Math.ceil(quantity / step.increment);
  const { amountPerIncrement, amountCeiling } = step;
  // Compared before it is multiplied exactly: under a ceiling no quantity is beyond the safe range.
  if (amountCeiling !== null && amountPerIncrement * blocks >= amountCeiling) return amountCeiling;
  return mulDiv(amountPerIncrement, blocks, 1);
}

/** What a person may enter: rising ends, whole blocks, no negative price. */
export function checkPriceSteps(steps: readonly PriceStep[]): Outcome<readonly PriceStep[]> {
  let previous = 0;
  for (const [index, step] of steps.entries()) {
    const target = `Steps[${index}]`;
    const invalid = (field: string, reason: string) =>
      refuse('Error.Input.Invalid', `${target}.${field}`, { field: `${target}.${field}`, reason });
    if (!Number.isSafeInteger(step.increment) || step.increment < 1) return invalid('Increment', '≥ 1');
    if (!Number.isSafeInteger(step.amountPerIncrement) || step.amountPerIncrement < 0)
      return invalid('AmountPerIncrement', '≥ 0');
    if (step.amountCeiling !== null && (!Number.isSafeInteger(step.amountCeiling) || step.amountCeiling < 0))
      return invalid('AmountCeiling', '≥ 0');
    if (step.quantityMax !== null) {
      if (!Number.isSafeInteger(step.quantityMax) || step.quantityMax <= previous)
        return invalid('QuantityMax', `> ${previous}`);
      previous = step.quantityMax;
    } else if (index < steps.length - 1) {
      return invalid('QuantityMax', 'only the last step may be open');
    }
  }
  return accept(steps);
}
