/** The server as main.ts puts it together for a reader: both APIs with all that their documents tell. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { servedApis } from '../../src/api/served-apis.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { buildServer } from '../../src/http/server.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { linkKeys, publicUrl, withHosted } from '../support/hosted.ts';

export const examplesFolder = join(import.meta.dirname, '../../docs/examples');

export interface DocumentedServer {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

export async function openDocumentedServer(): Promise<DocumentedServer> {
  const database = await openTestDatabase(undefined, { maxConnections: 4 });
  const serverSecret = 'a secret of tests, at least 32 characters';
  const app = buildServer({
    apis: servedApis({
      sources: withHosted(database),
      serverSecret,
      keys: linkKeys,
      webhookAccess: { serverSecret, allowsPrivate: false },
      access: simulatorAlone,
      publicUrl,
      webFolder: join(tmpdir(), 'no-application'),
      docsFolder: join(import.meta.dirname, '../../docs'),
    }),
    log: { level: 'error' },
    health: {},
  });
  return {
    app,
    database,
    async close() {
      await app.close();
      await database.close();
    },
  };
}
