/** Both APIs on a port of this machine, with a shop and the keys to it, for the client that is called over HTTP. */
import { createApiKey } from '../../src/accounts/create-api-key.ts';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { withHosted } from '../support/hosted.ts';
import { opening, openShop, type Shop } from '../support/shop.ts';

const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };

export interface ClientShop extends Shop {
  readonly baseUrl: string;
  readonly agentKey: string;
  readonly apiKey: string;
  close(): Promise<void>;
}

export async function openClientShop(): Promise<ClientShop> {
  const database = await openTestDatabase(undefined, { maxConnections: 6 });
  const webhooks = { serverSecret: 'a secret of tests, at least 32 characters', allowsPrivate: true };
  const app = buildServer({
    apis: [
      served(liveApi(withHosted(database)), '/openapi/live.json', { title: 'Live', version: '1' }),
      served(backOfficeApi(withHosted(database), webhooks), '/openapi/back-office.json', {
        title: 'Back Office',
        version: '1',
      }),
    ],
    log: { level: 'error' },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const shop = await openShop(undefined, { database });
  const keys = await shop.run(opening, (context) => createApiKey(context, { name: 'client' }));
  return {
    ...shop,
    baseUrl,
    agentKey: keys.agentKey,
    apiKey: keys.apiKey,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
