/**
 * The fees of one period of a subscription as balance lines: what is due in advance when a period opens, what
 * consumption is due in arrears when it closes, and the discounts of both (domain.md §3, §5).
 */
import type { LineType } from '../billing/line-type.ts';
import type { Period } from '../calendar/period.ts';
import { mulDiv } from '../money/mul-div.ts';
import { computeDiscounts, type Discount, type FeeKind } from '../pricing/discount.ts';
import { type LabelKey, lineLabel } from './labels.ts';
import type { PlannedLine } from './planned-line.ts';
import {
  chargeableQuantity,
  computeFeaturePrice,
  excessQuantity,
  type SubscriptionFeature,
  type SubscriptionTerms,
} from './terms.ts';

/** Fees before their discounts; the title is that of the subscription or of the feature. */
interface Fee {
  readonly kind: FeeKind;
  readonly title: string;
  readonly line: PlannedLine;
}

export interface FeeContext {
  readonly title: string;
  readonly terms: SubscriptionTerms;
  readonly features: readonly SubscriptionFeature[];
  readonly discounts: readonly Discount[];
  readonly language: string;
}

export interface FeesOfPeriod {
  readonly lines: readonly PlannedLine[];
  /** The discounts with what they have spent in the period now. */
  readonly discounts: readonly Discount[];
}

/** What falls due when a paid period or a trial (number 0) opens. Lines of zero are not written. */
export function computeOpeningFees(
  context: FeeContext,
  periodNumber: number,
  period: Period,
  hasUpFrontFee: boolean,
): FeesOfPeriod {
  const isTrial = periodNumber === 0;
  const { terms, title, language } = context;
  const fees: Fee[] = [];
  if (hasUpFrontFee) {
    const line = feeLine('AutoSubscriptionUpfront', 'upFront', title, terms.amountUpFront, language);
    fees.push({ kind: 'UpFront', title, line: { ...line, movedAt: period.startAt } });
  }
  const recurrence = isTrial
    ? feeLine('AutoSubscriptionTrial', 'trial', title, terms.amountTrial, language)
    : feeLine('AutoSubscriptionRecurrence', 'recurrence', title, terms.amountRecurrence, language);
  fees.push({
    kind: 'Recurrence',
    title,
    line: { ...recurrence, period, proratableAmount: recurrence.amount },
  });
  for (const feature of context.features) {
    if (feature.type === 'Consumption' || (isTrial && feature.isFreeInTrial)) continue;
    fees.push({ kind: 'Feature', title: feature.title, line: advanceLine(feature, period, language) });
  }
  const fresh = context.discounts.map((discount) => ({ ...discount, amountSpent: 0 }));
  return withDiscounts(fees, fresh, periodNumber, language);
}

/** What consumption falls due when the period closes: the units above what is included, by the steps. */
export function computeClosingFees(context: FeeContext, periodNumber: number, period: Period): FeesOfPeriod {
  const isTrial = periodNumber === 0;
  const fees: Fee[] = [];
  for (const feature of context.features) {
    if (feature.type !== 'Consumption' || (isTrial && feature.isFreeInTrial)) continue;
    const amount = computeFeaturePrice(feature, feature.quantityCurrent);
    const line = feeLine('AutoFeatureNotProratable', 'consumption', feature.title, amount, context.language);
    fees.push({
      kind: 'Feature',
      title: feature.title,
      line: {
        ...line,
        featureId: feature.featureId,
        period,
        quantityReported: feature.quantityCurrent,
        quantityBilled: excessQuantity(feature, feature.quantityCurrent),
      },
    });
  }
  return withDiscounts(fees, context.discounts, periodNumber, context.language);
}

function advanceLine(feature: SubscriptionFeature, period: Period, language: string): PlannedLine {
  const quantity = chargeableQuantity(feature);
  const amount = computeFeaturePrice(feature, quantity);
  const type = feature.isUpdatedAtFullPrice ? 'AutoFeatureNotProratable' : 'AutoFeatureProratable';
  const isMetered = feature.type === 'Limitation';
  return {
    ...feeLine(type, 'feature', feature.title, amount, language),
    featureId: feature.featureId,
    period,
    quantityReported: isMetered ? quantity : null,
    quantityBilled: isMetered ? excessQuantity(feature, quantity) : null,
    proratableAmount: feature.isUpdatedAtFullPrice ? null : amount,
  };
}

/** A line with neither date nor period yet. */
export function feeLine(
  type: LineType,
  label: LabelKey,
  title: string,
  amount: number,
  language: string,
): PlannedLine {
  return {
    type,
    label: lineLabel(label, language, { title }),
    amount,
    featureId: null,
    discountId: null,
    movedAt: null,
    period: null,
    quantityReported: null,
    quantityBilled: null,
    proratableAmount: null,
  };
}

/** The fees followed each by its discounts; fees of zero are left out. */
export function withDiscounts(
  fees: readonly Fee[],
  discounts: readonly Discount[],
  periodNumber: number,
  language: string,
): FeesOfPeriod {
  const due = fees.filter((fee) => fee.line.amount !== 0);
  if (discounts.length === 0) return { lines: due.map((fee) => fee.line), discounts };
  const reductions = computeDiscounts(
    due.map((fee) => ({ kind: fee.kind, periodNumber, amount: fee.line.amount })),
    discounts,
  );
  const lines = due.flatMap((fee, feeIndex) => [
    fee.line,
    ...reductions
      .filter((reduction) => reduction.feeIndex === feeIndex)
      .map((reduction) => discountLine(fee, reduction.discount, reduction.amount, language)),
  ]);
  const spent = discounts.map((discount) => ({
    ...discount,
    amountSpent:
      discount.amountSpent -
      reductions
        .filter((reduction) => reduction.discount.position === discount.position)
        .reduce((total, reduction) => total + reduction.amount, 0),
  }));
  return { lines, discounts: spent };
}

/** Of a fee that began in mid-period the discount, too, is a part of what it would be for the whole period. */
function discountLine(fee: Fee, discount: Discount, amount: number, language: string): PlannedLine {
  const family = { Recurrence: 'Recurrence', Feature: 'Feature', UpFront: 'Upfront' } as const;
  const kind = discount.typeOff === 'Flat' ? 'Flat' : 'Percent';
  const { amount: feeAmount, proratableAmount } = fee.line;
  return {
    ...fee.line,
    type: `AutoDiscount${family[fee.kind]}${kind}`,
    label: lineLabel('discount', language, { title: fee.title, discount: discount.title }),
    amount,
    discountId: discount.discountId,
    quantityReported: null,
    quantityBilled: null,
    proratableAmount: proratableAmount === null ? null : mulDiv(proratableAmount, amount, feeAmount),
  };
}
