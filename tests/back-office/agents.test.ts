import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/Agents';
const ada = { Name: 'Ada', Email: 'ada@example.com', Language: 'fr', Role: 'Support' };

test('an agent is added, read, changed, suspended and enabled', async () => {
  const shop = await server.open();
  const created = await shop.post(path, ada);
  const own = `${path}/${created.number('Id')}`;
  assert.deepEqual(created.pick('Name', 'Email', 'Language', 'Role', 'Status'), {
    ...ada,
    Status: 'Enabled',
  });
  const changed = await shop.patch(own, { Name: 'Ada L.', Role: 'Finance', Clear: ['Email'] });
  assert.deepEqual(changed.pick('Name', 'Email', 'Language', 'Role'), {
    Name: 'Ada L.',
    Language: 'fr',
    Role: 'Finance',
  });
  assert.ok(changed.number('IdUserUpdate') > 0);
  assert.equal((await shop.post(`${own}/Suspend`, {}, 200)).text('Status'), 'Suspended');
  assert.equal((await shop.get(own)).text('Status'), 'Suspended');
  assert.equal((await shop.post(`${own}/Enable`, {}, 200)).text('Status'), 'Enabled');
  const nobody = await shop.post(path, { Name: 'Robot', Role: 'Developer' });
  assert.deepEqual(nobody.pick('Email', 'Language'), { Language: 'en' });
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const created = await shop.post(path, ada);
  const bob = await shop.post(path, { Name: 'Bob', Role: 'Finance' });
  await shop.post(`${path}/${bob.number('Id')}/Suspend`, {}, 200);
  const creator = created.number('IdUserCreation');
  const expected: Readonly<Record<string, string>> = {
    '': 'Owner,Ada,Bob',
    [`IdAgent=${bob.number('Id')}`]: 'Bob',
    'AgentName=ad': 'Ada',
    'Email=EXAMPLE.com': 'Ada',
    'Role=finance': 'Bob',
    'Status=Suspended': 'Bob',
    [`IdUserCreation=${creator}`]: 'Ada,Bob',
    [`IdUserUpdate=${creator}`]: 'Bob',
    'DateCreationMin=2026-01-01T09:00:01Z': '',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'DateUpdateMin=2026-01-01T09:00:00Z&DateUpdateMax=2026-01-01T09:00:00Z': 'Owner,Ada,Bob',
    'SizePage=2&Page=2': 'Bob',
  };
  for (const [query, names] of Object.entries(expected)) {
    const { items } = await shop.get(`${path}?${query}`);
    assert.equal(items.map((item) => item.text('Name')).join(), names, query);
  }
  assert.equal((await shop.get(`${path}?SizePage=0`)).number('TotalItems'), 3);
  const shown = await shop.get(`${path}/${bob.number('Id')}?extra=UserCreation&extra=UserUpdate`);
  assert.deepEqual([shown.text('UserCreation.Name'), shown.text('UserUpdate.Name')], ['Owner', 'Owner']);
});

test('a business keeps an owner that is enabled', async () => {
  const shop = await server.open();
  const [owner] = (await shop.get(`${path}?Role=Owner`)).items;
  const own = `${path}/${owner?.number('Id')}`;
  assert.equal(await shop.refusal('PATCH', own, { Role: 'Admin' }), '403 Error.Agent.LastOwner');
  assert.equal(await shop.refusal('POST', `${own}/Suspend`, {}), '403 Error.Agent.LastOwner');
  const second = await shop.post(path, { ...ada, Role: 'Owner' });
  await shop.post(`${path}/${second.number('Id')}/Suspend`, {}, 200);
  assert.equal(await shop.refusal('PATCH', own, { Role: 'Admin' }), '403 Error.Agent.LastOwner');
  await shop.post(`${path}/${second.number('Id')}/Enable`, {}, 200);
  assert.equal((await shop.patch(own, { Role: 'Admin' })).text('Role'), 'Admin');
});

test('of two owners that dismiss each other at once, one stays', async () => {
  const shop = await server.open();
  const other = await shop.as('Owner');
  const [first, second] = (await shop.get(`${path}?Role=Owner`)).items;
  const answers = await Promise.all([
    shop.send('PATCH', `${path}/${second?.number('Id')}`, { Role: 'Admin' }),
    other.send('PATCH', `${path}/${first?.number('Id')}`, { Role: 'Admin' }),
  ]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403]);
});

test('a change of role and a suspension count at once for the keys of the agent', async () => {
  const shop = await server.open();
  const support = await shop.as('Support');
  const [agent] = (await shop.get(`${path}?Role=Support`)).items;
  const own = `${path}/${agent?.number('Id')}`;
  const feature = { Name: 'Sites', TypeFeature: 'OnOff' };
  assert.equal(
    await support.refusal('POST', '/Organization/Features', feature),
    '403 Error.Api.Permission.Missing',
  );
  await shop.patch(own, { Role: 'Developer' });
  await support.post('/Organization/Features', feature);
  await shop.post(`${own}/Suspend`, {}, 200);
  assert.equal(
    await support.refusal('GET', '/Organization/Features'),
    '401 Error.Api.Authentication.Invalid',
  );
  await shop.post(`${own}/Enable`, {}, 200);
  await support.get('/Organization/Features');
});

test('what cannot be is refused', async () => {
  const shop = await server.open();
  const created = await shop.post(path, ada);
  const own = `${path}/${created.number('Id')}`;
  const refusals: readonly (readonly [Promise<string>, string])[] = [
    [shop.refusal('POST', path, { Name: 'Bob' }), '422 Error.Input.Missing'],
    [shop.refusal('POST', path, { ...ada, Email: 'nobody' }), '422 Error.Input.Invalid'],
    [shop.refusal('POST', path, { ...ada, Email: 'ADA@example.com' }), '409 Error.Agent.Email.Taken'],
    [shop.refusal('GET', `${path}/999999`), '404 Error.Agent.NotFound'],
    [shop.refusal('PATCH', `${path}/999999`, { Name: 'B' }), '404 Error.Agent.NotFound'],
    [shop.refusal('POST', `${path}/999999/Suspend`, {}), '404 Error.Agent.NotFound'],
    [shop.refusal('POST', `${path}/999999/Enable`, {}), '404 Error.Agent.NotFound'],
  ];
  for (const [actual, wanted] of refusals) assert.equal(await actual, wanted);
  const bob = await shop.post(path, { Name: 'Bob', Role: 'Support' });
  assert.equal(
    await shop.refusal('PATCH', `${path}/${bob.number('Id')}`, { Email: 'ada@example.com' }),
    '409 Error.Agent.Email.Taken',
  );
  await shop.patch(own, { Email: 'Ada@example.com' });
});

test('agents are the affair of owners; the audit tells what changed, without names', async () => {
  const shop = await server.open();
  const created = await shop.post(path, ada);
  const own = `${path}/${created.number('Id')}`;
  for (const role of ['Admin', 'Finance', 'Support', 'Developer', 'ReadOnly'] as const) {
    const client = await shop.as(role);
    for (const [method, url] of [
      ['POST', path],
      ['PATCH', own],
      ['POST', `${own}/Suspend`],
    ] as const)
      assert.equal(await client.refusal(method, url, ada), '403 Error.Api.Permission.Missing');
    assert.equal((await client.get(own)).text('Role'), 'Support');
  }
  await shop.patch(own, { Role: 'Owner' });
  const entries = await shop.kysely
    .selectFrom('audit_entry')
    .select(['action', 'data'])
    .where('business_id', '=', shop.businessId)
    .where('subject_kind', '=', 'agent')
    .orderBy('id')
    .execute();
  assert.deepEqual(entries, [
    { action: 'Agent.Created', data: { role: 'Support' } },
    { action: 'Agent.Changed', data: { role: 'Owner', status: 'Enabled', formerRole: 'Support' } },
  ]);
});
