/** A business to test in: with one segment in euros, and a context to run a use case with. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { inTransaction } from '../database/transaction.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { createBusiness, type NewBusiness } from './create-business.ts';
import type { NewSegment } from './create-segment.ts';
import { loadSegments, type Segment } from './segment.ts';

export const testNow: Instant = instant(Date.UTC(2026, 0, 15, 10));

export const testSegment: NewSegment = {
  reference: 'main',
  name: 'Main',
  currency: 'EUR',
  language: 'fr',
  timeZone: 'Europe/Paris',
  country: 'FR',
  seller: {
    legalName: 'Tacite Test SAS',
    address: { addressLine1: '1 rue de la Paix', zipCode: '75002', city: 'Paris', country: 'FR' },
  },
  // Time passes in most tests without anybody paying.
  dunningSteps: [],
  // And direct debits are sent on the day of the charge.
  prenotificationDays: 0,
};

export interface TestBusiness {
  readonly businessId: number;
  readonly segment: Segment;
  /** Runs a use case in a transaction of its own and answers its outcome. */
  run<T>(useCase: (context: Context) => Promise<Outcome<T>>, now?: Instant): Promise<Outcome<T>>;
  /** The same for one that must not be refused; anything else than an outcome is answered as it is. */
  do<T>(useCase: (context: Context) => Promise<T>, now?: Instant): Promise<T>;
}

let count = 0;

export async function openTestBusiness(
  kysely: Kysely<Tables>,
  overrides: Partial<Omit<NewBusiness, 'segment'>> & { readonly segment?: Partial<NewSegment> } = {},
): Promise<TestBusiness> {
  count += 1;
  const created = await inTransaction(kysely, (transaction) =>
    createBusiness(
      { transaction, agent: { name: 'test' }, now: testNow },
      {
        name: `Test ${count}`,
        kind: 'Sandbox',
        ...overrides,
        segment: { ...testSegment, ...overrides.segment },
      },
    ),
  );
  if (!created.ok) throw new Error(`no test business: ${JSON.stringify(created.refusals)}`);
  const { businessId } = created.value;
  const [segment] = await loadSegments(kysely, businessId);
  if (!segment) throw new Error('the test business has no segment');
  const run: TestBusiness['run'] = (useCase, now = testNow) =>
    inTransaction(kysely, (transaction) =>
      useCase({ businessId, agent: { name: 'test' }, now, transaction }),
    );
  return {
    businessId,
    segment,
    run,
    async do(useCase, now) {
      const outcome = await run(async (context) => accept(await useCase(context)), now);
      if (!outcome.ok) throw new Error('a use case without outcome was refused');
      return outcome.value;
    },
  };
}

/** The value of an outcome that must be accepted. */
export function accepted<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
}

/** The codes of an outcome that must be refused. */
export function refusalCodes(outcome: Outcome<unknown>): string[] {
  if (outcome.ok) throw new Error(`accepted: ${JSON.stringify(outcome.value)}`);
  return outcome.refusals.map((refusal) => refusal.code);
}
