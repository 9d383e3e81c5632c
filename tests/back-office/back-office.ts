/**
 * The Back Office API on a database of its own, called over HTTP with real keys. Every answer of every test is held
 * against the public contract where that knows the operation, and what was exercised is remembered.
 */

import assert from 'node:assert/strict';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import type { AgentRole, KeyScope } from '../../src/accounts/permissions.ts';
import { setPassword } from '../../src/accounts/sign-in/set-password.ts';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { agentLinkRoutes } from '../../src/api/sessions/agent-link-routes.ts';
import { sessionRoutes } from '../../src/api/sessions/session-routes.ts';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { loadContract } from '../../src/http/contract-check.testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { Answer } from '../live-api/answer.ts';
import { advanceShop } from '../live-api/shop-clock.ts';
import { exampleRecorder } from '../support/example-recorder.ts';
import { publicUrl, withHosted } from '../support/hosted.ts';
import { at, opening, openShop, type Shop, type ShopOptions } from '../support/shop.ts';

export const contract = loadContract('back-office');

/** A date that is not written as `2025-03-29T21:54:19.51Z` (shared/wire.md, a). */
const otherDate = /"Date\w*":"(?!\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ")/;

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** What the secrets of webhooks are derived from. */
export const serverSecret = 'a secret of tests, at least 32 characters';

const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };

export interface Exchange {
  readonly status: number;
  /** Exactly as it was sent: '' when there was none. */
  readonly raw: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

export interface Client {
  send(method: Method, url: string, body?: unknown): Promise<Exchange>;
  /** Each answers what is asked, with the status expected: 200 when none is named, 201 for `post`. */
  get(url: string, status?: number): Promise<Answer>;
  post(url: string, body?: unknown, status?: number): Promise<Answer>;
  patch(url: string, body?: unknown, status?: number): Promise<Answer>;
  remove(url: string, status?: number): Promise<Answer>;
  /** The status and the name of the error of a call that must be refused: `403 Error.Feature.InUse`. */
  refusal(method: Method, url: string, body?: unknown): Promise<string>;
}

export interface BackOfficeShop extends Shop, Client {
  /** Moves the clock of the business; what falls due on the way is done. */
  moveTo(text: string): Promise<void>;
  /** A client whose key belongs to a new agent of this role. */
  as(role: AgentRole, scopes?: readonly KeyScope[]): Promise<Client>;
  /** A new agent of this role who can sign in. */
  addPerson(role: AgentRole): Promise<Person>;
}

export interface Person {
  readonly agentId: number;
  readonly email: string;
  readonly password: string;
}

export interface BackOfficeServer {
  readonly database: TestDatabase;
  /** `POST /Organization/Features 201` for every answer so far, by the contract's operations or by the path sent. */
  readonly exercised: ReadonlySet<string>;
  open(options?: ShopOptions): Promise<BackOfficeShop>;
  /** Without keys, and with these headers. */
  visit(
    method: Method,
    url: string,
    headers: Readonly<Record<string, string>>,
    body?: unknown,
  ): Promise<Exchange>;
  /** Verifies all that the tests wrote: hash chains, numbers, sums, balances, periods. */
  close(): Promise<void>;
}

/** @param options whether webhooks may go to this machine, and the gateways there are */
export async function openBackOffice({
  allowsPrivate = false,
  access = simulatorAlone,
} = {}): Promise<BackOfficeServer> {
  const database = await openTestDatabase(undefined, { maxConnections: 8 });
  const lines: string[] = [];
  const sealing = access.serverSecrets.length > 0 ? access : { ...access, serverSecrets: [serverSecret] };
  const api = backOfficeApi(withHosted(database), { serverSecret, allowsPrivate }, sealing);
  const app = buildServer({
    apis: [
      exampleRecorder('back-office', api.operations),
      served(api, '/openapi/back-office.json', { title: 'Back Office', version: '1' }),
      sessionRoutes(database.kysely, { publicUrl, serverSecrets: [serverSecret] }),
      agentLinkRoutes(database.kysely, { publicUrl, serverSecrets: [serverSecret] }),
    ],
    log: { level: 'error', stream: { write: (line) => lines.push(line) } },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  const exercised = new Set<string>();
  const businessIds: number[] = [];
  let people = 0;

  async function exchange(
    identity: Readonly<Record<string, string>>,
    method: Method,
    url: string,
    body: unknown,
  ): Promise<Exchange> {
    const response = await app.inject({
      method,
      url,
      headers: { ...identity, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const { statusCode: status, payload: raw, headers } = response;
    assert.ok(status < 500, `${method} ${url}: ${status}\n${lines.join('')}`);
    const path = url.split('?')[0] ?? '';
    const operation = operationOf(method, path);
    if (operation !== undefined) {
      const problems = contract.check({ method, path, status, body: raw });
      assert.deepEqual(problems, [], `${method} ${url}: ${raw}`);
    }
    assert.doesNotMatch(raw, otherDate, 'clients read dates with exactly two fraction digits');
    exercised.add(`${operation ?? `${method} ${path}`} ${status}`);
    const isJson = String(headers['content-type'] ?? '').startsWith('application/json');
    const parsed: unknown = raw === '' || !isJson ? undefined : JSON.parse(raw);
    return { status, raw, headers, answer: new Answer(parsed) };
  }

  const clientWith = (agentKey: string, apiKey: string) =>
    clientOf((method, url, body) =>
      exchange({ authorization: `Basic ${btoa(`${agentKey}:${apiKey}`)}` }, method, url, body),
    );

  return {
    database,
    exercised,
    visit: (method, url, headers, body) => exchange(headers, method, url, body),
    async open(options = {}) {
      const shop = await openShop(undefined, { database, ...options });
      businessIds.push(shop.businessId);
      const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'test' }));
      return {
        ...shop,
        ...clientWith(keys.agentKey, keys.apiKey),
        moveTo: (text) => advanceShop(shop, at(text)),
        async as(role, scopes) {
          const agentId = await addAgent(shop, role);
          const own = await shop.run(opening, (context) =>
            createApiKey(context, { name: role, agentId, scopes }),
          );
          return clientWith(own.agentKey, own.apiKey);
        },
        async addPerson(role) {
          people += 1;
          const email = `person${people}@example.com`;
          const password = `a long password ${people}`;
          const agentId = await addAgent(shop, role, email);
          await shop.run(opening, (context) => setPassword(context, { agentId, password }));
          return { agentId, email, password };
        },
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

async function addAgent(shop: Shop, role: AgentRole, email = ''): Promise<number> {
  const at = new Date(opening).toISOString();
  const { id } = await shop.kysely
    .insertInto('agent')
    .values({ business_id: shop.businessId, name: role, email, role, created_at: at, updated_at: at })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

function clientOf(send: Client['send']): Client {
  const expectStatus = async (method: Method, url: string, body: unknown, expected: number) => {
    const { status, raw, answer } = await send(method, url, body);
    assert.equal(status, expected, `${method} ${url}: ${raw}`);
    return answer;
  };
  return {
    send,
    get: (url, status = 200) => expectStatus('GET', url, undefined, status),
    post: (url, body, status = 201) => expectStatus('POST', url, body, status),
    patch: (url, body, status = 200) => expectStatus('PATCH', url, body, status),
    remove: (url, status = 200) => expectStatus('DELETE', url, undefined, status),
    async refusal(method, url, body) {
      const { status, raw, answer } = await send(method, url, body);
      assert.ok(status >= 400, `${method} ${url} was accepted: ${status} ${raw}`);
      const first = status === 422 ? answer.list()[0] : answer;
      return `${status} ${first?.text('Error')}`;
    },
  };
}

/** As the contract names it; undefined for an operation that it does not know. */
function operationOf(method: Method, path: string): string | undefined {
  const fitting = contract.operations.filter((operation) => {
    const [operationMethod, template = ''] = operation.split(' ');
    const pattern = template.replace(/\{\w+\}/g, '[^/]+');
    return operationMethod === method && new RegExp(`^${pattern}$`, 'i').test(path);
  });
  return fitting.sort((a, b) => a.split('{').length - b.split('{').length)[0];
}
