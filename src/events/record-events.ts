/**
 * The outbox: what happened is written in the transaction in which it happens, told to the world by the workers
 * afterwards, and written to the customer where it calls for a letter. Names of events are the contract's
 * (shared/wire.md, c), but for those that only letters are written from.
 */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { at } from '../database/bulk.ts';
import { type EventType, type LetterType, letterTypes, writtenTypes } from './event-types.ts';

export interface RecordedEvent {
  readonly type: EventType | LetterType;
  readonly customerId: number;
  readonly subscriptionId?: number | null;
  readonly invoiceId?: number | null;
  /** The payment method that it is about; left out, the customer's newest is told of. */
  readonly permissionId?: number | null;
  /** The customer has a letter from another event that says the same. */
  readonly isWrittenOtherwise?: boolean;
}

/** One statement. */
export async function recordEvents(context: Context, events: readonly RecordedEvent[]): Promise<void> {
  if (events.length > 0) await eventInsertion(context, events).execute(context.transaction);
}

/**
 * As the end of a statement that writes other things before. Without a webhook that listens, or will once it is
 * resumed, nobody waits for the events.
 */
export function eventInsertion(context: Context, events: readonly RecordedEvent[]) {
  return sql`
    insert into event (business_id, type, occurred_at, customer_id, subscription_id, invoice_id, permission_id,
      is_waiting, is_to_write)
    select ${context.businessId}::bigint, e.type, ${at(context.now)}, e.customer_id, e.subscription_id, e.invoice_id,
      e.permission_id,
      e.type <> all(${letterTypes}::text[])
        and exists (select from webhook w where w.business_id = ${context.businessId} and w.state <> 'Unverified'),
      e.type = any(${writtenTypes}::text[]) and not e.is_written_otherwise
    from unnest(
      ${events.map(({ type }) => type)}::text[],
      ${events.map(({ customerId }) => customerId)}::bigint[],
      ${events.map(({ subscriptionId }) => subscriptionId ?? null)}::bigint[],
      ${events.map(({ invoiceId }) => invoiceId ?? null)}::bigint[],
      ${events.map(({ permissionId }) => permissionId ?? null)}::bigint[],
      ${events.map(({ isWrittenOtherwise }) => isWrittenOtherwise === true)}::boolean[]
    ) with ordinality as e(type, customer_id, subscription_id, invoice_id, permission_id,
      is_written_otherwise, position)
    order by e.position`;
}
