/**
 * The Live API on a database of its own, called over HTTP with real keys. Every answer of every test is held
 * against the public contract, and what was exercised is remembered.
 */

import assert from 'node:assert/strict';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { loadContract } from '../../src/http/contract-check.testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { exampleRecorder } from '../support/example-recorder.ts';
import { withHosted } from '../support/hosted.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../support/shop.ts';
import { Answer } from './answer.ts';
import { advanceShop, moveClockOf } from './shop-clock.ts';

/** Older spellings in use, each with the path of the contract whose answers it must give (shared/wire.md, f). */
const aliases: readonly (readonly [RegExp, string])[] = [
  [/^\/v1\/Customer(Billing|Shipping)Address$/i, '/v1/CustomerAddressBilling'],
  [/^\/v1\/CustomerAddressShipping$/i, '/v1/CustomerAddressBilling'],
  [/^\/v1\/Subscription\/[^/]+$/i, '/v1/Subscription'],
  [/^\/v1\/Pricing\/Subscription\/(\d+)$/i, '/v1/Quoting/Subscription/$1/Start'],
  [/^\/v1\/Pricing\/?(Usage|Subscription|BalanceLine)$/i, '/v1/Quoting/$1'],
];

export const contract = loadContract('api-live');

/** A date that is not written as `2025-03-29T21:54:19.51Z` (shared/wire.md, a). */
const otherDate = /"Date\w*":"(?!\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ")/;

type Method = 'GET' | 'POST';

/** Tests call faster than any key may. */
const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };

export interface Exchange {
  readonly status: number;
  /** Exactly as it was sent: '' when there was none. */
  readonly raw: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

export interface LiveClient {
  send(method: Method, url: string, body?: unknown): Promise<Exchange>;
  /** Answers what is asked, with the status expected: 200 when none is named. */
  get(url: string, status?: number): Promise<Answer>;
  post(url: string, body?: unknown, status?: number): Promise<Answer>;
  /** The status and the code of a call that must be refused: `403 Error.Customer.Suspended`. */
  refusal(method: Method, url: string, body?: unknown): Promise<string>;
}

export interface LiveShop extends Shop, LiveClient {
  /** Moves the clock of the business; what falls due on the way is done. */
  moveTo(text: string): Promise<void>;
  /** The clock alone: the tick has not come by yet. */
  moveClock(text: string): Promise<void>;
  /** A client with other keys, or none at all. */
  withKeys(agentKey: string | undefined, apiKey?: string): LiveClient;
}

export interface LiveServer {
  readonly database: TestDatabase;
  /** `POST /v1/Usage 200` for every answer so far, by the contract's operations. */
  readonly exercised: ReadonlySet<string>;
  /** A business in which nobody starts what it cannot pay; its texts are in French. */
  open(options?: ShopOptions): Promise<LiveShop>;
  /** Verifies all that the tests wrote: hash chains, numbers, sums, balances, periods. */
  close(): Promise<void>;
}

/** @param isChecked false spares the check against the contract, 3 ms an answer, where many are alike. */
export async function openLiveServer({ isChecked = true } = {}): Promise<LiveServer> {
  const database = await openTestDatabase(undefined, { maxConnections: 8 });
  const lines: string[] = [];
  const api = liveApi(withHosted(database));
  const app = buildServer({
    apis: [
      exampleRecorder('live', api.operations),
      served(api, '/openapi/live.json', { title: 'Live', version: '1' }),
    ],
    log: { level: 'error', stream: { write: (line) => lines.push(line) } },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  const exercised = new Set<string>();
  const businessIds: number[] = [];

  async function exchange(authorization: string | undefined, method: Method, url: string, body: unknown) {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const { statusCode: status, payload: raw, headers } = response;
    assert.ok(status < 500, `${method} ${url}: ${status}\n${lines.join('')}`);
    const path = canonical(url);
    // A quote of a start may be read as well, as the link to it is followed; the contract knows it as a POST only.
    const contractMethod = /^\/v1\/Quoting\/Subscription\/\d+\/Start$/i.test(path) ? 'POST' : method;
    const problems = isChecked ? contract.check({ method: contractMethod, path, status, body: raw }) : [];
    assert.deepEqual(problems, [], `${method} ${url}: ${raw}`);
    assert.doesNotMatch(raw, otherDate, 'clients read dates with exactly two fraction digits');
    exercised.add(`${operationOf(method, path)} ${status}`);
    const parsed: unknown = raw === '' ? undefined : JSON.parse(raw);
    return { status, raw, headers, answer: new Answer(parsed) };
  }

  return {
    database,
    exercised,
    async open(options = {}) {
      const segment = { allowsUnpaidStart: false, language: 'fr', ...options.segment };
      const shop = await openShop(undefined, { database, ...options, segment });
      businessIds.push(shop.businessId);
      const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'test' }));
      const withKeys = (agentKey: string | undefined, apiKey = '') =>
        clientOf((method, url, body) => exchange(basic(agentKey, apiKey), method, url, body));
      return {
        ...shop,
        ...withKeys(keys.agentKey, keys.apiKey),
        moveTo: (text) => advanceShop(shop, at(text)),
        moveClock: (text) => moveClockOf(shop, at(text)),
        withKeys,
      };
    },
    async close() {
      const faults: string[] = [];
      for (const businessId of businessIds)
        await verifyBusiness(database.kysely, businessId, ({ code }) =>
          faults.push(`${businessId}: ${code}`),
        );
      await app.close();
      await database.close();
      assert.deepEqual(faults, [], 'what was written does not verify');
    },
  };
}

function clientOf(send: LiveClient['send']): LiveClient {
  const expectStatus = async (method: Method, url: string, body: unknown, expected: number) => {
    const { status, raw, answer } = await send(method, url, body);
    assert.equal(status, expected, `${method} ${url}: ${raw}`);
    return answer;
  };
  return {
    send,
    get: (url, status = 200) => expectStatus('GET', url, undefined, status),
    post: (url, body, status = 200) => expectStatus('POST', url, body, status),
    async refusal(method, url, body) {
      const { status, raw, answer } = await send(method, url, body);
      assert.ok(status >= 400, `${method} ${url} was accepted: ${status} ${raw}`);
      const first = status === 422 ? answer.list()[0] : answer;
      return `${status} ${first?.text('Code')}`;
    },
  };
}

function basic(agentKey: string | undefined, apiKey: string): string | undefined {
  if (agentKey === undefined) return undefined;
  return `Basic ${Buffer.from(`${agentKey}:${apiKey}`).toString('base64')}`;
}

function canonical(url: string): string {
  const path = url.split('?')[0] ?? '';
  const alias = aliases.find(([pattern]) => pattern.test(path));
  return alias ? path.replace(alias[0], alias[1]) : path;
}

/** As the contract names it: `POST /v1/Subscription/{IdSubscription}/Start`. */
function operationOf(method: Method, path: string): string {
  const found = contract.operations.filter((operation) => {
    const [operationMethod, template = ''] = operation.split(' ');
    const pattern = template.replace(/\{\w+\}/g, '\\d+');
    return operationMethod === method && new RegExp(`^${pattern}$`, 'i').test(path);
  });
  return found[0] ?? `${method} ${path}`;
}
