import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../database/testing.ts';
import { authenticate } from './authenticate.ts';
import { createApiKey } from './create-api-key.ts';
import { isApiKeyOfHash } from './key-hash.ts';
import { keyScopes } from './permissions.ts';
import { revokeApiKey } from './revoke-api-key.ts';
import { accepted, openTestBusiness, refusalCodes, type TestBusiness } from './testing.ts';
import { VerifiedKeys } from './verified-keys.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;
const business = await openTestBusiness(kysely);

async function createKey(owner: TestBusiness, keys: { agentKey?: string; apiKey?: string } = {}) {
  return accepted(await owner.run((context) => createApiKey(context, { name: 'shop', ...keys })));
}

function keyRow(keyId: number) {
  return kysely.selectFrom('api_key').selectAll().where('id', '=', keyId).executeTakeFirstOrThrow();
}

test('a pair made at random opens its business, and is kept as a hash only', async () => {
  const key = await createKey(business);
  assert.match(key.agentKey, /^[0-9a-f-]{36}$/);
  assert.match(key.apiKey, /^[0-9a-f-]{36}$/);
  const row = await keyRow(key.keyId);
  assert.deepEqual(await authenticate(kysely, key.agentKey, key.apiKey), {
    businessId: business.businessId,
    keyId: key.keyId,
    name: 'shop',
    agentId: row.agent_id,
    role: 'Owner',
    scopes: keyScopes,
  });
  assert.match(row.api_key_hash, /^scrypt\$16384\$8\$1\$/);
  assert.ok(!row.api_key_hash.includes(key.apiKey));
  assert.ok((await keyRow(key.keyId)).last_used_at !== null);
});

test('a wrong, mixed or unknown pair opens nothing, and is asked again each time', async () => {
  const one = await createKey(business);
  const two = await createKey(business);
  for (const [agentKey, apiKey] of [
    [one.agentKey, two.apiKey],
    [one.agentKey, ''],
    ['unknown', one.apiKey],
    ['with\u0000zero', one.apiKey],
  ] as const)
    assert.equal(await authenticate(kysely, agentKey, apiKey), undefined);
  assert.equal((await keyRow(one.keyId)).last_used_at, null);
});

test('given keys are taken as they are, once a business, and must fit HTTP Basic', async () => {
  const given = { agentKey: 'agent', apiKey: 'api:with:colons' };
  const mine = await createKey(business, given);
  assert.deepEqual([mine.agentKey, mine.apiKey], ['agent', 'api:with:colons']);
  const create = (keys: object) => business.run((context) => createApiKey(context, { name: '', ...keys }));
  assert.deepEqual(refusalCodes(await create(given)), ['Error.ApiKey.Taken']);
  for (const wrong of [{ agentKey: 'a:b' }, { agentKey: '' }, { apiKey: 'a b' }, { apiKey: 'é' }])
    assert.deepEqual(refusalCodes(await create(wrong)), ['Error.Input.Invalid']);
});

test('two businesses with one agent key are told apart by the API key', async () => {
  const other = await openTestBusiness(kysely);
  const mine = await createKey(business, { agentKey: 'common' });
  const theirs = await createKey(other, { agentKey: 'common' });
  const found = await authenticate(kysely, 'common', theirs.apiKey);
  assert.deepEqual([found?.businessId, found?.keyId], [other.businessId, theirs.keyId]);
  assert.equal((await authenticate(kysely, 'common', mine.apiKey))?.businessId, business.businessId);
});

test('a revoked key is refused at once by a server that did not know it, within a minute by one that did', async () => {
  const key = await createKey(business);
  let milliseconds = 0;
  const verified = new VerifiedKeys(() => milliseconds);
  const ask = () => authenticate(kysely, key.agentKey, key.apiKey, verified);
  assert.equal((await ask())?.keyId, key.keyId);
  accepted(await business.run((context) => revokeApiKey(context, key.keyId)));
  assert.equal(await authenticate(kysely, key.agentKey, key.apiKey, new VerifiedKeys()), undefined);
  milliseconds = 59_999;
  assert.equal((await ask())?.keyId, key.keyId);
  milliseconds = 60_000;
  assert.equal(await ask(), undefined);
  const { revoked_at } = await keyRow(key.keyId);
  accepted(await business.run((context) => revokeApiKey(context, key.keyId)));
  assert.equal((await keyRow(key.keyId)).revoked_at, revoked_at);
});

test('the key of another business can be neither seen nor revoked', async () => {
  const other = await openTestBusiness(kysely);
  const key = await createKey(business);
  const outcome = await other.run((context) => revokeApiKey(context, key.keyId));
  assert.deepEqual(refusalCodes(outcome), ['Error.ApiKey.NotFound']);
  assert.equal((await keyRow(key.keyId)).revoked_at, null);
});

const found = { businessId: 1, keyId: 1, name: '', agentId: 1, role: 'Owner', scopes: [] } as const;

test('a burst of one pair costs one verification; failures are not remembered', async () => {
  const verified = new VerifiedKeys(() => 0);
  let verifications = 0;
  const slowly = async () => {
    verifications += 1;
    await new Promise(setImmediate);
    return found;
  };
  const burst = await Promise.all([1, 2, 3].map(() => verified.find('a', 'b', slowly)));
  assert.deepEqual([burst, verifications], [[found, found, found], 1]);
  const fails = async () => undefined;
  assert.equal(await verified.find('a', 'c', fails), undefined);
  assert.deepEqual(await verified.find('a', 'c', slowly), found);
  await assert.rejects(verified.find('a', 'd', () => Promise.reject(new Error('database gone'))));
  assert.deepEqual(await verified.find('a', 'd', slowly), found);
});

test('what changed is verified again, even when its verification was under way; the rest stays', async () => {
  const verified = new VerifiedKeys(() => 0);
  let verifications = 0;
  const verify = async () => {
    verifications += 1;
    const key = { ...found, keyId: verifications };
    await new Promise(setImmediate);
    return key;
  };
  await verified.find('a', 'first', verify);
  await verified.find('a', 'second', verify);
  verified.forget(({ keyId }) => keyId === 1);
  assert.equal((await verified.find('a', 'second', verify))?.keyId, 2);
  assert.equal((await verified.find('a', 'first', verify))?.keyId, 3);
  const underWay = verified.find('b', 'b', verify);
  verified.forget(() => false);
  assert.equal((await verified.find('b', 'b', verify))?.keyId, 5);
  assert.equal((await underWay)?.keyId, 4);
  assert.equal((await verified.find('b', 'b', verify))?.keyId, 5);
});

test('the memory is bounded: the oldest of a thousand and one pairs is verified again', async () => {
  const verified = new VerifiedKeys(() => 0);
  let verifications = 0;
  const verify = async () => {
    verifications += 1;
    return found;
  };
  for (let index = 0; index <= 1_000; index += 1) await verified.find('a', String(index), verify);
  await verified.find('a', '1', verify);
  assert.equal(verifications, 1_001);
  await verified.find('a', '0', verify);
  assert.equal(verifications, 1_002);
});

test('a stored hash of another form fits no key', async () => {
  for (const stored of ['', 'plain', 'bcrypt$10$8$1$c2FsdA==$aGFzaA==', 'scrypt$16384$8$1$c2FsdA==$'])
    assert.equal(await isApiKeyOfHash('plain', stored), false);
});
