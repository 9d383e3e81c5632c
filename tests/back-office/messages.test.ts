import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { tellAgents } from '../../src/messages/tell-agents.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('what was written is read in the mailbox, each filter keeps what it names', async () => {
  const shop = await server.open();
  const at = new Date(opening).toISOString();
  for (const [name, language] of [
    ['ann', 'fr'],
    ['bob', 'en'],
  ] as const)
    await shop.kysely
      .insertInto('agent')
      .values({
        business_id: shop.businessId,
        name,
        role: 'Admin',
        email: `${name}@example.com`,
        language,
        created_at: at,
        updated_at: at,
      })
      .execute();
  await shop.do(opening, (context) =>
    tellAgents(context, 'Integration', 'WebhookPaused', {
      url: 'https://shop.example/hook',
      business: 'Shop',
    }),
  );
  const found = async (query: string) =>
    (await shop.get(`/Notification/Messages?${query}`)).items
      .map((item) => item.text('Recipient').slice(0, 3))
      .join();
  const expected: Readonly<Record<string, string>> = {
    '': 'bob,ann',
    'Recipient=ANN': 'ann',
    'TypeMessage=WebhookPaused': 'bob,ann',
    'TypeMessage=Other': '',
    'StateMessage=Queued': 'bob,ann',
    'StateMessage=Sent': '',
    'DateCreationMin=2026-01-01T09:00:00Z&DateCreationMax=2026-01-01T09:00:00Z': 'bob,ann',
    'DateCreationMax=2026-01-01T08:59:59Z': '',
    'SizePage=1&Page=2': 'ann',
  };
  for (const [query, wanted] of Object.entries(expected)) assert.equal(await found(query), wanted, query);
  const [, ann] = (await shop.get('/Notification/Messages')).items;
  const shown = await shop.get(`/Notification/Messages/${ann?.number('Id')}`);
  assert.match(shown.text('Subject'), /^Shop\u00a0: un webhook a été mis en pause$/);
  assert.match(shown.text('Text'), /gardés 60 jours/);
  assert.equal(await shop.refusal('GET', '/Notification/Messages/999999'), '404 Error.Message.NotFound');
});
