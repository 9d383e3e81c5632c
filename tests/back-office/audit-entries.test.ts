import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/AuditEntries';

test('the audit tells who did what to what, newest first', async () => {
  const shop = await server.open();
  const segment = `/Organization/Segments/${shop.segment.id}`;
  await (await shop.as('Admin')).patch(segment, { Name: 'Europe' });
  const [newest] = (await shop.get(`${path}?extra=User`)).items;
  assert.deepEqual(newest?.pick('Action', 'SubjectKind', 'IdSubject', 'Data', 'DateEntry'), {
    Action: 'Segment.Changed',
    SubjectKind: 'segment',
    IdSubject: shop.segment.id,
    Data: { fields: ['name'] },
    DateEntry: '2026-01-01T09:00:00.00Z',
  });
  assert.match(newest?.text('Actor') ?? '', /^key:\d+$/);
  assert.equal(newest?.text('User.Name'), 'Admin');
  const shown = await shop.get(`${path}/${newest?.number('Id')}?extra=all`);
  assert.deepEqual(shown.body, newest?.body);
  assert.equal((await shop.get(`${path}/${newest?.number('Id')}`)).has('User'), false);
});

test('each filter keeps what it names', async () => {
  const shop = await server.open();
  const admin = await shop.as('Admin');
  await admin.patch(`/Organization/Segments/${shop.segment.id}`, { Name: 'Europe' });
  await shop.moveTo('2026-01-05T00:00:00Z');
  await shop.patch('/Organization/Business', { DefaultLanguage: 'it' });
  const [changed] = (await shop.get(`${path}?Action=Business.Changed`)).items;
  const [entry] = (await shop.get(`${path}?Action=Segment.Changed`)).items;
  const found = async (query: string) =>
    (await shop.get(`${path}?${query}`)).items.map((item) => item.text('Action')).join();
  const expected: Readonly<Record<string, string>> = {
    'Action=Segment.Changed': 'Segment.Changed',
    [`Actor=${entry?.text('Actor')}`]: 'Segment.Changed',
    [`IdUser=${entry?.number('IdUser')}`]: 'Segment.Changed',
    [`SubjectKind=segment&IdSubject=${shop.segment.id}`]: 'Segment.Changed,Segment.Created',
    'IdSubject=999999': '',
    [`DateEntryMin=2026-01-05T00:00:00Z&IdUser=${changed?.number('IdUser')}`]: 'Business.Changed',
    [`DateEntryMin=2026-01-01T09:00:00Z&DateEntryMax=2026-01-04T00:00:00Z&IdUser=${entry?.number('IdUser')}`]:
      'Segment.Changed',
    'SizePage=1&Page=1&SubjectKind=segment': 'Segment.Changed',
    'SizePage=1&Page=2&SubjectKind=segment': 'Segment.Created',
  };
  for (const [query, actions] of Object.entries(expected)) assert.equal(await found(query), actions, query);
  assert.equal((await shop.get(`${path}?SizePage=0&SubjectKind=segment`)).number('TotalItems'), 2);
});

test('what is not there is 404, and nothing changes the audit', async () => {
  const shop = await server.open();
  assert.equal(await shop.refusal('GET', `${path}/999999`), '404 Error.AuditEntry.NotFound');
  const [entry] = (await shop.get(path)).items;
  for (const method of ['PATCH', 'DELETE', 'PUT'] as const)
    assert.equal((await shop.send(method, `${path}/${entry?.number('Id')}`, {})).status, 404);
});
