import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { opening, openShop, type Shop } from '../../tests/support/shop.ts';
import { openTestDatabase } from '../database/testing.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { type Letter, sendDueMessages } from './send-due-messages.ts';
import { openSmtpSender } from './smtp-sender.ts';
import { tellAgents } from './tell-agents.ts';

const database = await openTestDatabase();
const { kysely } = database;

/** A real mail server on this machine: it refuses `nobody@…` for good and `later@…` for now. */
const received: { readonly from: string; readonly to: readonly string[]; readonly source: string }[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, callback) {
    const responseCode = address.startsWith('nobody@') ? 550 : address.startsWith('later@') ? 450 : undefined;
    if (responseCode === undefined) return callback();
    callback(Object.assign(new Error('not here'), { responseCode }));
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      received.push({
        from: mailFrom === false ? '' : mailFrom.address,
        to: rcptTo.map(({ address }) => address),
        source: Buffer.concat(chunks).toString(),
      });
      callback();
    });
  },
});
let sender: ReturnType<typeof openSmtpSender>;
before(async () => {
  await new Promise<void>((resolve) => mailServer.listen(0, '127.0.0.1', resolve));
  const address = mailServer.server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { port } = address;
  sender = openSmtpSender(`smtp://127.0.0.1:${port}?from=billing@example.com`, 'https://billing.example.com');
});
after(async () => {
  sender.close();
  await new Promise<void>((resolve) => mailServer.close(() => resolve()));
  await database.close();
});
beforeEach(async () => {
  received.length = 0;
  await kysely.deleteFrom('message').execute();
});

type Role = 'Owner' | 'Admin' | 'Developer' | 'Finance';

function addAgent(
  { businessId }: Shop,
  role: Role,
  email: string,
  language = 'en',
  status: 'Enabled' | 'Suspended' = 'Enabled',
) {
  const at = new Date(opening).toISOString();
  const row = {
    business_id: businessId,
    name: role,
    role,
    email,
    language,
    status,
    created_at: at,
    updated_at: at,
  };
  return kysely.insertInto('agent').values(row).execute();
}

const paused = { url: 'https://shop.example/hook', business: 'Shop' };

function tell(shop: Shop) {
  return shop.do(opening, (context) => tellAgents(context, 'Integration', 'WebhookPaused', paused));
}

function states() {
  return kysely
    .selectFrom('message')
    .select(['recipient', 'state', 'attempts', 'next_attempt_at', 'last_error'])
    .orderBy('id')
    .execute();
}

const soon = (minutes: number): Instant => instant(Date.now() + minutes * 60_000);

test('the agents who may mend it are told in their language, through a real mail server', async () => {
  const shop = await openShop(undefined, { database });
  await addAgent(shop, 'Owner', 'owner@example.com', 'fr');
  await addAgent(shop, 'Developer', 'dev@example.com');
  await addAgent(shop, 'Finance', 'clerk@example.com');
  await addAgent(shop, 'Admin', 'gone@example.com', 'en', 'Suspended');
  await addAgent(shop, 'Admin', '');
  assert.equal(await tell(shop), 2);
  assert.equal(await sendDueMessages(kysely, sender.send, soon(0)), 2);
  assert.deepEqual(received.flatMap(({ to }) => to).sort(), ['dev@example.com', 'owner@example.com']);
  const toDeveloper = received.find(({ to }) => to.includes('dev@example.com'));
  assert.equal(toDeveloper?.from, 'billing@example.com');
  assert.match(toDeveloper?.source ?? '', /^Subject: Shop: a webhook was paused\r$/m);
  assert.match(toDeveloper?.source ?? '', /^Message-ID: <message-\d+-\d+@billing\.example\.com>\r$/m);
  assert.match(toDeveloper?.source ?? '', /kept for 60 days/);
  assert.deepEqual(
    (await states()).map(({ state, attempts }) => [state, attempts]),
    [
      ['Sent', 1],
      ['Sent', 1],
    ],
  );
  assert.equal(await sendDueMessages(kysely, sender.send, soon(9_999)), 0);
});

test('what is refused for now is tried again later and later, then given up; what is refused for good is not', async () => {
  const shop = await openShop(undefined, { database });
  await addAgent(shop, 'Owner', 'later@example.com');
  await addAgent(shop, 'Admin', 'nobody@example.com');
  await tell(shop);
  const pauses: number[] = [];
  let now = soon(0);
  while ((await sendDueMessages(kysely, sender.send, now)) > 0) {
    const [later] = await states();
    if (later?.next_attempt_at === null || later === undefined) break;
    pauses.push(Math.round((later.next_attempt_at - now) / 60_000));
    now = later.next_attempt_at;
  }
  assert.deepEqual(pauses, [1, 5, 30, 120, 720, 1_440]);
  assert.deepEqual(
    (await states()).map(({ recipient, state, attempts }) => [recipient, state, attempts]),
    [
      ['later@example.com', 'Failed', 7],
      ['nobody@example.com', 'Failed', 1],
    ],
  );
  assert.match((await states())[0]?.last_error ?? '', /450/);
});

test('two workers send each letter once; one that is killed leaves its letters to the next', async () => {
  const shop = await openShop(undefined, { database });
  for (let index = 0; index < 30; index += 1) await addAgent(shop, 'Admin', `admin${index}@example.com`);
  await tell(shop);
  const letters: Letter[] = [];
  const collect = async (letter: Letter) => void letters.push(letter);
  const tried = await Promise.all([1, 2].map(() => sendDueMessages(kysely, collect, soon(0))));
  assert.equal(
    tried.reduce((sum, count) => sum + count, 0),
    30,
  );
  assert.equal(new Set(letters.map(({ to }) => to)).size, 30);
  await kysely.deleteFrom('message').execute();

  await tell(shop);
  letters.length = 0;
  const killed = sendDueMessages(kysely, () => new Promise(() => {}), soon(0));
  void killed;
  while ((await states()).every(({ attempts }) => attempts === 0));
  assert.equal(await sendDueMessages(kysely, collect, soon(1)), 10);
  assert.equal(await sendDueMessages(kysely, collect, soon(6)), 20);
  assert.equal(new Set(letters.map(({ messageId }) => messageId)).size, 30);
});
