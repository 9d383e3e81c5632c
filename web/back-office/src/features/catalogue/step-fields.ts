/** Price steps as a form holds them, and as the API and the pricing rule take them. */
import { decimalOf, minorDigits, parseAmount } from '../../../../ui/amounts.ts';
import type { OfferFeature } from '../../api/back-office.ts';

export interface StepFields {
  readonly upTo: string;
  readonly block: string;
  readonly price: string;
  readonly ceiling: string;
}

type Step = OfferFeature['Steps'][number];

export function fieldsOfSteps(steps: readonly Step[], currency: string): StepFields[] {
  const amount = (minor: number | undefined) =>
    minor === undefined ? '' : decimalOf(minor, minorDigits(currency));
  return steps.map(({ QuantityMax, Increment, AmountPerIncrement, AmountCeiling }) => ({
    upTo: QuantityMax === undefined ? '' : String(QuantityMax),
    block: String(Increment),
    price: amount(AmountPerIncrement),
    ceiling: amount(AmountCeiling),
  }));
}

/** Undefined while something is no number. */
export function stepsOf(fields: readonly StepFields[], currency: string): Step[] | undefined {
  const steps: Step[] = [];
  for (const { upTo, block, price, ceiling } of fields) {
    const amount = parseAmount(price, currency);
    const most = ceiling === '' ? undefined : parseAmount(ceiling, currency);
    const isWhole = /^[1-9]\d{0,9}$/.test(block) && /^(?:[1-9]\d{0,9})?$/.test(upTo);
    if (!isWhole || amount === undefined || (ceiling !== '' && most === undefined)) return undefined;
    steps.push({
      Increment: Number(block),
      AmountPerIncrement: amount,
      ...(upTo !== '' && { QuantityMax: Number(upTo) }),
      ...(most !== undefined && { AmountCeiling: most }),
    });
  }
  return steps;
}
