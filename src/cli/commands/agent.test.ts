/** `tacite agent create` as an operator types it. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openShop } from '../../../tests/support/shop.ts';
import { choosePassword } from '../../accounts/sign-in/choose-password.ts';
import { instant } from '../../domain/calendar/instant.ts';

const program = join(import.meta.dirname, '..', 'main.ts');
const shop = await openShop(undefined);
const folder = mkdtempSync(join(tmpdir(), 'tacite-agent-'));
after(async () => {
  await shop.database.close();
  rmSync(folder, { recursive: true });
});
const env = {
  ...process.env,
  DATABASE_URL: shop.database.connectionString,
  DATA_DIR: folder,
  PUBLIC_URL: 'https://billing.example',
};

const create = (...args: readonly string[]) => agent('create', ...args);

function agent(...args: readonly string[]) {
  return new Promise<{ readonly code: number; readonly out: string; readonly error: string }>((resolve) => {
    execFile(process.execPath, [program, 'agent', ...args], { env }, (failure, out, error) => {
      resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, out, error });
    });
  });
}

const person = ['--email', 'first@example.com', '--name', 'First'];

test('the first owner is added by the operator and chooses a password by the printed link', async () => {
  const made = await create(...person, '--json');
  assert.equal(made.code, 0, made.error);
  const { id, url } = JSON.parse(made.out);
  const [, token = ''] = /^https:\/\/billing\.example\/app\/choose-password#([\w.-]+)$/.exec(url) ?? [];
  const choice = { token, password: 'a long new password' };
  const now = instant(Date.now());
  const secret = readFileSync(join(folder, 'secret'), 'utf8').trim();
  assert.equal((await choosePassword(shop.kysely, ['another secret'], choice, now)).ok, false);
  assert.equal((await choosePassword(shop.kysely, [secret], choice, now)).ok, true);
  assert.equal((await choosePassword(shop.kysely, [secret], choice, now)).ok, false);
  const row = await shop.kysely
    .selectFrom('agent')
    .select(['role', 'email'])
    .where('id', '=', Number(id))
    .executeTakeFirst();
  assert.deepEqual(row, { role: 'Owner', email: 'first@example.com' });
});

test('who is locked out gets a link from the operator', async () => {
  const made = await agent('link', '--email', 'first@example.com');
  assert.match(
    made.out,
    /^Agent #\d+ chooses a password at\nhttps:\/\/billing\.example\/app\/choose-password#[\w.-]+\n$/,
  );
  await shop.pool.query(
    `insert into agent_totp (business_id, agent_id, salt, confirmed_at)
     select business_id, id, '\\x00', now() from agent where email = 'first@example.com'`,
  );
  const factors = async () => (await shop.pool.query('select from agent_totp')).rowCount;
  await agent('link', '--email', 'first@example.com');
  assert.equal(await factors(), 1);
  await agent('link', '--email', 'first@example.com', '--without-second-factor');
  assert.equal(await factors(), 0);
  const unknown = await agent('link', '--email', 'nobody@example.com');
  assert.deepEqual([unknown.code, unknown.out], [1, '']);
});

test('an address that is taken or is none, and a role that there is not, are told', async () => {
  const taken = await create(...person);
  assert.deepEqual([taken.code, taken.out], [1, '']);
  assert.match(taken.error, /address/i);
  const none = await create('--email', 'nobody', '--name', 'Nobody');
  assert.match(none.error, /nobody is no e-mail address/);
  const role = await create('--email', 'x@example.com', '--name', 'X', '--role', 'King');
  assert.deepEqual([role.code, role.out], [1, '']);
  assert.match(role.error, /There is no role King: Owner, Admin/);
});
