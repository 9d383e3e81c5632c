/** The second factor of the staff: how it is added, asked for, used once, recovered, and demanded of everybody. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { TOTP } from 'otpauth';
import { type BackOfficeShop, type Exchange, openBackOffice, type Person } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const page = { 'x-tacite-csrf': '1' };
const codeOf = ({ status, raw }: Exchange) => `${status} ${raw.match(/Error(?:\.\w+)+/)?.[0]}`;

const enter = ({ email, password }: Person, Code?: string) =>
  server.visit('POST', '/Session', page, { Email: email, Password: password, ...(Code && { Code }) });

async function signedIn(person: Person, code?: string) {
  const answer = await enter(person, code);
  assert.equal(answer.status, 200, answer.raw);
  const [cookie = ''] = String(answer.headers['set-cookie']).split(';');
  const headers = { ...page, cookie };
  return {
    post: (url: string, body: unknown) => server.visit('POST', url, headers, body),
    get: (url: string) => server.visit('GET', url, headers),
    put: (url: string, body: unknown) => server.visit('PUT', url, headers, body),
  };
}

type Session = Awaited<ReturnType<typeof signedIn>>;

/** What an authenticator shows, this many steps from now. */
function shownBy(secret: string, steps = 0): string {
  return new TOTP({ secret }).generate({ timestamp: Date.now() + steps * 30_000 });
}

/** Codes of the step before are taken too: confirming with it leaves the present one unused. */
async function addFactor(session: Session, { password }: Person) {
  const begun = await session.post('/Session/SecondFactor', { CurrentPassword: password });
  assert.equal(begun.status, 200, begun.raw);
  const secret = begun.answer.text('AuthenticatorSecret');
  const confirmed = await session.post('/Session/SecondFactor/Confirm', { Code: shownBy(secret, -1) });
  assert.equal(confirmed.status, 200, confirmed.raw);
  const codes: readonly string[] = JSON.parse(confirmed.raw).RecoveryCodes;
  return { secret, codes };
}

async function forgetFailures(shop: BackOfficeShop, { agentId }: Person) {
  await shop.pool.query('update agent_password set failures = 0, locked_until = null where agent_id = $1', [
    agentId,
  ]);
}

test('a second factor is added with the password and a first code, and asked for from then on', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const session = await signedIn(person);
  const wrong = await session.post('/Session/SecondFactor', { CurrentPassword: 'not this one' });
  assert.equal(codeOf(wrong), '403 Error.Agent.Password.Wrong');
  const early = await session.post('/Session/SecondFactor/Confirm', { Code: '123456' });
  assert.equal(codeOf(early), '404 Error.Session.SecondFactor.NotBegun');
  const begun = await session.post('/Session/SecondFactor', { CurrentPassword: person.password });
  const secret = begun.answer.text('AuthenticatorSecret');
  const uri = new URL(begun.answer.text('AuthenticatorUri'));
  assert.deepEqual([uri.protocol, uri.searchParams.get('secret')], ['otpauth:', secret]);
  assert.equal((await enter(person)).status, 200, 'nothing is asked before it is confirmed');
  const false1 = await session.post('/Session/SecondFactor/Confirm', { Code: shownBy(secret, 20) });
  assert.equal(codeOf(false1), '403 Error.Session.SecondFactor.Wrong');
  const { codes, secret: second } = await addFactor(session, person);
  assert.notEqual(second, secret, 'beginning again makes another secret');
  assert.equal(new Set(codes).size, 10);
  for (const code of codes) assert.match(code, /^(?:[A-Z2-7]{4}-){3}[A-Z2-7]{4}$/);
  const shown = await session.get('/Session');
  assert.deepEqual(
    [shown.answer.at('HasSecondFactor'), shown.answer.number('RecoveryCodesLeft')],
    [true, 10],
  );
  assert.equal(codeOf(await enter(person)), '401 Error.Session.SecondFactor.Missing');
  assert.equal((await enter(person, shownBy(second))).status, 200);
  const twice = await session.post('/Session/SecondFactor', { CurrentPassword: person.password });
  assert.equal(codeOf(twice), '409 Error.Session.SecondFactor.Present');
});

test('a code is taken once, of two at once one, and none of a step before the last', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const { secret } = await addFactor(await signedIn(person), person);
  const code = shownBy(secret);
  const both = await Promise.all([enter(person, code), enter(person, code)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 403]);
  assert.equal(codeOf(await enter(person, code)), '403 Error.Session.SecondFactor.Wrong');
  assert.equal((await enter(person, shownBy(secret, -1))).status, 403);
  await forgetFailures(shop, person);
  const next = shownBy(secret, 1);
  assert.equal((await enter(person, `${next.slice(0, 3)} ${next.slice(3)}`)).status, 200);
});

test('wrong codes lock the account as wrong passwords do', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const { secret } = await addFactor(await signedIn(person), person);
  for (let failure = 1; failure <= 5; failure += 1)
    assert.equal((await enter(person, shownBy(secret, 20 + failure))).status, 403);
  assert.equal(codeOf(await enter(person, shownBy(secret))), '429 Error.Session.Locked');
});

test('a recovery code signs in once, as it is written or without hyphens, and is kept as a hash', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const session = await signedIn(person);
  const { codes, secret } = await addFactor(session, person);
  const [first = '', second = ''] = codes;
  assert.equal((await enter(person, first)).status, 200);
  assert.equal((await enter(person, first)).status, 403);
  assert.equal((await enter(person, second.toLowerCase().replaceAll('-', ''))).status, 200);
  assert.equal((await session.get('/Session')).answer.number('RecoveryCodesLeft'), 8);
  const { rows } = await shop.pool.query<{ text: string }>(
    `select t::text as text from agent_totp t union all select r::text from agent_recovery_code r
     union all select k::text from idempotency_key k union all select a::text from audit_entry a`,
  );
  const plain = codes.map((code) => code.replaceAll('-', ''));
  for (const { text } of rows)
    assert.ok(![secret, ...codes, ...plain].some((one) => text.includes(one)), text);
});

test('it is taken away with the password and a code; an owner takes it from who lost it', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Support');
  const session = await signedIn(person);
  const remove = (CurrentPassword: string, Code: string) =>
    session.post('/Session/SecondFactor/Remove', { CurrentPassword, Code });
  assert.equal(codeOf(await remove(person.password, '123456')), '404 Error.Session.SecondFactor.NotBegun');
  const { secret } = await addFactor(session, person);
  assert.equal(codeOf(await remove('not this one', shownBy(secret))), '403 Error.Agent.Password.Wrong');
  assert.equal(
    codeOf(await remove(person.password, shownBy(secret, 20))),
    '403 Error.Session.SecondFactor.Wrong',
  );
  assert.equal((await remove(person.password, shownBy(secret))).status, 200);
  assert.equal((await enter(person)).status, 200);
  await addFactor(session, person);
  const url = `/Organization/Agents/${person.agentId}/RemoveSecondFactor`;
  const admin = await shop.as('Admin');
  assert.equal(await admin.refusal('POST', url, {}), '403 Error.Api.Permission.Missing');
  await shop.post(url, {}, 200);
  assert.equal((await enter(person)).status, 200);
  assert.equal(
    await shop.refusal('POST', '/Organization/Agents/999999/RemoveSecondFactor', {}),
    '404 Error.Agent.NotFound',
  );
  const { rows } = await shop.pool.query<{ action: string }>(
    `select action from audit_entry where business_id = $1 and action like '%SecondFactor%' order by id`,
    [shop.businessId],
  );
  assert.deepEqual(
    rows.map(({ action }) => action.replace('Agent.SecondFactor', '')),
    ['Added', 'Removed', 'Added', 'Removed'],
  );
});

test('where the owner asks for it, who has none may do nothing but add one', async () => {
  const shop = await server.open();
  const owner = await signedIn(await shop.addPerson('Owner'));
  const person = await shop.addPerson('Finance');
  const session = await signedIn(person);
  const admin = await signedIn(await shop.addPerson('Admin'));
  const rules = { RequiresSecondFactor: true };
  assert.equal(codeOf(await admin.put('/Organization/SignIn', rules)), '403 Error.Api.Permission.Missing');
  assert.equal((await session.get('/Distribution/Customers')).status, 200);
  assert.equal((await owner.put('/Organization/SignIn', rules)).status, 200);
  const refused = await session.get('/Distribution/Customers');
  assert.equal(codeOf(refused), '403 Error.Session.SecondFactor.Required');
  assert.equal((await session.get('/Session')).answer.at('LacksSecondFactor'), true);
  await addFactor(session, person);
  assert.equal((await session.get('/Distribution/Customers')).status, 200);
  assert.equal((await session.get('/Session')).answer.at('LacksSecondFactor'), false);
  assert.equal((await shop.get('/Organization/SignIn')).at('RequiresSecondFactor'), true, 'keys have none');
});

test('keys add no second factor', async () => {
  const shop = await server.open();
  const missing = '404 Error.Session.Missing';
  assert.equal(await shop.refusal('POST', '/Session/SecondFactor', { CurrentPassword: 'x' }), missing);
  assert.equal(await shop.refusal('POST', '/Session/SecondFactor/Confirm', { Code: '1' }), missing);
});
