/** Reads the messages of a business, newest first: its mailbox. */
import type { Selectable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { allOf, equals, includesText, isWithin } from '../database/conditions.ts';
import type { MessageState, MessageTable } from '../database/table-types.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface MessageFilter {
  readonly id?: number | undefined;
  readonly kind?: string | undefined;
  readonly state?: MessageState | undefined;
  readonly customerId?: number | undefined;
  readonly invoiceId?: number | undefined;
  /** Somewhere in the address. */
  readonly recipient?: string | undefined;
  readonly createdFrom?: Instant | undefined;
  readonly createdTo?: Instant | undefined;
}

export async function findMessages(
  { transaction, businessId }: Context,
  filter: MessageFilter,
  paging: Paging,
): Promise<PageOf<Selectable<MessageTable>>> {
  const matching = transaction
    .selectFrom('message as m')
    .where('m.business_id', '=', businessId)
    .where(
      allOf([
        equals('m.id', filter.id),
        equals('m.kind', filter.kind),
        equals('m.state', filter.state),
        equals('m.customer_id', filter.customerId),
        equals('m.invoice_id', filter.invoiceId),
        includesText('m.recipient', filter.recipient),
        isWithin('m.created_at', filter.createdFrom, filter.createdTo),
      ]),
    );
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  if (paging.sizePage === 0) return { items: [], totalItems: total };
  const items = await matching
    .selectAll('m')
    .orderBy('m.id', 'desc')
    .limit(paging.sizePage)
    .offset(offsetOf(paging))
    .execute();
  return { items, totalItems: total };
}
