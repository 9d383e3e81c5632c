import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { openTestDatabase } from '../database/testing.ts';
import { inTransaction } from '../database/transaction.ts';
import { instant } from '../domain/calendar/instant.ts';
import { accept, refuse } from '../domain/refusal/outcome.ts';
import { answerOnce, type KeptAnswer } from './answer-once.ts';
import { purgeIdempotencyKeys } from './purge-idempotency-keys.ts';
import { accepted, openTestBusiness, refusalCodes, testNow } from './testing.ts';

const database = await openTestDatabase(undefined, { maxConnections: 8 });
after(() => database.close());
const { kysely, pool } = database;
await pool.query('create table done (label text not null); grant insert on done to public');

const HOUR = 60 * 60 * 1000;
const inHours = (hours: number) => instant(testNow + hours * HOUR);
const created: KeptAnswer = { status: 201, body: '{"Id":1}' };

async function doneCount(label: string): Promise<number> {
  const { rows } = await pool.query('select 1 from done where label = $1', [label]);
  return rows.length;
}

async function openKey(key: string) {
  const { businessId } = await openTestBusiness(kysely);
  return { businessId, key, requestHash: 'one' };
}

/** Work that leaves a trace under the label. */
function leaving(label: string, answer: KeptAnswer = created): Parameters<typeof answerOnce>[2] {
  return async (transaction) => {
    await sql`insert into done (label) values (${label})`.execute(transaction);
    return answer;
  };
}

test('the first answer is given again for a day, to its own business and request only', async () => {
  const request = await openKey('day');
  const ask = (changes: object, hours: number) =>
    answerOnce(kysely, { ...request, ...changes }, leaving('day'), inHours(hours));
  assert.deepEqual(accepted(await ask({}, 0)), { ...created, isReplay: false });
  assert.deepEqual(accepted(await ask({}, 23.9)), { ...created, isReplay: true });
  assert.deepEqual(refusalCodes(await ask({ requestHash: 'two' }, 1)), ['Error.Api.Idempotency.Mismatch']);
  assert.equal(await doneCount('day'), 1);

  const { businessId } = await openTestBusiness(kysely);
  assert.equal(accepted(await ask({ businessId }, 1)).isReplay, false);
  assert.equal(accepted(await ask({ requestHash: 'two' }, 24)).isReplay, false, 'the day is over');
  assert.equal(accepted(await ask({ requestHash: 'two' }, 47)).isReplay, true, 'and a new one began');
  assert.equal(await doneCount('day'), 3);
});

test('while the first runs, the same key is refused; afterwards it is answered', async () => {
  const request = await openKey('running');
  const started = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const first = answerOnce(kysely, request, async (transaction) => {
    started.resolve();
    await mayEnd.promise;
    return leaving('running')(transaction);
  });
  await started.promise;
  const meanwhile = await answerOnce(kysely, request, leaving('running'));
  const other = await answerOnce(kysely, { ...request, key: 'other' }, leaving('other'));
  mayEnd.resolve();
  assert.deepEqual(refusalCodes(meanwhile), ['Error.Api.Idempotency.InProgress']);
  assert.equal(accepted(other).isReplay, false, 'other keys are not held up');
  assert.equal(accepted(await first).isReplay, false);
  assert.equal(accepted(await answerOnce(kysely, request, leaving('running'))).isReplay, true);
  assert.equal(await doneCount('running'), 1);
});

test('a failure keeps neither the work nor an answer', async () => {
  const request = await openKey('failing');
  const failing = answerOnce(kysely, request, async (transaction) => {
    await leaving('failing')(transaction);
    throw new Error('out of order');
  });
  await assert.rejects(failing, /out of order/);
  assert.equal(await doneCount('failing'), 0);
  const fatal = await answerOnce(kysely, request, async () => ({ status: 503, body: null }));
  assert.equal(accepted(fatal).isReplay, false);
  assert.equal(accepted(await answerOnce(kysely, request, leaving('failing'))).isReplay, false);
});

test('a session that is killed in the middle leaves nothing behind: the request is done when it comes again', async () => {
  const request = await openKey('killed');
  const killed = answerOnce(kysely, request, async (transaction) => {
    await leaving('killed')(transaction);
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
    await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await sql`select 1`.execute(transaction);
    return created;
  });
  await assert.rejects(killed);
  assert.equal(await doneCount('killed'), 0);
  assert.equal(accepted(await answerOnce(kysely, request, leaving('killed'))).isReplay, false);
  assert.equal(await doneCount('killed'), 1);
});

test('a refusal is kept, what was written before it is not', async () => {
  const request = await openKey('refused');
  const ask = () =>
    answerOnce(kysely, request, async (transaction) => {
      const outcome = await inTransaction(transaction, async (part) => {
        await leaving('refused')(part);
        return refuse('Error.Customer.NotFound');
      });
      return { status: outcome.ok ? 200 : 404, body: null };
    });
  assert.deepEqual(accepted(await ask()), { status: 404, body: null, isReplay: false });
  assert.deepEqual(accepted(await ask()), { status: 404, body: null, isReplay: true });
  assert.equal(await doneCount('refused'), 0);
});

test('a part of a transaction that accepts stays, also after a part that refused', async () => {
  const outcome = await inTransaction(kysely, async (transaction) => {
    await inTransaction(transaction, async (part) => {
      await leaving('part refused')(part);
      return refuse('Error.Customer.NotFound');
    });
    return inTransaction(transaction, async (part) => accept(await leaving('part accepted')(part)));
  });
  assert.equal(outcome.ok, true);
  assert.deepEqual([await doneCount('part refused'), await doneCount('part accepted')], [0, 1]);
});

test('the purge takes what is over and leaves the rest', async () => {
  const [old, young] = [await openKey('old'), await openKey('young')];
  await purgeIdempotencyKeys(kysely, instant(Date.now() + 48 * HOUR));
  await answerOnce(kysely, old, leaving('purge'), inHours(0));
  await answerOnce(kysely, young, leaving('purge'), inHours(1));
  assert.equal(await purgeIdempotencyKeys(kysely, inHours(24)), 1);
  const { rows } = await pool.query('select key from idempotency_key');
  assert.deepEqual(rows, [{ key: 'young' }]);
});
