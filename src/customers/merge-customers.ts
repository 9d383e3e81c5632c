/**
 * Merges a duplicate into the customer that is kept: what is to come goes to the one kept, what was issued stays with
 * whom it was issued to (docs/decisions/0017). The duplicate stays, suspended and empty, and tells where it went.
 */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { isAutomatic } from '../domain/billing/invoice-state.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { type Customer, customerOf } from './customer.ts';
import type { LockedCustomer } from './lock-customer.ts';
import { moveHoldings } from './move-holdings.ts';
import { findNextBilling } from './next-billing.ts';
import { rechargeProblems } from './recharge-problems.ts';
import { recordGreyListing } from './record-grey-listing.ts';
import { restartSuspended } from './restart-suspended.ts';
import { updateCustomerRow } from './update-customer-row.ts';

export async function mergeCustomers(
  context: Context,
  keptId: number,
  duplicateId: number,
): Promise<Outcome<Customer>> {
  if (keptId === duplicateId) return refuse('Error.Customer.Merge.Self', 'IdCustomerDuplicate');
  const pair = await lockPair(context, keptId, duplicateId);
  if (!pair.ok) return pair;
  const { kept, duplicate } = pair.value;
  const allowed = await checkMerge(context, kept, duplicate);
  if (!allowed.ok) return allowed;
  const moved = await moveHoldings(context, kept, duplicate);
  await closeDuplicate(context, duplicate, keptId);
  const row = await takeOver(context, kept, duplicate);
  await recordEvents(
    context,
    moved.livingSubscriptionIds.map((subscriptionId) => ({
      type: 'SubscriptionUpdated',
      customerId: keptId,
      subscriptionId,
    })),
  );
  await recordAudit(context, {
    action: 'Customer.Merged',
    subjectKind: 'customer',
    subjectId: keptId,
    data: { duplicateId, ...moved.counts },
  });
  await recordAudit(context, {
    action: 'Customer.MergedAway',
    subjectKind: 'customer',
    subjectId: duplicateId,
    data: { keptId },
  });
  return accept(customerOf(row));
}

/** In the order of their numbers, so that two merges of the same pair wait for each other. */
async function lockPair(
  context: Context,
  keptId: number,
  duplicateId: number,
): Promise<Outcome<{ kept: LockedCustomer; duplicate: LockedCustomer }>> {
  const rows = await context.transaction
    .selectFrom('customer')
    .selectAll()
    .where('business_id', '=', context.businessId)
    .where('id', 'in', [keptId, duplicateId])
    .orderBy('id')
    .forUpdate()
    .execute();
  const kept = rows.find(({ id }) => id === keptId);
  const duplicate = rows.find(({ id }) => id === duplicateId);
  if (!kept) return refuse('Error.Customer.NotFound', 'customerId');
  if (!duplicate) return refuse('Error.Customer.NotFound', 'IdCustomerDuplicate');
  return accept({ kept, duplicate });
}

async function checkMerge(
  context: Context,
  kept: LockedCustomer,
  duplicate: LockedCustomer,
): Promise<Outcome<void>> {
  for (const { merged_into_id: id } of [kept, duplicate])
    if (id !== null) return refuse('Error.Customer.Merged', undefined, { id });
  if (kept.segment_id !== duplicate.segment_id)
    return refuse('Error.Customer.Merge.OtherSegment', 'IdCustomerDuplicate');
  if (await hasOpenDocument(context, duplicate.id))
    return refuse('Error.Customer.Merge.HasDueInvoices', 'IdCustomerDuplicate');
  if (await hasTestClock(context, [kept.id, duplicate.id]))
    return refuse('Error.Customer.Merge.HasTestClock');
  return accept(undefined);
}

/** Nobody would charge or remind a suspended customer; a draft that is being charged is as good as due. */
async function hasOpenDocument(context: Context, customerId: number): Promise<boolean> {
  const row = await context.transaction
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', customerId)
    .where('kind', '=', 'Debit')
    .where('state', 'not in', ['Draft', 'Paid', 'PaidRefunded', 'Void', 'Uncollectible'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function hasTestClock(context: Context, customerIds: readonly number[]): Promise<boolean> {
  const row = await context.transaction
    .selectFrom('customer_clock')
    .select('customer_id')
    .where('business_id', '=', context.businessId)
    .where('customer_id', 'in', customerIds)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function closeDuplicate(context: Context, duplicate: LockedCustomer, keptId: number): Promise<void> {
  await updateCustomerRow(context, duplicate.id, {
    status: 'Suspended',
    merged_into_id: keptId,
    type_payment: 'Free',
    next_billing_at: null,
    link_generation: duplicate.link_generation + 1,
  });
  // Those that were merged into the duplicate before tell the way in one step.
  await context.transaction
    .updateTable('customer')
    .set({ merged_into_id: keptId })
    .where('business_id', '=', context.businessId)
    .where('merged_into_id', '=', duplicate.id)
    .execute();
  if (duplicate.status === 'Enabled')
    await recordEvents(context, [{ type: 'CustomerSuspended', customerId: duplicate.id }]);
}

/** What moved may be older than what the customer that is kept had removed. */
async function findMethodInUse(
  { transaction, businessId }: Context,
  { id, type_payment }: LockedCustomer,
): Promise<number | undefined> {
  const found = await transaction
    .selectFrom('payment_permission')
    .select('id')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', id)
    .where('type_payment', '=', type_payment)
    .where('state', '<>', 'Removed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.id;
}

/** The one kept stays as it is where it has something of its own: its method, its day of billing. */
async function takeOver(
  context: Context,
  kept: LockedCustomer,
  duplicate: LockedCustomer,
): Promise<LockedCustomer> {
  const takesMethod = kept.type_payment === 'Free' && duplicate.type_payment !== 'Free';
  const entersGreyList = duplicate.is_grey_listed && !kept.is_grey_listed;
  const anchorAt = kept.billing_anchor_at ?? duplicate.billing_anchor_at;
  const row = await updateCustomerRow(context, kept.id, {
    ...(takesMethod && { type_payment: duplicate.type_payment }),
    ...(entersGreyList && { is_grey_listed: true }),
    ...(anchorAt !== null && { billing_anchor_at: toTimestamp(anchorAt) }),
  });
  if (takesMethod) {
    await recordEvents(context, [
      {
        type: 'CustomerPaymentMethodUpdated',
        customerId: kept.id,
        permissionId: await findMethodInUse(context, row),
      },
    ]);
    if (isAutomatic(duplicate.type_payment)) await rechargeProblems(context, [kept.id]);
    await restartSuspended(context, [kept.id]);
  }
  if (entersGreyList)
    await recordGreyListing(context, kept.id, {
      isGreyListed: true,
      reason: `merged with customer ${duplicate.id}`,
    });
  if (row.next_billing_at !== null || !row.is_billed_automatically) return row;
  const nextBillingAt = await findNextBilling(context, row);
  return updateCustomerRow(context, kept.id, {
    next_billing_at: nextBillingAt === null ? null : toTimestamp(nextBillingAt),
  });
}
