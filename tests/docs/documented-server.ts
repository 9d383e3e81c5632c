/** The server as main.ts puts it together for a reader: both APIs with all that their documents tell. */

import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { backOfficeDocument } from '../../src/api/back-office/back-office-document.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { liveDocument } from '../../src/api/live/live-document.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { loadRecordedExamples } from '../../src/http/recorded-examples.ts';
import { buildServer, served } from '../../src/http/server.ts';
import { withHosted } from '../support/hosted.ts';

export const examplesFolder = join(import.meta.dirname, '../../docs/examples');

export interface DocumentedServer {
  readonly app: FastifyInstance;
  readonly database: TestDatabase;
  close(): Promise<void>;
}

export async function openDocumentedServer(): Promise<DocumentedServer> {
  const database = await openTestDatabase(undefined, { maxConnections: 4 });
  const webhooks = { serverSecret: 'a secret of tests, at least 32 characters', allowsPrivate: false };
  const live = { ...liveDocument, examples: loadRecordedExamples(join(examplesFolder, 'live')) };
  const backOffice = {
    ...backOfficeDocument,
    examples: loadRecordedExamples(join(examplesFolder, 'back-office')),
  };
  const app = buildServer({
    apis: [
      served(liveApi(withHosted(database)), '/openapi/live.json', live),
      served(backOfficeApi(withHosted(database), webhooks), '/openapi/back-office.json', backOffice),
    ],
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
