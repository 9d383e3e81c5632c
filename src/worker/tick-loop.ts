/**
 * The server's own tick: every so often, each business whose clock runs gets what is due. A frozen test clock is
 * left alone: it moves only when it is told to (domain.md §12).
 */
import type { Kysely } from 'kysely';
import { type Business, loadBusinesses } from '../accounts/business.ts';
import { purgeIdempotencyKeys } from '../accounts/purge-idempotency-keys.ts';
import { findRunningCustomerClocks } from '../customers/customer-clock.ts';
import type { Tables } from '../database/table-types.ts';
import { instant } from '../domain/calendar/instant.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';
import type { GatewayAccess } from '../payments/accounts/gateway-access.ts';
import { advanceClock } from '../tick/advance-clock.ts';
import { advanceCustomerClock } from '../tick/advance-customer-clock.ts';
import { runErrandsAt, type TickFailure } from '../tick/tick-business.ts';

const INTERVAL_MS = 15_000;
/** Past this without a whole round, the tick is reported as not ready. */
const LATE_AFTER_MS = 5 * 60_000;

export interface TickLoop {
  /** Waits for the batch in hand and stops. */
  stop(): Promise<void>;
  /** False when rounds fail or take too long. */
  isHealthy(): boolean;
}

export interface TickLoopOptions {
  readonly access: GatewayAccess;
  readonly onError: (error: unknown, businessId: number | undefined) => void;
}

/** For the log: what is wrong with whom. The round is no failure, as all others got theirs. */
function asError({ kind, subjectId, cause }: TickFailure): Error {
  return new Error(`${kind} of ${subjectId} failed and was set aside`, { cause });
}

function expectPlayed(outcome: Outcome<unknown>): void {
  if (!outcome.ok) throw new Error(`the tick was refused: ${outcome.refusals[0].code}`);
}

function gatewaysOf({ id }: Business, { access, onError }: TickLoopOptions) {
  const onGatewayFailure = (gateway: string, cause: unknown) =>
    onError(new Error(`the gateway ${gateway} failed`, { cause }), id);
  return { access, onGatewayFailure };
}

async function playBusiness(
  kysely: Kysely<Tables>,
  business: Business,
  options: TickLoopOptions,
): Promise<void> {
  const { clock } = business;
  if (clock.mode === 'Frozen')
    await runErrandsAt(kysely, business.id, clock.at, gatewaysOf(business, options));
  else
    expectPlayed(
      await advanceClock(kysely, business, instant(Date.now()), undefined, {
        ...gatewaysOf(business, options),
        onFailure: (failure) => options.onError(asError(failure), business.id),
      }),
    );
  if (business.kind !== 'Sandbox') return;
  for (const customerId of await findRunningCustomerClocks(kysely, business.id))
    expectPlayed(
      await advanceCustomerClock(
        kysely,
        business,
        customerId,
        instant(Date.now()),
        undefined,
        gatewaysOf(business, options),
      ),
    );
}

export function startTickLoop(kysely: Kysely<Tables>, options: TickLoopOptions): TickLoop {
  let isStopping = false;
  let lastRoundAt = Date.now();
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function playRound(): Promise<void> {
    let hasFailed = false;
    try {
      await purgeIdempotencyKeys(kysely, instant(Date.now()));
    } catch (error) {
      // Housekeeping only: the businesses get what is due all the same.
      options.onError(error, undefined);
    }
    const businesses = await loadBusinesses(kysely);
    for (const business of businesses) {
      if (isStopping) return;
      try {
        await playBusiness(kysely, business, options);
      } catch (error) {
        hasFailed = true;
        options.onError(error, business.id);
      }
    }
    if (!hasFailed) lastRoundAt = Date.now();
  }

  function schedule(): void {
    if (isStopping) return;
    timer = setTimeout(() => {
      round = playRound()
        .catch((error: unknown) => options.onError(error, undefined))
        .finally(schedule);
    }, INTERVAL_MS);
  }

  round = playRound()
    .catch((error: unknown) => options.onError(error, undefined))
    .finally(schedule);
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await round;
    },
    isHealthy: () => Date.now() - lastRoundAt < LATE_AFTER_MS,
  };
}
