/** Pages of the customers of a business, in the order in which they came. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { type TraceFilter, tracedAs } from '../accounts/traces.ts';
import { allOf, equals, includesText } from '../database/conditions.ts';
import type { CustomerStatus } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import { activeStates } from '../domain/subscription/state.ts';
import { type Customer, customerOf } from './customer.ts';

export interface CustomerFilter {
  readonly id?: number | undefined;
  readonly segmentId?: number | undefined;
  readonly reference?: string | undefined;
  readonly status?: CustomerStatus | undefined;
  /** Somewhere in the name. */
  readonly name?: string | undefined;
  /** Somewhere in the e-mail. */
  readonly email?: string | undefined;
  readonly language?: string | undefined;
  readonly typePayment?: PaymentType | undefined;
  readonly isGreyListed?: boolean | undefined;
  /** Whose billing address is so. */
  readonly address?: AddressFilter | undefined;
  /** To whom this payment permission belongs. */
  readonly permissionId?: number | undefined;
  /** Only those who have a running subscription that carries this feature. */
  readonly featureReference?: string | undefined;
  readonly traces?: TraceFilter | undefined;
}

/** Codes and the zip code as a whole, the others somewhere in the field. */
export interface AddressFilter {
  readonly company?: string | undefined;
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  readonly zipCode?: string | undefined;
  readonly city?: string | undefined;
  readonly country?: string | undefined;
  readonly region?: string | undefined;
}

export async function listCustomers(
  context: Context,
  filter: CustomerFilter,
  paging: Paging,
): Promise<PageOf<Customer>> {
  const query = context.transaction
    .selectFrom('customer')
    .where('customer.business_id', '=', context.businessId)
    .where(conditionOf(filter));
  const { total } = await query
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const rows = await query
    .selectAll('customer')
    .orderBy('customer.id')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items: rows.map(customerOf), totalItems: total };
}

function conditionOf(filter: CustomerFilter): RawBuilder<SqlBool> {
  return allOf([
    equals('customer.id', filter.id),
    equals('customer.segment_id', filter.segmentId),
    equals('customer.reference', filter.reference),
    equals('customer.status', filter.status),
    includesText('customer.name', filter.name),
    includesText('customer.email', filter.email),
    equals('customer.language', filter.language),
    equals('customer.type_payment', filter.typePayment),
    equals('customer.is_grey_listed', filter.isGreyListed),
    filter.address && livesAt(filter.address),
    filter.permissionId === undefined ? undefined : hasPermission(filter.permissionId),
    filter.featureReference === undefined ? undefined : carriesFeature(filter.featureReference),
    filter.traces && tracedAs('customer', filter.traces),
  ]);
}

/** Undefined when nothing is asked of the address, so that customers without one are found. */
function livesAt(address: AddressFilter): RawBuilder<SqlBool> | undefined {
  if (Object.values(address).every((value) => value === undefined)) return undefined;
  const wanted = allOf([
    includesText('a.company', address.company),
    includesText('a.first_name', address.firstName),
    includesText('a.last_name', address.lastName),
    includesText('a.address_line1', address.addressLine1),
    includesText('a.address_line2', address.addressLine2),
    equals('a.zip_code', address.zipCode),
    includesText('a.city', address.city),
    equals('a.country', address.country?.toUpperCase()),
    equals('a.region', address.region?.toUpperCase()),
  ]);
  return sql`exists (select from customer_address a
    where a.business_id = customer.business_id and a.customer_id = customer.id and a.kind = 'Billing' and ${wanted})`;
}

function hasPermission(permissionId: number): RawBuilder<SqlBool> {
  return sql`exists (select from payment_permission p
    where p.business_id = customer.business_id and p.customer_id = customer.id and p.id = ${permissionId})`;
}

function carriesFeature(reference: string): RawBuilder<SqlBool> {
  return sql`exists (select from subscription s
    join subscription_feature x on x.business_id = s.business_id and x.subscription_id = s.id
    join feature f on f.business_id = x.business_id and f.id = x.feature_id
    where s.business_id = customer.business_id and s.customer_id = customer.id
      and s.state::text = any(${[...activeStates]}) and f.reference = ${reference})`;
}
