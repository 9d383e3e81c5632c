/** With what gateways are asked on behalf of a business, one after the other step, each between two transactions. */
import type { Kysely } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { OpenGateway } from '../accounts/open-gateways.ts';

export interface Collecting {
  readonly kysely: Kysely<Tables>;
  readonly businessId: number;
  readonly segments: ReadonlyMap<number, Segment>;
  readonly now: Instant;
  /** Only this buyer's; left out, of all that live in the business's time. */
  readonly buyerId?: number | undefined;
  /** Those that the business can use. */
  readonly gateways: ReadonlyMap<string, OpenGateway>;
  /** Those that did not answer: they are not tried again before the next tick. */
  readonly failing: Set<string>;
  /** Told once of each gateway that did not answer. What it was asked is asked for later. */
  readonly onFailure: (gateway: string, cause: unknown) => void;
}

/**
 * All gateways at once, so that a slow one does not keep the others waiting; what a failing one was to be asked stays
 * unanswered. So does what belongs to a gateway that was disabled meanwhile.
 */
export async function askEach<Request extends { readonly gateway: string }>(
  { gateways, failing, onFailure }: Collecting,
  requests: readonly Request[],
  ask: (open: OpenGateway, requests: readonly Request[]) => Promise<void>,
): Promise<void> {
  const byGateway = [...Map.groupBy(requests, ({ gateway }) => gateway)];
  await Promise.all(
    byGateway.map(async ([name, asked]) => {
      const open = gateways.get(name);
      if (!open || failing.has(name)) return;
      try {
        await ask(open, asked);
      } catch (cause) {
        failing.add(name);
        onFailure(name, cause);
      }
    }),
  );
}

export async function inOne<T>(
  { kysely, businessId, now }: Collecting,
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const outcome = await inTransaction(kysely, async (transaction) =>
    accept(await work({ businessId, agent: { name: 'tick' }, now, transaction })),
  );
  if (!outcome.ok) throw new Error('a step of collecting was refused');
  return outcome.value;
}
