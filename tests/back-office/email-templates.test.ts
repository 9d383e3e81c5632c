import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { emailKinds } from '../../src/messages/emails/kinds.ts';
import { addReader } from '../messages/post-office.ts';
import { addOffer, sell } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
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
  assert.deepEqual(shown.pick('Subject', 'Body'), {
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
  assert.equal((await shop.get(`${path}?SizePage=20&Page=2`)).items.length, emailKinds.length * 2 - 20);
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

test('every change is a version with who and when; each can be put back, the program’s text too', async () => {
  const shop = await server.open();
  const write = (Subject: string) =>
    shop.send('PUT', own, { Subject, Body: 'B', BodyHtml: '<p>{{ invoice.number }}</p>' });
  await write('One');
  await write('Two');
  await shop.remove(own);
  const versions = async () =>
    (await shop.get(`${own}/Versions`)).items.map((item) => [item.at('Version'), item.at('Subject')]);
  assert.deepEqual(await versions(), [
    [3, undefined],
    [2, 'Two'],
    [1, 'One'],
  ]);
  const restored = await shop.post(`${own}/Versions/1/Restore`, {}, 200);
  assert.deepEqual(restored.pick('Subject', 'BodyHtml', 'Version', 'IsOverridden'), {
    Subject: 'One',
    BodyHtml: '<p>{{ invoice.number }}</p>',
    Version: 4,
    IsOverridden: true,
  });
  const back = await shop.post(`${own}/Versions/3/Restore`, {}, 200);
  assert.equal(back.at('IsOverridden'), false);
  assert.equal((await versions()).length, 5);
  const [newest] = (await shop.get(`${own}/Versions?SizePage=1`)).items;
  assert.ok((newest?.number('IdUserCreation') ?? 0) > 0);
  assert.equal(
    await shop.refusal('POST', `${own}/Versions/9/Restore`, {}),
    '404 Error.EmailTemplate.Version.NotFound',
  );
});

test('the HTML part is made of the text or is the agent’s own, in the layout of the segment', async () => {
  const logo = 'data:image/png;base64,iVBORw0KGgo=';
  const shop = await server.open({ segment: { seller: { ...sellerWithEmail, logo } } });
  await shop.patch(`/Organization/Segments/${shop.segment.id}/Correspondence`, { AccentColour: '#aa0000' });
  const made = await shop.post(`${own}/Preview`, { Body: '<b>A & B</b>\n\n{{ invoice.link }}' }, 200);
  assert.match(made.text('Html'), /&lt;b&gt;A &amp; B&lt;\/b&gt;/);
  assert.match(made.text('Html'), /Voir la facture<\/a>/);
  assert.match(made.text('Html'), /border-top:4px solid #aa0000/);
  assert.ok(made.text('Html').includes(`src="${logo}"`));
  const html = await shop.post(`${own}/Preview`, { BodyHtml: '<h2>{{ customer.name }}</h2>' }, 200);
  assert.match(html.text('Html'), /<h2>Ada Lovelace<\/h2>/);
  for (const BodyHtml of ['<script>1</script>', '<img src=x onerror=1>', '<iframe></iframe>', '{{ nobody }}'])
    assert.equal(
      await shop.refusal('POST', `${own}/Preview`, { BodyHtml }),
      '422 Error.EmailTemplate.Unreadable',
      BodyHtml,
    );
});

test('a template is looked at with a real invoice, where it is about one', async () => {
  const shop = await server.open();
  const offerId = await addOffer(shop, 'pro');
  await sell(shop, opening, { offerId, customerIds: [await addReader(shop, 'ann')] });
  await shop.tick(opening, opening);
  const [invoice] = (await shop.get('/Finance/invoices')).items;
  const IdInvoice = invoice?.number('Id');
  const about = async (kind: string) =>
    (await shop.post(`${path}/${kind}/en/Preview`, { IdInvoice }, 200)).text('Body');
  assert.match(await about('InvoiceIssued'), /Hello Reader ann,[\s\S]*F-2026-000001[\s\S]*€12\.00/);
  // What did not happen to it is made up.
  assert.match(await about('PaymentReceived'), /F-2026-000001[\s\S]*\(card\)|\(card\)[\s\S]*F-2026-000001/);
  const refused = (kind: string, id: unknown) =>
    shop.refusal('POST', `${path}/${kind}/en/Preview`, { IdInvoice: id });
  assert.equal(await refused('CreditNoteIssued', IdInvoice), '422 Error.EmailTemplate.Invoice.Unfit');
  assert.equal(await refused('InvoiceIssued', 999_999), '404 Error.Invoice.NotFound');
});

test('an agent sends a template to itself, and must have an address for it', async () => {
  const shop = await server.open();
  assert.equal(await shop.refusal('POST', `${own}/Test`, {}), '422 Error.Message.Agent.NoEmail');
  await shop.pool.query(`update agent set email = 'me@example.com' where business_id = $1`, [
    shop.businessId,
  ]);
  const sent = await shop.post(`${own}/Test`, { Subject: 'Mine' }, 202);
  assert.equal(sent.text('Recipient'), 'me@example.com');
  const message = await shop.get(`/Notification/Messages/${sent.number('IdMessage')}`);
  assert.deepEqual(message.pick('Subject', 'StateMessage'), { Subject: 'Mine', StateMessage: 'Queued' });
});
