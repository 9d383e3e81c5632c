/**
 * A server on a port of its own, for the benchmark of the API: ours (`tacite`), or the least that could answer
 * (`floor`): the same HTTP server with bare routes that do one SQL statement each. Prints its port.
 */
import { type FastifyInstance, fastify } from 'fastify';
import pg from 'pg';
import { liveApi } from '../src/api/live/live-api.ts';
import { openDatabase } from '../src/database/connect.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import { HostedLinks } from '../src/hosted/hosted-links.ts';
import { LinkKeys } from '../src/hosted/link-keys.ts';
import { RequestLimits } from '../src/http/request-limits.ts';
import { buildServer, served } from '../src/http/server.ts';

const MAX_CONNECTIONS = 20;
const plenty = { burst: 1e9, tokensPerSecond: 1e9 };

const [kind, connectionString = ''] = process.argv.slice(2);
const app = kind === 'floor' ? floor() : await tacite();
await app.listen({ port: 0, host: '127.0.0.1' });
const address = app.server.address();
if (address === null || typeof address === 'string') throw new Error('the server listens to no port');
process.stdout.write(`${address.port}\n`);
// The parent closes our input when it is done with us, or is gone.
process.stdin.on('end', () => process.exit(0)).resume();

async function tacite(): Promise<FastifyInstance> {
  const keys = new LinkKeys(['a secret of benchmarks, of 32 characters']);
  const hosted = new HostedLinks({
    keys,
    publicUrl: 'https://billing.example',
    clock: () => instant(Date.now()),
  });
  const database = await openDatabase({ connectionString, maxConnections: MAX_CONNECTIONS });
  return buildServer({
    apis: [served(liveApi({ ...database, hosted }), '/openapi/live.json', { title: 'Bench', version: '1' })],
    log: { level: 'warn' },
    health: {},
    limits: new RequestLimits({ requests: plenty, failures: plenty }),
  });
}

interface FloorUsage {
  readonly customer: string;
  readonly feature: string;
}

/** The same rows read and written as ours, each route in one prepared statement; no keys, no checks. */
function floor(): FastifyInstance {
  const pool = new pg.Pool({ connectionString, max: MAX_CONNECTIONS });
  const bare = fastify();
  bare.get<{ Querystring: { ReferenceCustomer: string } }>('/v1/Usages', async (request, reply) => {
    const { rows } = await pool.query({
      name: 'rights',
      text: readRights,
      values: [request.query.ReferenceCustomer],
    });
    return reply.send(rows);
  });
  bare.get('/v1/Customers', async (_request, reply) => reply.send((await pool.query(readCustomers)).rows));
  bare.post<{ Body: { ReferenceCustomer: string; ReferenceFeature: string } }>(
    '/v1/Usage',
    async ({ body }, reply) => {
      const one = { customer: body.ReferenceCustomer, feature: body.ReferenceFeature };
      return reply.send((await increment([one]))[0]);
    },
  );
  bare.post<{ Body: readonly { ReferenceCustomer: string; ReferenceFeature: string }[] }>(
    '/v1/Usages',
    async ({ body }, reply) =>
      reply.send(
        await increment(
          body.map((one) => ({ customer: one.ReferenceCustomer, feature: one.ReferenceFeature })),
        ),
      ),
  );
  return bare;

  async function increment(usages: readonly FloorUsage[]) {
    const { rows } = await pool.query({
      name: 'increment',
      text: writeUsages,
      values: [usages.map(({ customer }) => customer), usages.map(({ feature }) => feature)],
    });
    return rows;
  }
}

const readRights = `
  select g.reference as segment, f.reference as feature, f.type, c.reference as customer, s.id, s.period_start_at,
    s.period_end_at, sf.is_included, sf.is_enabled, sf.quantity_included, sf.quantity_current
  from customer c
  join subscription s on s.business_id = c.business_id and s.customer_id = c.id and s.state = 'ActiveRunning'
  join segment g on g.business_id = s.business_id and g.id = s.segment_id
  join subscription_feature sf on sf.business_id = s.business_id and sf.subscription_id = s.id
  join feature f on f.business_id = sf.business_id and f.id = sf.feature_id
  where c.business_id = 1 and c.segment_id = 1 and c.reference = $1
  order by sf.position`;

const readCustomers = `
  select *, (select count(*) from customer where business_id = 1 and segment_id = 1) as total
  from customer where business_id = 1 and segment_id = 1 order by id limit 100`;

/** The counters, their history and an event for each subscription. */
const writeUsages = `
  with wanted as (
    select s.id as subscription_id, s.customer_id, f.id as feature_id, count(*) as increment
    from unnest($1::text[], $2::text[]) as v(customer, feature)
    join customer c on c.business_id = 1 and c.segment_id = 1 and c.reference = v.customer
    join subscription s on s.business_id = 1 and s.customer_id = c.id and s.state = 'ActiveRunning'
    join feature f on f.business_id = 1 and f.reference = v.feature
    group by 1, 2, 3
  ), counted as (
    update subscription_feature sf set quantity_current = quantity_current + w.increment
    from wanted w where sf.business_id = 1 and sf.subscription_id = w.subscription_id and sf.feature_id = w.feature_id
    returning sf.subscription_id, sf.feature_id, w.customer_id, w.increment, sf.quantity_current
  ), logged as (
    insert into usage_event (business_id, subscription_id, feature_id, period_number, stamped_at, received_at,
      increment, quantity_after)
    select 1, subscription_id, feature_id, 0, now(), now(), increment, quantity_current from counted
  ), told as (
    insert into event (business_id, type, occurred_at, customer_id, subscription_id)
    select distinct 1, 'SubscriptionFeaturesUpdated', now(), customer_id, subscription_id from counted
  )
  select * from counted`;
