/**
 * The Live API over HTTP with 100,000 customers and 1,000,000 usages in the database: the calls that integrators
 * make most, each as a ratio to the same HTTP server doing one equivalent SQL statement, measured beside it.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import autocannon from 'autocannon';
import { openTestDatabase } from '../src/database/testing.ts';
import { customerReference, FEATURES, featureReference, seedApi } from './api-seed.ts';
import { measurePaced, percentile } from './paced-load.ts';
import type { BenchRow } from './row.ts';

const CUSTOMERS = 100_000;
const CONNECTIONS = 10;
const SECONDS = 8;
const WARM_UP_SECONDS = 2;
const BATCH = 50;
/** Different requests that one run draws from. */
const VARIETY = 2_000;

interface Case {
  readonly name: string;
  readonly request: () => autocannon.Request;
  /** Events of one request, for a rate in events. */
  readonly events?: number;
}

const json = { 'content-type': 'application/json' };
const anyCustomer = () => customerReference(1 + Math.floor(Math.random() * CUSTOMERS));
const anyUsage = () => ({
  ReferenceCustomer: anyCustomer(),
  ReferenceFeature: featureReference(Math.floor(Math.random() * FEATURES)),
  Increment: 1,
});

const rights: Case = {
  name: 'GET /v1/Usages of a customer',
  request: () => ({ method: 'GET', path: `/v1/Usages?ReferenceCustomer=${anyCustomer()}` }),
};

const cases: readonly Case[] = [
  rights,
  {
    name: 'POST /v1/Usage',
    request: () => ({ method: 'POST', path: '/v1/Usage', headers: json, body: JSON.stringify(anyUsage()) }),
  },
  {
    name: `POST /v1/Usages of ${BATCH}`,
    request: () => ({
      method: 'POST',
      path: '/v1/Usages',
      headers: json,
      body: JSON.stringify(Array.from({ length: BATCH }, anyUsage)),
    }),
    events: BATCH,
  },
  {
    name: 'GET /v1/Customers?SizePage=100',
    request: () => ({ method: 'GET', path: '/v1/Customers?SizePage=100' }),
  },
];

interface Server {
  readonly url: string;
  close(): Promise<void>;
}

export async function measureApi(): Promise<BenchRow[]> {
  const database = await openTestDatabase();
  try {
    const keys = await seedApi(database.kysely, CUSTOMERS);
    const authorization = `Basic ${Buffer.from(`${keys.agentKey}:${keys.apiKey}`).toString('base64')}`;
    const rows: BenchRow[] = [];
    for (const one of cases) rows.push(...(await measureCase(database.connectionString, one, authorization)));
    rows.push(await measureHalfLoad(database.connectionString, rows[0]?.value ?? 0, authorization));
    return rows;
  } finally {
    await database.close();
  }
}

async function measureCase(connectionString: string, one: Case, authorization: string): Promise<BenchRow[]> {
  const floor = await fire(connectionString, 'floor', one, authorization);
  const ours = await fire(connectionString, 'tacite', one, authorization);
  const unit = one.events === undefined ? 'requests/s' : 'events/s';
  const rate = (result: autocannon.Result) => Math.round(result.requests.average * (one.events ?? 1));
  return [
    { case: one.name, figure: 'answered', value: rate(ours), unit, floor: rate(floor) },
    { case: one.name, figure: 'p99 at full load', value: ours.latency.p99, unit: 'ms' },
  ];
}

async function measureHalfLoad(
  connectionString: string,
  fullRate: number,
  authorization: string,
): Promise<BenchRow> {
  const server = await startServer('tacite', connectionString);
  try {
    const load = {
      url: server.url,
      headers: { authorization },
      path: () => rights.request().path ?? '',
      connections: CONNECTIONS,
      perSecond: Math.round(fullRate / 2),
    };
    await measurePaced({ ...load, seconds: WARM_UP_SECONDS });
    const latencies = await measurePaced({ ...load, seconds: SECONDS });
    const value = Math.round(percentile(latencies, 99) * 10) / 10;
    return { case: rights.name, figure: 'p99 at half load', value, unit: 'ms' };
  } finally {
    await server.close();
  }
}

/** A fresh server for each run, warmed up. Anything but a success ends the benchmark. */
async function fire(
  connectionString: string,
  kind: 'tacite' | 'floor',
  { name, request }: Case,
  authorization: string,
): Promise<autocannon.Result> {
  const server = await startServer(kind, connectionString);
  try {
    const variety = Array.from({ length: VARIETY }, request);
    // Drawn each time: connections that go through one list in step would all write the same rows at once.
    const anyRequest = () => variety[Math.floor(Math.random() * VARIETY)] ?? request();
    const draw = (sent: autocannon.Request) => {
      const drawn = anyRequest();
      return { ...sent, ...drawn, headers: { ...sent.headers, ...drawn.headers } };
    };
    const requests = [{ setupRequest: draw }];
    const options = {
      url: server.url,
      connections: CONNECTIONS,
      headers: { authorization },
      requests,
    };
    await autocannon({ ...options, duration: WARM_UP_SECONDS });
    const result = await autocannon({ ...options, duration: SECONDS });
    const failures = result.non2xx + result.errors + result.timeouts;
    if (failures > 0) throw new Error(`${name}, ${kind}: ${failures} requests failed`);
    return result;
  } finally {
    await server.close();
  }
}

async function startServer(kind: 'tacite' | 'floor', connectionString: string): Promise<Server> {
  const program = join(import.meta.dirname, 'api-server.ts');
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, kind, connectionString],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [port] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the server of ${kind} did not start`))),
  ]);
  return {
    url: `http://127.0.0.1:${String(port).trim()}`,
    async close() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
