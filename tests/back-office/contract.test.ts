import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { withHosted } from '../support/hosted.ts';
import { contract } from './back-office.ts';

const database = await openTestDatabase();
after(() => database.close());

test('every operation of the public contract is there, under its method and path', () => {
  const { operations } = backOfficeApi(withHosted(database), {
    serverSecret: 'x'.repeat(32),
    allowsPrivate: false,
  });
  const ours = new Set(
    operations.flatMap(({ method, path, aliases }) =>
      [path, ...aliases].map((one) => `${method} ${one.replace(/\{\w+\}/g, '{}')}`.toLowerCase()),
    ),
  );
  const missing = contract.operations.filter(
    (operation) => !ours.has(operation.replace(/\{\w+\}/g, '{}').toLowerCase()),
  );
  assert.deepEqual(missing, []);
  assert.equal(contract.operations.length, 61);
});
