/** The last events of a type as a webhook would be told of them now: what an integrator tries a receiver with. */
import { sql } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { offsetOf, type PageOf, type Paging } from '../accounts/paging.ts';
import { computeEnvelope, type Envelope } from './envelope.ts';
import { type EventType, letterTypes } from './event-types.ts';
import { loadEventFacts } from './load-event-facts.ts';

/** Newest first, of every type when none is named. */
export async function rewindEvents(
  context: Context,
  type: EventType | undefined,
  paging: Paging,
): Promise<PageOf<Envelope>> {
  const { transaction, businessId } = context;
  const matching = sql`from event where business_id = ${businessId} ${type ? sql`and type = ${type}` : sql`and type <> all(${letterTypes}::text[])`}`;
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${matching}`.execute(
    transaction,
  );
  const { rows } = await sql<{ id: number }>`
    select id ${matching} order by id desc limit ${paging.sizePage} offset ${offsetOf(paging)}`.execute(
    transaction,
  );
  const facts = await loadEventFacts(
    context,
    rows.map(({ id }) => id),
  );
  return { items: facts.toReversed().map(computeEnvelope), totalItems: counted[0]?.total ?? 0 };
}
