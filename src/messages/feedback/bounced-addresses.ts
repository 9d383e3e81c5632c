/** Addresses that get no more letters by themselves, and lifting that mark. */
import type { Selectable } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../../accounts/paging.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { allOf, includesText } from '../../database/conditions.ts';
import type { BouncedAddressTable } from '../../database/table-types.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';

/** Newest first. */
export async function findBouncedAddresses(
  { transaction, businessId }: Context,
  address: string | undefined,
  paging: Paging,
): Promise<PageOf<Selectable<BouncedAddressTable>>> {
  const matching = transaction
    .selectFrom('bounced_address as a')
    .where('a.business_id', '=', businessId)
    .where(allOf([includesText('a.address', address)]));
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .selectAll('a')
    .orderBy('a.reported_at', 'desc')
    .orderBy('a.address')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}

export async function isBouncedAddress(
  { transaction, businessId }: Context,
  address: string,
): Promise<boolean> {
  const found = await transaction
    .selectFrom('bounced_address')
    .select('address')
    .where('business_id', '=', businessId)
    .where('address', '=', address.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** Letters that were withheld meanwhile stay so: an agent sends them again one by one. */
export async function liftBounce(context: Context, address: string): Promise<Outcome<void>> {
  const { numDeletedRows } = await context.transaction
    .deleteFrom('bounced_address')
    .where('business_id', '=', context.businessId)
    .where('address', '=', address.toLowerCase())
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return refuse('Error.BouncedAddress.NotFound', 'Address');
  await recordAudit(context, { action: 'BouncedAddress.Lifted', subjectKind: 'message', subjectId: null });
  return accept(undefined);
}
