/** Moves what a duplicate holds to the customer that is kept: one statement for each kind of thing. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { activeStates } from '../domain/subscription/state.ts';
import type { LockedCustomer } from './lock-customer.ts';

export interface MovedHoldings {
  readonly livingSubscriptionIds: readonly number[];
  readonly counts: {
    readonly subscriptions: number;
    readonly balanceLines: number;
    readonly drafts: number;
    readonly permissions: number;
    readonly notes: number;
  };
}

/** Both are locked, and the duplicate has no document that waits to be paid. */
export async function moveHoldings(
  context: Context,
  kept: LockedCustomer,
  duplicate: LockedCustomer,
): Promise<MovedHoldings> {
  const subscriptions = await moveSubscriptions(context, kept.id, duplicate.id);
  const drafts = await moveDrafts(context, kept.id, duplicate.id);
  const balanceLines = await moveBalance(context, kept.id, duplicate.id);
  const permissions = await movePermissions(context, kept, duplicate.id);
  const notes = await context.transaction
    .updateTable('customer_note')
    .set({ customer_id: kept.id })
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', duplicate.id)
    .executeTakeFirstOrThrow();
  // It pays the next invoices, which are those of the customer that is kept.
  await context.transaction
    .updateTable('receipt')
    .set({ customer_id: kept.id })
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', duplicate.id)
    .where('amount_on_account', '>', 0)
    .execute();
  const living = subscriptions.filter(({ state }) => activeStates.some((active) => active === state));
  return {
    livingSubscriptionIds: living.map(({ id }) => id),
    counts: {
      subscriptions: subscriptions.length,
      balanceLines,
      drafts,
      permissions,
      notes: Number(notes.numUpdatedRows),
    },
  };
}

/** Those that ended too, so that the rights and the history of one person stand together. */
async function moveSubscriptions(
  { transaction, businessId }: Context,
  keptId: number,
  duplicateId: number,
): Promise<readonly { readonly id: number; readonly state: string }[]> {
  const { rows } = await sql<{ id: number; state: string }>`
    update subscription set
      customer_id = case when customer_id = ${duplicateId} then ${keptId} else customer_id end,
      buyer_id = case when buyer_id = ${duplicateId} then ${keptId} else buyer_id end
    where business_id = ${businessId} and (customer_id = ${duplicateId} or buyer_id = ${duplicateId})
    returning id, state
  `.execute(transaction);
  return rows;
}

/** A draft has no number and prints its buyer when it is issued: it is still to come. */
async function moveDrafts(
  { transaction, businessId }: Context,
  keptId: number,
  duplicateId: number,
): Promise<number> {
  const moved = await transaction
    .updateTable('invoice')
    .set({ customer_id: keptId })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', duplicateId)
    .where('number', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(moved.numUpdatedRows);
}

/** Lines that wait, and those of the drafts that moved before; billed ones stay with their document. */
async function moveBalance(
  { transaction, businessId }: Context,
  keptId: number,
  duplicateId: number,
): Promise<number> {
  const moved = await sql`
    update balance_line b set customer_id = ${keptId}
    where b.business_id = ${businessId} and b.customer_id = ${duplicateId}
      and (b.state = 'Due' or b.invoice_id in (
        select i.id from invoice i
        where i.business_id = ${businessId} and i.customer_id = ${keptId} and i.number is null))
  `.execute(transaction);
  return Number(moved.numAffectedRows ?? 0n);
}

/** A customer has one permission in use: those that move are removed where the one kept has its own. */
async function movePermissions(
  { transaction, businessId }: Context,
  kept: LockedCustomer,
  duplicateId: number,
): Promise<number> {
  const hasOwn = kept.type_payment === 'Card' || kept.type_payment === 'DirectDebit';
  // What was begun ends with the customer that is kept.
  await transaction
    .updateTable('method_registration')
    .set({ customer_id: kept.id })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', duplicateId)
    .execute();
  const moved = await transaction
    .updateTable('payment_permission')
    .set({ customer_id: kept.id, ...(hasOwn && { state: 'Removed' as const }) })
    .where('business_id', '=', businessId)
    .where('customer_id', '=', duplicateId)
    .executeTakeFirstOrThrow();
  return Number(moved.numUpdatedRows);
}
