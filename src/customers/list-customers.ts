/** Pages of the customers of a business, in the order in which they came. */
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { activeStates } from '../domain/subscription/state.ts';
import { type Customer, customerOf } from './customer.ts';

export interface CustomerFilter {
  readonly segmentId?: number | undefined;
  /** Only those who have a running subscription that carries this feature. */
  readonly featureReference?: string | undefined;
}

export async function listCustomers(
  context: Context,
  filter: CustomerFilter,
  paging: Paging,
): Promise<PageOf<Customer>> {
  const query = filteredCustomers(context, filter);
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

function filteredCustomers({ transaction, businessId }: Context, filter: CustomerFilter) {
  const { segmentId, featureReference } = filter;
  let query = transaction.selectFrom('customer').where('customer.business_id', '=', businessId);
  if (segmentId !== undefined) query = query.where('customer.segment_id', '=', segmentId);
  if (featureReference !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('subscription as s')
          .innerJoin('subscription_feature as x', (join) =>
            join.onRef('x.business_id', '=', 's.business_id').onRef('x.subscription_id', '=', 's.id'),
          )
          .innerJoin('feature as f', (join) =>
            join.onRef('f.business_id', '=', 'x.business_id').onRef('f.id', '=', 'x.feature_id'),
          )
          .select('s.id')
          .whereRef('s.business_id', '=', 'customer.business_id')
          .whereRef('s.customer_id', '=', 'customer.id')
          .where('s.state', 'in', activeStates)
          .where('f.reference', '=', featureReference),
      ),
    );
  return query;
}
