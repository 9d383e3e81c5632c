import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTestBusiness } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import { simulatorAlone } from '../payments/accounts/gateway-access.ts';
import { startTickLoop } from './tick-loop.ts';

test('a round purges the idempotency keys whose day is over', async (t) => {
  const { kysely, pool } = await openTestDatabase(t);
  const { businessId } = await openTestBusiness(kysely);
  await pool.query(
    `insert into idempotency_key (business_id, key, request_hash, status, created_at, expires_at)
     select $1, key, 'hash', 204, now() - interval '2 days', now() + age
     from (values ('over', interval '-1 minute'), ('kept', interval '1 hour')) as keys (key, age)`,
    [businessId],
  );
  const errors: unknown[] = [];
  await startTickLoop(kysely, { access: simulatorAlone, onError: (error) => errors.push(error) }).stop();
  assert.deepEqual(errors, []);
  const { rows } = await pool.query('select key from idempotency_key');
  assert.deepEqual(rows, [{ key: 'kept' }]);
});
