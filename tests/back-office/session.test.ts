/** How the staff signs in, what a session may do, and how it ends. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type BackOfficeShop, type Exchange, openBackOffice, type Person } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

/** What the pages of the staff send with each request. */
const page = { 'x-tacite-csrf': '1' };

function enter(
  { email, password }: Pick<Person, 'email' | 'password'>,
  more: object = {},
): Promise<Exchange> {
  return server.visit('POST', '/Session', page, { Email: email, Password: password, ...more });
}

function cookieOf({ headers }: Exchange): string {
  const [cookie = ''] = String(headers['set-cookie']).split(';');
  assert.match(cookie, /^__Host-tacite_session=\d+\.\d+\.[\w-]{43}$/);
  return cookie;
}

async function signedIn(person: Person) {
  const cookie = cookieOf(await enter(person));
  return { ...page, cookie };
}

const codeOf = ({ status, raw }: Exchange) => `${status} ${raw.match(/Error(?:\.\w+)+/)?.[0]}`;

test('who knows the address and the password gets a session, in a cookie out of reach of scripts', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const answer = await enter({ ...person, email: ` ${person.email.toUpperCase()} ` });
  assert.equal(answer.status, 200, answer.raw);
  const attributes = String(answer.headers['set-cookie']).split('; ').slice(1);
  assert.deepEqual(attributes.sort(), ['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']);
  const shown = await server.visit('GET', '/Session', { ...page, cookie: cookieOf(answer) });
  assert.equal(shown.status, 200, shown.raw);
  assert.equal(shown.answer.text('Agent.Email'), person.email);
  assert.equal(shown.answer.text('Agent.Role'), 'Finance');
  assert.equal(shown.answer.number('Business.Id'), shop.businessId);
  assert.deepEqual(JSON.parse(shown.raw).AreasWritten, ['Customers', 'Subscriptions', 'Finance']);
});

test('a wrong password, an unknown address, a suspended agent and a stranger form are answered alike', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Support');
  const gone = await shop.addPerson('Support');
  await shop.post(`/Organization/Agents/${gone.agentId}/Suspend`, {}, 200);
  const answers = [
    await enter({ ...person, password: 'a long password of another' }),
    await enter({ ...person, email: 'nobody@example.com' }),
    await enter(gone),
    await server.visit('POST', '/Session', page, { Email: 7 }),
    await server.visit('POST', '/Session', page, [person]),
    await enter(person, { IdBusiness: shop.businessId + 1_000_000 }),
  ];
  assert.deepEqual([...new Set(answers.map((answer) => answer.raw))].length, 1);
  for (const answer of answers) {
    assert.equal(codeOf(answer), '401 Error.Session.Credentials.Invalid');
    assert.equal(answer.headers['set-cookie'], undefined);
    assert.equal(answer.headers['www-authenticate'], undefined);
  }
});

test('after five wrong passwords in a row the account is locked, for the right one too', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Support');
  for (let failure = 1; failure <= 5; failure += 1)
    assert.equal((await enter({ ...person, password: `wrong ${failure}` })).status, 401);
  const locked = await enter(person);
  assert.equal(codeOf(locked), '429 Error.Session.Locked');
  assert.match(String(locked.headers['retry-after']), /^(?:[1-5]\d?|60)$/);
  const rows = await shop.pool.query(
    `update agent_password set locked_until = now() - interval '1 second' where agent_id = $1`,
    [person.agentId],
  );
  assert.equal(rows.rowCount, 1);
  assert.equal((await enter({ ...person, password: 'wrong again' })).status, 401);
  const again = await enter(person);
  assert.equal(codeOf(again), '429 Error.Session.Locked');
  assert.ok(Number(again.headers['retry-after']) > 60, 'each further lock is longer');
  await shop.pool.query(`update agent_password set locked_until = null where agent_id = $1`, [
    person.agentId,
  ]);
  assert.equal((await enter(person)).status, 200);
  const { rows: counted } = await shop.pool.query('select failures from agent_password where agent_id = $1', [
    person.agentId,
  ]);
  assert.deepEqual(counted, [{ failures: 0 }]);
});

test('many wrong passwords at once are no more than five one after the other', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Support');
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, attempt) => enter({ ...person, password: `wrong ${attempt}` })),
  );
  const statuses = answers.map(({ status }) => status).sort();
  assert.deepEqual(statuses, [...Array(5).fill(401), ...Array(7).fill(429)]);
});

test('an address that works for two businesses is not locked at one by signing in to the other', async () => {
  const [shop, other] = [await server.open(), await server.open()];
  const person = await shop.addPerson('Support');
  const twin = await other.addPerson('Support');
  await other.pool.query('update agent set email = $1 where id = $2', [person.email, twin.agentId]);
  for (let time = 1; time <= 7; time += 1) assert.equal((await enter(person)).status, 200);
  assert.equal((await enter({ ...person, password: twin.password })).status, 200);
});

test('a cookie alone does nothing: another site cannot use the session', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Owner');
  const { cookie } = await signedIn(person);
  const tried: readonly Readonly<Record<string, string>>[] = [
    { cookie },
    { cookie, ...page, 'sec-fetch-site': 'cross-site' },
    { cookie, ...page, 'sec-fetch-site': 'same-site' },
    { cookie, ...page, origin: 'https://elsewhere.example', host: 'billing.example' },
    { cookie, ...page, origin: 'null' },
  ];
  for (const headers of tried) {
    for (const [method, url] of [
      ['GET', '/Organization/Business'],
      ['PATCH', '/Organization/Business'],
    ] as const) {
      const answer = await server.visit(
        method,
        url,
        headers,
        method === 'PATCH' ? { Name: 'Stolen' } : undefined,
      );
      assert.equal(codeOf(answer), '403 Error.Session.CrossSite', `${method} ${JSON.stringify(headers)}`);
    }
  }
  const form = await server.visit('POST', '/Session', {}, { Email: person.email, Password: person.password });
  assert.equal(codeOf(form), '403 Error.Session.CrossSite');
  const own = { cookie, ...page, 'sec-fetch-site': 'same-origin' };
  assert.equal((await server.visit('GET', '/Organization/Business', own)).status, 200);
});

test('a token that was tampered with opens nothing, nor does that of another business', async () => {
  const shop = await server.open();
  const other = await server.open();
  const { cookie } = await signedIn(await shop.addPerson('Owner'));
  const [, business = '', session = '', secret = ''] = /=(\d+)\.(\d+)\.(.+)$/.exec(cookie) ?? [];
  const forged = [
    `${other.businessId}.${session}.${secret}`,
    `${business}.${Number(session) + 1}.${secret}`,
    `${business}.${session}.${secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    `${business}.${session}.`,
    `${business}.${session}.${secret}.`,
    '9999999999999999999.1.x',
    "'; drop table agent; --",
    '',
  ];
  for (const token of forged) {
    const headers = { ...page, cookie: `__Host-tacite_session=${encodeURIComponent(token)}` };
    assert.equal(
      codeOf(await server.visit('GET', '/Session', headers)),
      '401 Error.Api.Authentication.Missing',
      token,
    );
  }
});

test('a session may do what its role may, in its own name', async () => {
  const shop = await server.open();
  const support = await signedIn(await shop.addPerson('Support'));
  const made = await server.visit('POST', '/Distribution/Customers', support, {
    ReferenceCustomer: 'acme',
    Name: 'Acme',
  });
  assert.equal(made.status, 201, made.raw);
  const refused = await server.visit('POST', '/Organization/Segments', support, { ReferenceSegment: 'x' });
  assert.equal(codeOf(refused), '403 Error.Api.Permission.Missing');
  const { rows } = await shop.pool.query<{ name: string }>(
    `select a.name from customer c join agent a on a.business_id = c.business_id and a.id = c.created_by
     where c.business_id = $1 and c.reference = 'acme'`,
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ name: 'Support' }]);
});

test('a session ends by signing out, here or everywhere, and keys have none', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Admin');
  const [laptop, phone, tablet] = [await signedIn(person), await signedIn(person), await signedIn(person)];
  const open = await server.visit('GET', '/Session/Open', laptop);
  assert.deepEqual(
    JSON.parse(open.raw)
      .Items.map((item: { IsCurrent: boolean; Address: string }) => [item.IsCurrent, item.Address])
      .sort(),
    [
      [false, '127.0.0.0'],
      [false, '127.0.0.0'],
      [true, '127.0.0.0'],
    ],
  );
  assert.equal((await server.visit('DELETE', '/Session', laptop)).status, 200);
  assert.equal((await server.visit('GET', '/Session', laptop)).status, 401);
  assert.equal((await server.visit('GET', '/Session', phone)).status, 200);
  assert.equal((await server.visit('DELETE', '/Session?IsEverywhere=true', phone)).status, 200);
  for (const headers of [phone, tablet])
    assert.equal((await server.visit('GET', '/Session', headers)).status, 401);
  assert.equal(await shop.refusal('DELETE', '/Session'), '404 Error.Session.Missing');
  assert.equal((await shop.get('/Session')).text('Agent.Role'), 'Owner');
});

test('a session ends 12 hours after its last use and 30 days after its beginning', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Admin');
  const age = async (change: string) => {
    const headers = await signedIn(person);
    const [, id] = /\.(\d+)\./.exec(headers.cookie) ?? [];
    await shop.pool.query(`update agent_session set ${change} where id = $1`, [Number(id)]);
    return (await server.visit('GET', '/Session', headers)).status;
  };
  assert.equal(await age(`last_used_at = now() - interval '11 hours 59 minutes'`), 200);
  assert.equal(await age(`last_used_at = now() - interval '12 hours 1 minute'`), 401);
  assert.equal(await age(`created_at = now() - interval '29 days 23 hours'`), 200);
  assert.equal(await age(`created_at = now() - interval '30 days 1 minute'`), 401);
  await signedIn(person);
  const { rows } = await shop.pool.query(
    `select count(*)::int as kept from agent_session where agent_id = $1
      and (last_used_at < now() - interval '12 hours' or created_at < now() - interval '30 days')`,
    [person.agentId],
  );
  assert.deepEqual(rows, [{ kept: 0 }], 'what ended goes with the next sign-in');
});

test('a session ends with the suspension of its agent', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Admin');
  const headers = await signedIn(person);
  await shop.post(`/Organization/Agents/${person.agentId}/Suspend`, {}, 200);
  assert.equal((await server.visit('GET', '/Session', headers)).status, 401);
});

test('a password is changed by who knows it, follows the rules, and ends all sessions', async () => {
  const shop = await server.open();
  const person = await shop.addPerson('Finance');
  const headers = await signedIn(person);
  const change = (current: string, password: string) =>
    server.visit('PUT', '/Session/Password', headers, { CurrentPassword: current, Password: password });
  const refusals: readonly (readonly [string, string, string])[] = [
    ['not this one', 'another long password', '403 Error.Agent.Password.Wrong'],
    [person.password, 'short', '422 Error.Agent.Password.TooShort'],
    [person.password, 'x1y2z3'.repeat(60), '422 Error.Agent.Password.TooLong'],
    [person.password, 'motdepasse1234', '422 Error.Agent.Password.Guessable'],
    [person.password, person.email, '422 Error.Agent.Password.Guessable'],
  ];
  for (const [current, password, expected] of refusals)
    assert.equal(codeOf(await change(current, password)), expected);
  assert.equal((await change(person.password, 'another long password')).status, 200);
  assert.equal((await server.visit('GET', '/Session', headers)).status, 401);
  assert.equal((await enter(person)).status, 401);
  assert.equal((await enter({ ...person, password: 'another long password' })).status, 200);
  assert.equal(await passwordInClear(shop), 0);
});

/** Rows of any kind that hold the new password as it was written. */
async function passwordInClear(shop: BackOfficeShop): Promise<number> {
  const { rows } = await shop.pool.query<{ count: number }>(
    `select (select count(*) from agent_password where hash like '%another long%')
      + (select count(*) from audit_entry where data::text like '%another long%')
      + (select count(*) from idempotency_key where coalesce(body, '') like '%another long%') as count`,
  );
  return Number(rows[0]?.count);
}

test('keys know no password', async () => {
  const shop = await server.open();
  assert.equal(
    await shop.refusal('PUT', '/Session/Password', { CurrentPassword: 'x', Password: 'y' }),
    '404 Error.Session.Missing',
  );
});
