import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { emailKinds } from '../../src/messages/emails/kinds.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Organization/EmailTemplates';
const own = `${path}/InvoiceIssued/fr`;

test('every kind has a text in French and in English, which can be written', async () => {
  const shop = await server.open({ segment: { seller: sellerWithEmail } });
  const { items } = await shop.get(`${path}?SizePage=100`);
  assert.equal(items.length, emailKinds.length * 2);
  for (const item of items) {
    assert.equal(item.at('IsOverridden'), false);
    const url = `${path}/${item.text('TypeMessage')}/${item.text('Language')}/Preview`;
    const { Subject, Body } = (await shop.post(url, {}, 200)).pick('Subject', 'Body');
    assert.doesNotMatch(`${Subject}${Body}`, /[{}%]{2}|undefined|\n{3}/);
    assert.match(String(Body), /Ada Lovelace/);
  }
});

const sellerWithEmail = {
  legalName: 'Tacite SAS',
  email: 'contact@example.com',
  address: { country: 'FR', city: 'Paris' },
};

test('a text is put in the place of the program’s, previewed, changed and taken away again', async () => {
  const shop = await server.open();
  const before = await shop.get(own);
  assert.equal(before.text('Subject'), 'Votre facture {{ invoice.number }}');
  assert.ok(before.list('Variables').some(({ body }) => body === 'invoice.due_on'));
  const text = {
    Subject: 'Facture {{ invoice.number | downcase }}',
    Body: 'Bonjour,\n\n{{ invoice.total }} avant le {{ invoice.due_on }}.{% if nothing.here %} Rien.{% endif %}',
  };
  const { answer: put } = await shop.send('PUT', own, text);
  assert.deepEqual(put.pick('Subject', 'Body', 'IsOverridden'), { ...text, IsOverridden: true });
  assert.ok(put.number('IdUserUpdate') > 0);
  assert.equal(put.text('DateUpdate'), '2026-01-01T09:00:00.00Z');
  assert.deepEqual((await shop.get(own)).body, put.body);
  const shown = await shop.post(`${own}/Preview`, {}, 200);
  assert.deepEqual(shown.body, {
    Subject: 'Facture f-2026-000123',
    Body: 'Bonjour,\n\n120,00\u00a0€ avant le 1 janvier 2026.',
  });
  const draft = await shop.post(`${own}/Preview`, { Subject: 'Two\nlines' }, 200);
  assert.equal(draft.text('Subject'), 'Two lines');
  await shop.send('PUT', own, { ...text, Subject: 'Autre' });
  assert.equal((await shop.get(own)).text('Subject'), 'Autre');
  assert.equal((await shop.remove(own)).text('Message'), 'Deleted.');
  assert.deepEqual((await shop.get(own)).body, before.body);
  await shop.remove(own);
});

test('a language that the program does not have begins with the English text', async () => {
  const shop = await server.open();
  const german = `${path}/PortalLink/de`;
  assert.equal((await shop.get(german)).text('Subject'), 'Your access to {{ seller.name }}');
  await shop.send('PUT', german, { Subject: 'Ihr Zugang', Body: '{{ portal.link }}' });
  const { items } = await shop.get(`${path}?TemplateLanguage=de`);
  assert.deepEqual(
    items.map((item) => item.text('Subject')),
    ['Ihr Zugang'],
  );
});

test('each segment has its own texts, and each filter keeps what it names', async () => {
  const shop = await server.open();
  const other = await shop.addSegment({ reference: 'other' });
  const text = { Subject: 'Own', Body: 'Own' };
  await shop.send('PUT', `${own}?ReferenceSegment=other`, text);
  const count = async (query: string) => (await shop.get(`${path}?${query}`)).number('TotalItems');
  assert.equal((await shop.get(own)).at('IsOverridden'), false);
  assert.equal((await shop.get(`${own}?IdSegment=${other.id}`)).at('IsOverridden'), true);
  assert.equal(await count('IsOverridden=True'), 0);
  assert.equal(await count(`IsOverridden=True&IdSegment=${other.id}`), 1);
  assert.equal(await count('IsOverridden=False&ReferenceSegment=other'), emailKinds.length * 2 - 1);
  assert.equal(await count('TypeMessage=invoiceissued'), 2);
  assert.equal(await count('TemplateLanguage=fr'), emailKinds.length);
  assert.equal(await count('TemplateLanguage=it'), 0);
  assert.equal((await shop.get(`${path}?SizePage=20&Page=2`)).items.length, 2);
  assert.equal(await shop.refusal('GET', `${path}?ReferenceSegment=none`), '404 Error.Segment.NotFound');
  assert.equal(await shop.refusal('GET', `${own}?ReferenceSegment=none`), '404 Error.Segment.NotFound');
  await shop.remove(`/Organization/Segments/${other.id}`);
});

test('a text that cannot be written is refused, and reads no file', async () => {
  const shop = await server.open();
  const unreadable = '422 Error.EmailTemplate.Unreadable';
  const put = (body: string, Subject = 'S') => shop.refusal('PUT', own, { Subject, Body: body });
  assert.equal(await put('{{ invoice.number'), unreadable);
  assert.equal(await put('{% if invoice.number %}'), unreadable);
  assert.equal(await put('{{ invoice.nmuber }}'), unreadable);
  assert.equal(await put('{{ card.label }}'), unreadable);
  assert.equal(await put('{{ invoice.number | shout }}'), unreadable);
  assert.equal(await put('B', '{{ nobody }}'), unreadable);
  assert.equal(await put('{{ invoice.constructor }}'), unreadable);
  assert.equal(await put("{% include '/etc/passwd' %}"), unreadable);
  assert.equal(await put("{% layout 'package.json' %}"), unreadable);
  assert.equal(await put('{% for i in (1..999999999) %}x{% endfor %}'), unreadable);
  assert.equal(await put('{% assign nothing = 1 %}'), '422 Error.Input.Missing');
  assert.equal(await put('B', ''), '422 Error.Input.Missing');
  assert.equal(await put('x'.repeat(20_001)), '422 Error.Input.Invalid');
  assert.equal(await shop.refusal('GET', `${path}/Greeting/fr`), '422 Error.Input.Invalid');
  assert.equal(await shop.refusal('GET', `${path}/InvoiceIssued/xx`), '422 Error.Input.Invalid');
  const { answer } = await shop.send('PUT', `${own}?lang=fr`, { Subject: 'S', Body: '{{ nobody }}' });
  assert.match(
    String(answer.list()[0]?.at('Message')),
    /Liquid\u00a0: undefined variable: nobody, line:1, col:4\./,
  );
  assert.equal((await shop.get(own)).at('IsOverridden'), false);
});

test('owners and admins write templates, the others read them', async () => {
  const shop = await server.open();
  const support = await shop.as('Support');
  await support.get(own);
  for (const method of ['PUT', 'DELETE'] as const)
    assert.equal(
      await support.refusal(method, own, { Subject: 'S', Body: 'B' }),
      '403 Error.Api.Permission.Missing',
    );
  const admin = await shop.as('Admin');
  assert.equal((await admin.send('PUT', own, { Subject: 'S', Body: 'B' })).status, 200);
});
