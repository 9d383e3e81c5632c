/** No text of the reference pages exists in one language only. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { backOfficeDocument } from '../../src/api/back-office/back-office-document.ts';
import { liveApi } from '../../src/api/live/live-api.ts';
import { liveDocument } from '../../src/api/live/live-document.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { loadRecordedExamples } from '../../src/http/recorded-examples.ts';
import { withHosted } from '../support/hosted.ts';

const database = await openTestDatabase(undefined, { maxConnections: 1 });
after(() => database.close());

const apis = {
  live: [liveApi(withHosted(database)), liveDocument],
  'back-office': [
    backOfficeApi(withHosted(database), { serverSecret: 'x'.repeat(32), allowsPrivate: false }),
    backOfficeDocument,
  ],
} as const;

for (const [name, [{ operations }, { frenchSummaries }]] of Object.entries(apis)) {
  const ids = operations.map(({ id }) => id);

  test(`each operation of ${name} says in French what it does, and nothing else does`, () => {
    assert.deepEqual(Object.keys(frenchSummaries).toSorted(), ids.toSorted());
  });

  test(`each operation of ${name} has an example of a success`, () => {
    const examples = loadRecordedExamples(join(import.meta.dirname, '../../docs/examples', name));
    const without = ids.filter((id) => !examples.get(id)?.some(({ status }) => status < 300));
    assert.deepEqual(without, [], 'record them: npm run examples');
  });
}
