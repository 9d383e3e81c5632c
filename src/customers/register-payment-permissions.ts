/**
 * Registers payment permissions (card tokens, SEPA mandates) that gateways gave, in sets. A customer has one at a
 * time: a new one replaces the former. Registering the same one again only refreshes it.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { insertRows, takeIds, updateRows } from '../database/bulk.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { recordEvents } from '../events/record-events.ts';
import { leaveGreyList } from './leave-grey-list.ts';
import { rechargeProblems } from './recharge-problems.ts';
import { restartSuspended } from './restart-suspended.ts';

export interface NewPaymentPermission {
  readonly gateway: string;
  readonly typePayment: 'Card' | 'DirectDebit';
  /** What the gateway calls it; with the gateway, its identity. */
  readonly gatewayToken: string;
  /** `**** 4242`, `FR76 …185`: for people. */
  readonly displayName: string;
  /** Of the card or the bank, ISO 3166-1 alpha-2. */
  readonly country?: string | null | undefined;
  readonly expiresAt?: Instant | null | undefined;
  /** Of a SEPA mandate that the customer signed; left out, one that is known stays. */
  readonly mandate?: Mandate | null | undefined;
}

interface Mandate {
  /** Unique mandate reference (RUM). */
  readonly reference: string;
  readonly signedAt: Instant;
  readonly scheme: 'Core' | 'B2B';
}

export interface PermissionRow extends NewPaymentPermission {
  readonly customerId: number;
}

const columns = {
  business_id: 'bigint',
  id: 'bigint',
  customer_id: 'bigint',
  gateway: 'text',
  type_payment: 'payment_type',
  state: 'permission_state',
  display_name: 'text',
  country: 'text',
  expires_at: 'timestamptz',
  gateway_token: 'text',
  forget_at: 'timestamptz',
  created_at: 'timestamptz',
} as const;

/**
 * @param rows one a customer; the customers must be locked or just written by this transaction.
 * @returns the id of the permission of each customer
 */
export async function registerPaymentPermissions(
  context: Context,
  rows: readonly PermissionRow[],
): Promise<ReadonlyMap<number, number>> {
  const customerIds = rows.map((row) => row.customerId);
  const known = await loadKnown(context, customerIds);
  const added = new Set(rows.filter((row) => !known.has(keyOf(row))));
  const freshIds = await takeIds(context.transaction, 'payment_permission', added.size);
  const ids = new Map<number, number>();
  for (const row of rows) {
    const id = known.get(keyOf(row)) ?? freshIds.pop();
    if (id !== undefined) ids.set(row.customerId, id);
  }
  const written = (row: PermissionRow) => ({
    business_id: context.businessId,
    id: ids.get(row.customerId) ?? null,
    customer_id: row.customerId,
    gateway: row.gateway,
    type_payment: row.typePayment,
    state: 'Valid',
    display_name: row.displayName,
    country: row.country ?? null,
    expires_at: row.expiresAt ?? null,
    gateway_token: row.gatewayToken,
    forget_at: null,
    created_at: context.now,
  });
  await insertRows(context.transaction, 'payment_permission', columns, [...added].map(written));
  const { created_at: _kept, ...refreshed } = columns;
  const others = rows.filter((row) => !added.has(row)).map(written);
  await updateRows(context.transaction, 'payment_permission', ['business_id', 'id'], refreshed, others);
  await writeMandates(context, rows, ids);
  await payWith(context, rows, ids);
  await leaveGreyList(
    context,
    [...added].map((row) => row.customerId),
  );
  return ids;
}

async function writeMandates(
  context: Context,
  rows: readonly PermissionRow[],
  ids: ReadonlyMap<number, number>,
): Promise<void> {
  const mandateColumns = {
    business_id: 'bigint',
    id: 'bigint',
    mandate_reference: 'text',
    mandate_signed_at: 'timestamptz',
    mandate_scheme: 'mandate_scheme',
  } as const;
  const signed = rows.flatMap(({ customerId, mandate }) => {
    if (!mandate) return [];
    return [
      {
        business_id: context.businessId,
        id: ids.get(customerId) ?? null,
        mandate_reference: mandate.reference,
        mandate_signed_at: mandate.signedAt,
        mandate_scheme: mandate.scheme,
      },
    ];
  });
  await updateRows(context.transaction, 'payment_permission', ['business_id', 'id'], mandateColumns, signed);
}

/**
 * These customers pay with these permissions from now on; the others that they had are removed.
 * @param permissionIds by customer
 */
export async function payWith(
  context: Context,
  customers: readonly Pick<PermissionRow, 'customerId' | 'typePayment'>[],
  permissionIds: ReadonlyMap<number, number>,
): Promise<void> {
  const customerIds = customers.map(({ customerId }) => customerId);
  await removeOthers(context, customerIds, [...permissionIds.values()]);
  await setTypes(context, customers);
  await recordEvents(
    context,
    customerIds.map((customerId) => ({
      type: 'CustomerPaymentMethodUpdated',
      customerId,
      permissionId: permissionIds.get(customerId),
    })),
  );
  await rechargeProblems(context, customerIds);
  await restartSuspended(context, customerIds);
}

function keyOf(row: Pick<PermissionRow, 'customerId' | 'gateway' | 'typePayment' | 'gatewayToken'>): string {
  return JSON.stringify([row.customerId, row.gateway, row.typePayment, row.gatewayToken]);
}

async function loadKnown(
  context: Context,
  customerIds: readonly number[],
): Promise<ReadonlyMap<string, number>> {
  if (customerIds.length === 0) return new Map();
  const rows = await context.transaction
    .selectFrom('payment_permission')
    .select(['id', 'customer_id', 'gateway', 'type_payment', 'gateway_token'])
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', ({ fn, val }) => fn<number>('any', [val(customerIds)]))
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      JSON.stringify([row.customer_id, row.gateway, row.type_payment, row.gateway_token]),
      row.id,
    ]),
  );
}

async function removeOthers(
  context: Context,
  customerIds: readonly number[],
  keptIds: readonly number[],
): Promise<void> {
  if (customerIds.length === 0) return;
  await context.transaction
    .updateTable('payment_permission')
    .set({ state: 'Removed', forget_at: sql<string>`now()` })
    .where('business_id', '=', context.businessId)
    .where('customer_id', '=', ({ fn, val }) => fn<number>('any', [val(customerIds)]))
    .where('id', '<>', ({ fn, val }) => fn<number>('all', [val(keptIds)]))
    .where('state', '<>', 'Removed')
    .execute();
}

async function setTypes(
  context: Context,
  rows: readonly Pick<PermissionRow, 'customerId' | 'typePayment'>[],
): Promise<void> {
  const types = {
    business_id: 'bigint',
    id: 'bigint',
    type_payment: 'payment_type',
    updated_at: 'timestamptz',
  } as const;
  await updateRows(
    context.transaction,
    'customer',
    ['business_id', 'id'],
    types,
    rows.map((row) => ({
      business_id: context.businessId,
      id: row.customerId,
      type_payment: row.typePayment,
      updated_at: context.now,
    })),
  );
}
