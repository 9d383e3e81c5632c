/** Changes usages: what they cost at once is owed by a billable buyer, and they are written (domain.md §5). */
import type { Context } from '../accounts/context.ts';
import { findBillability } from '../customers/find-billability.ts';
import { accept, type Outcome, type Refusal } from '../domain/refusal/outcome.ts';
import type { Usage } from './find-usages.ts';
import { keyOf, planUsages, type UsageEntry, type UsagePlan } from './plan-usages.ts';
import { writeUsages } from './write-usages.ts';

export interface UpdateOptions {
  /** True: demand a billable buyer whatever the cost; false: never; absent: when the change costs something. */
  readonly ensuresBillable?: boolean | undefined;
}

/** Answers the usages after the change, one an entry, in the order of the entries. All or none. */
export async function updateUsages(
  context: Context,
  entries: readonly UsageEntry[],
  options: UpdateOptions = {},
): Promise<Outcome<readonly Usage[]>> {
  const plan = await planUsages(context, entries);
  if (!plan.ok) return plan;
  const refusal = await checkBillable(context, plan.value, options);
  if (refusal) return { ok: false, refusals: [refusal] };
  await writeUsages(context, plan.value);
  return accept(usagesAfter(plan.value));
}

/** As they are read afterwards, without reading them. */
function usagesAfter({ usages, features }: UsagePlan): Usage[] {
  return usages.map((usage) => {
    const { subscription, featureReference, customerReference } = usage;
    const after = features.get(keyOf(usage))?.after ?? usage.after;
    return {
      segmentId: subscription.segmentId,
      featureId: after.featureId,
      customerId: subscription.customerId,
      subscriptionId: subscription.id,
      segmentReference: subscription.segmentReference,
      featureReference,
      customerReference,
      type: after.type,
      isIncluded: after.isIncluded,
      isEnabled: after.isEnabled,
      quantityIncluded: after.quantityIncluded,
      quantityCurrent: after.quantityCurrent,
      periodStartAt: subscription.period.startAt,
      periodEndAt: subscription.period.endAt,
    };
  });
}

/** A change that costs something wants a billable buyer; one that is free is always let through. */
async function checkBillable(
  context: Context,
  { usages }: UsagePlan,
  { ensuresBillable }: UpdateOptions,
): Promise<Refusal | null> {
  if (ensuresBillable === false) return null;
  const asked = usages.filter(
    ({ lines, subscription }) =>
      ensuresBillable || (!subscription.allowsUnpaidStart && lines.some(({ amount }) => amount > 0)),
  );
  if (asked.length === 0) return null;
  const buyers = asked.toSorted((a, b) => a.subscription.id - b.subscription.id);
  const ids = [...new Set(buyers.map(({ subscription }) => subscription.buyerId))];
  const billability = await findBillability(context, ids);
  for (const id of ids) {
    const buyer = billability.get(id);
    if (!buyer?.isBillable) return { code: 'Error.Customer.PaymentSettings.Missing' };
    if (buyer.isCappingReached) return { code: 'Error.Customer.Billing.CappingReached' };
  }
  return null;
}
