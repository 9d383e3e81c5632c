/** Both APIs on one server and one database, with businesses that have something of everything. */

import assert from 'node:assert/strict';
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { sepa } from '../../src/payments/gateways/sepa/sepa.ts';
import { type DescribedApi, describeApi } from './api-operations.ts';
import { withHosted } from './hosted.ts';
import { opening, openShop, type Shop } from './shop.ts';

const unlimited = { burst: 1e9, tokensPerSecond: 1e9 };

export interface RawAnswer {
  readonly status: number;
  readonly raw: string;
  readonly contentType: string | undefined;
}

export interface ApiShop extends Shop {
  send(method: string, url: string, body?: unknown, headers?: Record<string, string>): Promise<RawAnswer>;
}

export interface BothApis {
  readonly database: TestDatabase;
  readonly live: DescribedApi;
  readonly backOffice: DescribedApi;
  /** What the server logged as an error, newest last. */
  readonly lines: readonly string[];
  open(): Promise<ApiShop>;
  close(): Promise<void>;
}

export async function openBothApis(): Promise<BothApis> {
  const database = await openTestDatabase(undefined, { maxConnections: 8 });
  const serverSecret = 'a secret of tests, at least 32 characters';
  const access = {
    ...simulatorAlone,
    gateways: new Map([...simulatorAlone.gateways, [sepa.name, sepa]]),
    serverSecrets: [serverSecret],
  };
  const apis = {
    live: liveApi(withHosted(database)),
    backOffice: backOfficeApi(withHosted(database), { serverSecret, allowsPrivate: false }, access),
  };
  const lines: string[] = [];
  const app = buildServer({
    apis: [
      served(apis.live, '/openapi/live.json', { title: 'Live', version: '1' }),
      served(apis.backOffice, '/openapi/back-office.json', { title: 'Back Office', version: '1' }),
    ],
    log: { level: 'error', stream: { write: (line) => lines.push(line) } },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  return {
    database,
    live: describeApi(apis.live.operations),
    backOffice: describeApi(apis.backOffice.operations),
    lines,
    async open() {
      const shop = await openShop(undefined, { database });
      const { agentKey, apiKey } = await shop.run(opening, (context) =>
        createApiKey(context, { name: 'test' }),
      );
      const authorization = `Basic ${Buffer.from(`${agentKey}:${apiKey}`).toString('base64')}`;
      return {
        ...shop,
        async send(method, url, body, headers = {}) {
          assert.ok(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'].includes(method));
          const response = await app.inject({
            method:
              method === 'GET'
                ? 'GET'
                : method === 'POST'
                  ? 'POST'
                  : method === 'PATCH'
                    ? 'PATCH'
                    : method === 'PUT'
                      ? 'PUT'
                      : 'DELETE',
            url,
            headers: {
              authorization,
              ...(body !== undefined && { 'content-type': 'application/json' }),
              ...headers,
            },
            ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
          });
          const contentType = response.headers['content-type'];
          return {
            status: response.statusCode,
            raw: response.payload,
            contentType: contentType === undefined ? undefined : String(contentType),
          };
        },
      };
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}
