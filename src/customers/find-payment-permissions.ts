/** The payment permissions of a customer: cards and mandates, those that were removed too. The newest first. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import type { PaymentPermissionTable, PermissionState } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface PaymentPermission {
  readonly id: number;
  readonly customerId: number;
  readonly gateway: string;
  readonly typePayment: 'Card' | 'DirectDebit';
  readonly state: PermissionState;
  /** `**** 4242`, for people. */
  readonly displayName: string;
  readonly country: string | null;
  readonly expiresAt: Instant | null;
  /** Whether the customer pays with it. */
  readonly isInUse: boolean;
  readonly createdAt: Instant;
}

export async function findPaymentPermissions(
  context: Context,
  customerId: number,
  paging: Paging,
): Promise<PageOf<PaymentPermission>> {
  const query = permissionsOf(context, customerId);
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query
    .selectAll('p')
    .select('c.type_payment as customer_type_payment')
    .orderBy('p.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(permissionOf), totalItems: total };
}

export async function findPaymentPermission(
  context: Context,
  customerId: number,
  permissionId: number,
): Promise<PaymentPermission | undefined> {
  const row = await permissionsOf(context, customerId)
    .selectAll('p')
    .select('c.type_payment as customer_type_payment')
    .where('p.id', '=', permissionId)
    .executeTakeFirst();
  return row && permissionOf(row);
}

/** By the index `payment_permission_of_customer`. */
function permissionsOf({ transaction, businessId }: Context, customerId: number) {
  return transaction
    .selectFrom('payment_permission as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'p.business_id').onRef('c.id', '=', 'p.customer_id'),
    )
    .where('p.business_id', '=', businessId)
    .where('p.customer_id', '=', customerId);
}

type PermissionRow = Selectable<PaymentPermissionTable> & { readonly customer_type_payment: PaymentType };

function permissionOf(row: PermissionRow): PaymentPermission {
  return {
    id: row.id,
    customerId: row.customer_id,
    gateway: row.gateway,
    typePayment: row.type_payment === 'Card' ? 'Card' : 'DirectDebit',
    state: row.state,
    displayName: row.display_name,
    country: row.country,
    expiresAt: row.expires_at,
    isInUse: row.state !== 'Removed' && row.type_payment === row.customer_type_payment,
    createdAt: row.created_at,
  };
}
