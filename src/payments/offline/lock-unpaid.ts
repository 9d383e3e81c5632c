/** The invoices that money of a customer can pay, locked, the oldest first. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { isUnpaid } from '../../billing/is-unpaid.ts';
import type { OpenInvoice } from '../../domain/collecting/share-payment.ts';

interface Payer {
  readonly customerId: number;
  readonly currency: string;
  /** Only these, which may have been given up; left out, all that are due. */
  readonly invoiceIds?: readonly number[] | undefined;
}

export function lockUnpaid(
  { transaction, businessId }: Context,
  { customerId, currency, invoiceIds }: Payer,
): Promise<readonly OpenInvoice[]> {
  return transaction
    .selectFrom('invoice')
    .select(['id', sql<number>`open_amount(invoice)`.as('open')])
    .where('business_id', '=', businessId)
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where(
      invoiceIds === undefined
        ? isUnpaid('invoice')
        : sql<boolean>`id = any(${invoiceIds}) and (${isUnpaid('invoice')} or (kind = 'Debit' and state = 'Uncollectible'))`,
    )
    .orderBy('issued_at')
    .orderBy('id')
    .forUpdate()
    .execute();
}
