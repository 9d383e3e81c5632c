import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBothApis } from '../support/both-apis.ts';
import { fuzz } from './fuzz.ts';

const REQUESTS = 10_000;
const apis = await openBothApis();
after(() => apis.close());

test('the Back Office API answers 10,000 random requests as it documents, and never fails', async () => {
  const { requests, statuses, succeeded } = await fuzz(apis, apis.backOffice, REQUESTS);
  assert.equal(requests, REQUESTS);
  const successes = [...statuses].reduce((sum, [status, count]) => sum + (status < 300 ? count : 0), 0);
  assert.ok(successes > REQUESTS / 10, `${successes} successes: the requests are too wild to test anything`);
  const { operations } = apis.backOffice;
  const missed = operations.filter(({ id }) => !succeeded.has(id)).map(({ id }) => id);
  assert.ok(missed.length < operations.length / 4, `never successful: ${missed.join(', ')}`);
});
