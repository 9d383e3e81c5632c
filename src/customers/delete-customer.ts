/**
 * Deletes a customer for good, with its balance, its drafts and its subscriptions. Only one to whom no invoice and
 * no credit note was ever issued: the law wants those kept with whom they are about (C. com. L123-22).
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { lockCustomer } from './lock-customer.ts';

export async function deleteCustomer(context: Context, customerId: number): Promise<Outcome<void>> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  if (await hasDocumentOrPayment(context, customerId)) return refuse('Error.Customer.Delete.HasInvoice');
  if (await sharesSubscription(context, customerId))
    return refuse('Error.Customer.Delete.SharesSubscription');
  await deleteRows(context, customerId);
  await recordAudit(context, {
    action: 'Customer.Deleted',
    subjectKind: 'customer',
    subjectId: customerId,
  });
  return accept(undefined);
}

/**
 * A payment counts as much as a document: it was taken for one that is being issued. Drafts are locked, so that
 * none is issued between this look and its deletion.
 */
async function hasDocumentOrPayment(context: Context, customerId: number): Promise<boolean> {
  const { transaction, businessId } = context;
  const invoices = await transaction
    .selectFrom('invoice')
    .select('number')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .forUpdate()
    .execute();
  if (invoices.some((invoice) => invoice.number !== null)) return true;
  for (const table of ['payment', 'receipt'] as const) {
    const found = await transaction
      .selectFrom(table)
      .select('id')
      .where('business_id', '=', businessId)
      .where('customer_id', '=', customerId)
      .limit(1)
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
}

/** Pays for somebody else's subscription, or somebody else pays, or paid, for one of its own. */
async function sharesSubscription(context: Context, customerId: number): Promise<boolean> {
  const result = await sql<{ shares: boolean }>`
    select exists (select from subscription s
      where s.business_id = ${context.businessId} and (s.customer_id = ${customerId} or s.buyer_id = ${customerId})
        and (s.customer_id <> s.buyer_id
          or exists (select from balance_line l where l.business_id = s.business_id
            and l.subscription_id = s.id and l.customer_id <> ${customerId}))) as shares
  `.execute(context.transaction);
  return result.rows[0]?.shares === true;
}

/** In the order of the foreign keys; addresses, permissions, features, periods and usage go by their cascades. */
async function deleteRows(context: Context, customerId: number): Promise<void> {
  const { transaction, businessId } = context;
  await transaction
    .deleteFrom('balance_line')
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .execute();
  for (const table of ['invoice_tax', 'invoice_line'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('invoice_id', 'in', ({ selectFrom }) =>
        selectFrom('invoice')
          .select('id')
          .where('business_id', '=', businessId)
          .where('customer_id', '=', customerId),
      )
      .execute();
  for (const table of ['invoice', 'subscription', 'event'] as const)
    await transaction
      .deleteFrom(table)
      .where('business_id', '=', businessId)
      .where('customer_id', '=', customerId)
      .execute();
  await transaction
    .deleteFrom('customer')
    .where('business_id', '=', businessId)
    .where('id', '=', customerId)
    .execute();
}
