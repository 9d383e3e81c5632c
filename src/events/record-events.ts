/**
 * The outbox: what happened is written in the transaction in which it happens, and told to the world by the
 * workers afterwards. Names of events are the contract's (shared/wire.md, c).
 */
import type { Context } from '../accounts/context.ts';
import { insertRows } from '../database/bulk.ts';
import type { EventType } from './event-types.ts';

export interface RecordedEvent {
  readonly type: EventType;
  readonly customerId: number;
  readonly subscriptionId?: number | null;
  readonly invoiceId?: number | null;
}

export async function recordEvents(context: Context, events: readonly RecordedEvent[]): Promise<void> {
  const columns = {
    business_id: 'bigint',
    type: 'text',
    occurred_at: 'timestamptz',
    customer_id: 'bigint',
    subscription_id: 'bigint',
    invoice_id: 'bigint',
  } as const;
  await insertRows(
    context.transaction,
    'event',
    columns,
    events.map((event) => ({
      business_id: context.businessId,
      type: event.type,
      occurred_at: context.now,
      customer_id: event.customerId,
      subscription_id: event.subscriptionId ?? null,
      invoice_id: event.invoiceId ?? null,
    })),
  );
}
