import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/Business';

test('the business is read, renamed and given another language; its kind stays', async () => {
  const shop = await server.open();
  const read = await shop.get(path);
  assert.deepEqual(read.pick('Id', 'TypeBusiness', 'DefaultLanguage'), {
    Id: shop.businessId,
    TypeBusiness: 'Sandbox',
    DefaultLanguage: 'en',
  });
  const name = `Renamed ${shop.businessId}`;
  const changed = await shop.patch(path, { Name: name, DefaultLanguage: 'de', TypeBusiness: 'Live' });
  assert.deepEqual(changed.pick('Name', 'TypeBusiness', 'DefaultLanguage'), {
    Name: name,
    TypeBusiness: 'Sandbox',
    DefaultLanguage: 'de',
  });
  assert.deepEqual((await shop.get(path)).body, changed.body);
  assert.deepEqual((await shop.patch(path, {})).body, changed.body);
});

test('a name is of one business only, and a language one of the known', async () => {
  const [shop, other] = [await server.open(), await server.open()];
  const theirs = (await other.get(path)).text('Name');
  assert.equal(await shop.refusal('PATCH', path, { Name: theirs }), '409 Error.Business.Name.Taken');
  assert.equal(await shop.refusal('PATCH', path, { Name: ' ' }), '422 Error.Input.Missing');
  assert.equal(await shop.refusal('PATCH', path, { DefaultLanguage: 'xx' }), '422 Error.Input.Invalid');
  await shop.patch(path, { Name: (await shop.get(path)).text('Name') });
});

test('owners and admins change it, the others read it', async () => {
  const shop = await server.open();
  const finance = await shop.as('Finance');
  assert.equal((await finance.get(path)).number('Id'), shop.businessId);
  assert.equal(
    await finance.refusal('PATCH', path, { DefaultLanguage: 'fr' }),
    '403 Error.Api.Permission.Missing',
  );
  const admin = await shop.as('Admin');
  assert.equal((await admin.patch(path, { DefaultLanguage: 'fr' })).text('DefaultLanguage'), 'fr');
});
