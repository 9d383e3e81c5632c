/** Invitations and forgotten passwords: who gets a link, what it opens, and who must not read it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { revealingLinks } from '../../src/messages/agent-links/send-agent-link.ts';
import { type Letter, sendDueMessages } from '../../src/messages/send-due-messages.ts';
import { soon } from '../messages/post-office.ts';
import { type BackOfficeShop, type Exchange, openBackOffice, serverSecret } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const page = { 'x-tacite-csrf': '1' };
const codeOf = ({ status, raw }: Exchange) => `${status} ${raw.match(/Error(?:\.\w+)+/)?.[0]}`;
const post = (url: string, body: unknown, headers: Readonly<Record<string, string>> = page) =>
  server.visit('POST', url, headers, body);

const newcomer = { Name: 'Claude Petit', Email: 'claude@example.com', Role: 'Support', Language: 'fr' };

async function invite(shop: BackOfficeShop, agent: object = newcomer): Promise<number> {
  const agentId = (await shop.post('/Organization/Agents', agent, 201)).number('Id');
  await shop.post(`/Organization/Agents/${agentId}/Invite`, {}, 200);
  return agentId;
}

async function sentLetters(): Promise<readonly Letter[]> {
  const sent: Letter[] = [];
  const send = revealingLinks(serverSecret, async (letter) => {
    sent.push(letter);
  });
  while ((await sendDueMessages(server.database.kysely, send, soon(0))) > 0);
  return sent;
}

/** Of the last letter to the address. */
async function tokenFor(address: string): Promise<string> {
  const letter = (await sentLetters()).findLast(({ to }) => to === address);
  const [, token = ''] = /\/app\/choose-password#([\w.-]+)\n/.exec(letter?.text ?? '') ?? [];
  assert.match(token, /^\d+\.\d+\.[\w-]{43}$/, letter?.text);
  return token;
}

const choose = (token: string, password = 'a long new password') =>
  post('/Session/Link/Password', { Token: token, Password: password });

async function actionsOn(shop: BackOfficeShop, agentId: number): Promise<readonly string[]> {
  const { rows } = await shop.pool.query<{ action: string }>(
    `select action from audit_entry where business_id = $1 and subject_kind = 'agent' and subject_id = $2 order by id`,
    [shop.businessId, agentId],
  );
  return rows.map(({ action }) => action);
}

test('who is invited chooses a password by the link of the letter, once, and signs in', async () => {
  const shop = await server.open();
  const agentId = await invite(shop);
  const token = await tokenFor(newcomer.Email);
  const shown = await post('/Session/Link', { Token: token });
  assert.equal(shown.status, 200, shown.raw);
  const { Purpose, Name, Email, Language } = JSON.parse(shown.raw);
  assert.deepEqual([Purpose, Name, Email, Language], ['Invitation', newcomer.Name, newcomer.Email, 'fr']);
  assert.equal(codeOf(await choose(token, 'short')), '422 Error.Agent.Password.TooShort');
  assert.equal((await choose(token)).status, 200, 'a password that was refused does not use up the link');
  assert.equal(codeOf(await choose(token)), '404 Error.Session.Link.Invalid');
  assert.equal(codeOf(await post('/Session/Link', { Token: token })), '404 Error.Session.Link.Invalid');
  const entered = await post('/Session', { Email: newcomer.Email, Password: 'a long new password' });
  assert.equal(entered.status, 200, entered.raw);
  assert.deepEqual(await actionsOn(shop, agentId), [
    'Agent.Created',
    'Agent.Invited',
    'Agent.InvitationAccepted',
    'Agent.PasswordSet',
    'Session.Opened',
  ]);
});

test('the letter is in the language of the agent', async () => {
  const shop = await server.open();
  await invite(shop, { ...newcomer, Email: 'fr@example.com' });
  await invite(shop, { ...newcomer, Email: 'en@example.com', Language: 'en' });
  const letters = await sentLetters();
  const subjectTo = (address: string) => letters.find(({ to }) => to === address)?.subject ?? '';
  assert.match(subjectTo('fr@example.com'), /votre accès au back-office$/);
  assert.match(subjectTo('en@example.com'), /your access to the back office$/);
});

test('neither the mailbox of the business nor its database tells what opens a link', async () => {
  const shop = await server.open();
  await invite(shop, { ...newcomer, Email: 'hidden@example.com' });
  const token = await tokenFor('hidden@example.com');
  const secret = token.split('.')[2] ?? '';
  const mailbox = await shop.get('/Notification/Messages?Recipient=hidden@example.com');
  const letter = await shop.get(`/Notification/Messages/${mailbox.number('Items.0.Id')}`);
  for (const { body } of [mailbox, letter]) assert.ok(!JSON.stringify(body).includes(secret));
  const { rows } = await shop.pool.query<{ text: string }>(
    `select m::text as text from message m union all select l::text from agent_link l
     union all select a::text from audit_entry a`,
  );
  assert.deepEqual(
    rows.filter(({ text }) => text.includes(secret)),
    [],
  );
});

test('a forgotten password is replaced by letter, and who was signed in is out', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const entered = await post('/Session', { Email: person.email, Password: person.password });
  const [cookie = ''] = String(entered.headers['set-cookie']).split(';');
  const asked = await post('/Session/ForgottenPassword', { Email: ` ${person.email.toUpperCase()}` });
  assert.deepEqual([asked.status, asked.raw], [200, '{}']);
  const again = await post('/Session/ForgottenPassword', { Email: person.email });
  assert.equal(again.raw, '{}');
  const token = await tokenFor(person.email);
  assert.equal(
    (await server.visit('GET', '/Session', { ...page, cookie })).status,
    200,
    'nothing changed yet',
  );
  assert.equal((await choose(token)).status, 200);
  assert.equal((await server.visit('GET', '/Session', { ...page, cookie })).status, 401);
  assert.equal((await post('/Session', { Email: person.email, Password: person.password })).status, 401);
  assert.equal(
    (await post('/Session', { Email: person.email, Password: 'a long new password' })).status,
    200,
  );
  const { rows } = await shop.pool.query('select id from agent_link where agent_id = $1', [person.agentId]);
  assert.deepEqual(rows, [], 'the other link is used up as well');
});

test('an unknown or a suspended address reads and waits the same, and gets no letter', async () => {
  const shop = await server.open();
  const gone = await shop.addPerson('Support');
  await shop.post(`/Organization/Agents/${gone.agentId}/Suspend`, {}, 200);
  const known = await shop.addPerson('Support');
  await sentLetters();
  for (const Email of ['nobody@example.com', gone.email, known.email, '', 7]) {
    const started = performance.now();
    const asked = await post('/Session/ForgottenPassword', { Email });
    assert.deepEqual([asked.status, asked.raw], [200, '{}']);
    assert.ok(performance.now() - started >= 245);
  }
  assert.deepEqual(
    (await sentLetters()).map(({ to }) => to),
    [known.email],
  );
});

test('at most three letters an hour go to one agent', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Support');
  await sentLetters();
  for (let time = 1; time <= 5; time += 1) await post('/Session/ForgottenPassword', { Email: person.email });
  assert.equal((await sentLetters()).length, 3);
});

test('a link that was forged, has expired, or is of a suspended or renamed agent opens nothing', async () => {
  const shop = await server.open();
  const agentId = await invite(shop, { ...newcomer, Email: 'late@example.com' });
  const token = await tokenFor('late@example.com');
  const [business, link, proof = ''] = token.split('.');
  const forged = [
    `${business}.${Number(link) - 1}.${proof}`,
    `${Number(business) - 1}.${link}.${proof}`,
    `${business}.${link}.${proof.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    'nonsense',
    '',
  ];
  const invalid = '404 Error.Session.Link.Invalid';
  for (const one of forged) assert.equal(codeOf(await choose(one)), invalid, one);
  assert.equal(codeOf(await post('/Session/Link/Password', { Token: 7 })), invalid);
  assert.equal(codeOf(await post('/Session/Link', [])), invalid);
  await shop.patch(`/Organization/Agents/${agentId}`, { Email: 'other@example.com' });
  assert.equal(codeOf(await choose(token)), invalid);
  await shop.patch(`/Organization/Agents/${agentId}`, { Email: 'late@example.com' });
  assert.equal((await post('/Session/Link', { Token: token })).status, 200);
  await shop.pool.query(
    `update agent_link set created_at = now() - interval '8 days', expires_at = now() - interval '1 second'
     where id = $1`,
    [Number(link)],
  );
  assert.equal(codeOf(await choose(token)), invalid);
  await shop.post(`/Organization/Agents/${agentId}/Invite`, {}, 200);
  const second = await tokenFor('late@example.com');
  await shop.post(`/Organization/Agents/${agentId}/Suspend`, {}, 200);
  assert.equal(codeOf(await choose(second)), invalid);
  await shop.post(`/Organization/Agents/${agentId}/Enable`, {}, 200);
  assert.equal(codeOf(await choose(second)), invalid, 'what was open before the suspension stays closed');
});

test('two choices by one link at once: one of them counts', async () => {
  const shop = await server.open();
  await invite(shop, { ...newcomer, Email: 'twice@example.com' });
  const token = await tokenFor('twice@example.com');
  const answers = await Promise.all(
    ['first long password', 'second long password'].map((one) => choose(token, one)),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 404]);
});

test('only an enabled agent with an address is invited, by an owner alone, and other sites ask for nothing', async () => {
  const shop = await server.open();
  const robot = (await shop.post('/Organization/Agents', { Name: 'Robot', Role: 'ReadOnly' }, 201)).number(
    'Id',
  );
  const url = `/Organization/Agents/${robot}/Invite`;
  assert.equal(await shop.refusal('POST', url, {}), '409 Error.Agent.NotInvitable');
  assert.equal(
    await shop.refusal('POST', '/Organization/Agents/999999/Invite', {}),
    '404 Error.Agent.NotFound',
  );
  const admin = await shop.as('Admin');
  assert.equal(await admin.refusal('POST', url, {}), '403 Error.Api.Permission.Missing');
  for (const path of ['/Session/ForgottenPassword', '/Session/Link', '/Session/Link/Password'])
    assert.equal(codeOf(await post(path, {}, {})), '403 Error.Session.CrossSite');
});
