import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { authenticate } from '../../src/accounts/authenticate.ts';
import { VerifiedKeys } from '../../src/accounts/verified-keys.ts';
import { instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import type { Answer } from '../live-api/answer.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());
const { kysely } = server.database;

const path = '/Organization/ApiKeys';

/** As this process sees it, with what it remembers. */
async function opens(key: Answer, secret = key.text('ApiKey')) {
  return (await authenticate(kysely, key.text('AgentKey'), secret)) !== undefined;
}

/** As another process sees it, which has verified nothing yet. */
async function opensElsewhere(key: Answer, secret: string) {
  return (await authenticate(kysely, key.text('AgentKey'), secret, new VerifiedKeys())) !== undefined;
}

test('a key is told once, listed, renamed and revoked', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'shop', Scopes: ['LiveRead', 'LiveWrite', 'LiveRead'] });
  assert.deepEqual(created.at('Scopes'), ['LiveRead', 'LiveWrite']);
  assert.deepEqual(created.pick('Name', 'Role', 'IsRevoked', 'DateLastUse'), {
    Name: 'shop',
    Role: 'Owner',
    IsRevoked: false,
  });
  const own = `${path}/${created.number('Id')}`;
  const { ApiKey: _, ...rest } = created.pick(...Object.keys(Object(created.body)));
  assert.deepEqual((await shop.get(own)).body, rest);
  assert.equal(await opens(created), true);
  const used = await shop.get(own);
  assert.ok(Date.parse(used.text('DateLastUse')) > Date.now() - 60_000);
  assert.equal((await shop.patch(own, { Name: 'web shop' })).text('Name'), 'web shop');
  await shop.remove(own);
  assert.equal(await opens(created), false);
  const revoked = await shop.get(own);
  assert.deepEqual([revoked.at('IsRevoked'), revoked.has('DateRevocation')], [true, true]);
  await shop.remove(own);
  assert.equal(await shop.refusal('POST', `${own}/Rotate`, {}), '403 Error.ApiKey.Revoked');
});

test('both secrets open during the overlap of a rotation, the old one not after', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'shop' });
  const own = `${path}/${created.number('Id')}`;
  const old = created.text('ApiKey');
  assert.equal(await opens(created), true);
  const rotated = await shop.post(`${own}/Rotate`, { OverlapHours: 720 }, 200);
  const fresh = rotated.text('ApiKey');
  assert.notEqual(fresh, old);
  const term = Date.parse(rotated.text('DatePreviousTerm'));
  assert.ok(Math.abs(term - Date.now() - 720 * 3_600_000) < 60_000);
  for (const secret of [old, fresh]) {
    assert.equal(await opens(created, secret), true);
    assert.equal(await opensElsewhere(created, secret), true);
  }
  await kysely
    .updateTable('api_key')
    .set({ previous_expires_at: toTimestamp(instant(Date.now() - 1)) })
    .where('id', '=', created.number('Id'))
    .execute();
  assert.equal(await opensElsewhere(created, old), false);
  assert.equal(await opensElsewhere(created, fresh), true);
  assert.equal((await shop.get(own)).has('DatePreviousTerm'), false);
});

test('a rotation without overlap ends the secret in use at once', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'shop' });
  assert.equal(await opens(created), true);
  const rotated = await shop.post(`${path}/${created.number('Id')}/Rotate`, { OverlapHours: 0 }, 200);
  assert.equal(await opens(created), false);
  assert.equal(await opens(created, rotated.text('ApiKey')), true);
});

test('a rotation whose answer was lost is asked for again, and the servers go on', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'shop' });
  const rotate = `${path}/${created.number('Id')}/Rotate`;
  const lost = await shop.post(rotate, {}, 200);
  const again = await shop.post(rotate, {}, 200);
  assert.equal(await opens(created), true);
  assert.equal(await opens(created, lost.text('ApiKey')), false);
  assert.equal(await opens(created, again.text('ApiKey')), true);
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const agent = await shop.post('/Organization/Agents', { Name: 'Ada', Role: 'Developer' });
  const first = await shop.post(path, { Name: 'shop', IdAgent: agent.number('Id') });
  const second = await shop.post(path, { Name: 'old' });
  await shop.remove(`${path}/${second.number('Id')}`);
  const today = new Date(Date.now() - 60_000).toISOString();
  const expected: Readonly<Record<string, string>> = {
    '': 'test,shop,old',
    [`IdApiKey=${first.number('Id')}`]: 'shop',
    [`IdAgent=${agent.number('Id')}`]: 'shop',
    'ApiKeyName=SHO': 'shop',
    [`AgentKey=${second.text('AgentKey')}`]: 'old',
    'IsRevoked=True': 'old',
    'IsRevoked=False': 'test,shop',
    [`DateLastUseMin=${today}`]: 'test',
    [`DateLastUseMax=${today}`]: '',
    'DateCreationMin=2026-01-01T09:00:01Z': '',
    'DateCreationMax=2026-01-01T09:00:00Z': 'test,shop,old',
    'SizePage=2&Page=2': 'old',
  };
  for (const [query, names] of Object.entries(expected)) {
    const { items } = await shop.get(`${path}?${query}`);
    assert.equal(items.map((item) => item.text('Name')).join(), names, query);
  }
  assert.equal((await shop.get(`${path}?SizePage=0`)).number('TotalItems'), 3);
});

test('nobody makes, rotates or revokes a key that allows more than its own', async () => {
  const shop = await server.open();
  const [owner] = (await shop.get('/Organization/Agents?Role=Owner')).items;
  const [ownersKey] = (await shop.get(path)).items;
  const beyond = '403 Error.ApiKey.BeyondRights';
  const idOwner = owner?.number('Id');
  for (const role of ['Admin', 'Developer'] as const) {
    const client = await shop.as(role);
    assert.equal(await client.refusal('POST', path, { Name: 'a', IdAgent: idOwner }), beyond);
    const theirs = `${path}/${ownersKey?.number('Id')}`;
    assert.equal(await client.refusal('POST', `${theirs}/Rotate`, {}), beyond);
    assert.equal(await client.refusal('DELETE', theirs), beyond);
    assert.equal(await client.refusal('PATCH', theirs, { Name: 'mine' }), beyond);
    const own = await client.post(path, { Name: 'own' });
    assert.equal(own.text('Role'), role);
    await client.remove(`${path}/${own.number('Id')}`);
  }
  const narrow = await shop.as('Owner', ['BackOfficeRead', 'BackOfficeWrite']);
  assert.deepEqual((await narrow.post(path, { Name: 'n' })).at('Scopes'), [
    'BackOfficeRead',
    'BackOfficeWrite',
  ]);
  assert.equal(await narrow.refusal('POST', path, { Name: 'n', Scopes: ['LiveRead'] }), beyond);
  assert.equal(await narrow.refusal('POST', `${path}/${ownersKey?.number('Id')}/Rotate`, {}), beyond);
});

test('what cannot be is refused, and who may not see keys sees none', async () => {
  const shop = await server.open();
  const [key] = (await shop.get(path)).items;
  const own = `${path}/${key?.number('Id')}`;
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [shop.refusal('POST', path, {}), '422 Error.Input.Missing'],
    [shop.refusal('POST', path, { Name: 'a', Scopes: ['Everything'] }), '422 Error.Input.Invalid'],
    [shop.refusal('POST', path, { Name: 'a', IdAgent: 999_999 }), '404 Error.Agent.NotFound'],
    [shop.refusal('POST', `${own}/Rotate`, { OverlapHours: 721 }), '422 Error.Input.Invalid'],
    [shop.refusal('GET', `${path}/999999`), '404 Error.ApiKey.NotFound'],
    [shop.refusal('PATCH', `${path}/999999`, { Name: 'a' }), '404 Error.ApiKey.NotFound'],
    [shop.refusal('DELETE', `${path}/999999`), '404 Error.ApiKey.NotFound'],
    [shop.refusal('POST', `${path}/999999/Rotate`, {}), '404 Error.ApiKey.NotFound'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  for (const role of ['Finance', 'Support', 'ReadOnly'] as const)
    assert.equal(await (await shop.as(role)).refusal('GET', path), '403 Error.Api.Permission.Missing');
});

test('no secret is kept but as a hash, whatever the caller sends with its request', async () => {
  const shop = await server.open();
  const created = await shop.post(path, { Name: 'shop' });
  const rotated = await shop.post(`${path}/${created.number('Id')}/Rotate`, {}, 200);
  const { rows } = await shop.pool.query<{ text: string }>(
    `select row_to_json(k)::text as text from api_key k
     union all select row_to_json(i)::text from idempotency_key i
     union all select row_to_json(a)::text from audit_entry a`,
  );
  for (const { text } of rows)
    for (const answer of [created, rotated]) assert.ok(!text.includes(answer.text('ApiKey')));
});
