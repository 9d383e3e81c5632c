/** A call of a gateway that keeps no books with ours, for tests of its folder. */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { GatewayCall } from './gateway-call.ts';

/** Nothing is asked of it. */
const kysely = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export function callWith(settings: ReadonlyMap<string, string>): GatewayCall {
  return { businessId: 1, now: instant(Date.parse('2026-01-10T09:00:00Z')), kysely, settings };
}
