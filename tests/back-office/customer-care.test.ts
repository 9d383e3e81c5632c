/** The life of a customer in the hands of the staff: transitions, payment permissions, notes, what is held about it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { addCustomers, addFeature, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const customers = '/Distribution/Customers';

/** A shop with one customer, named and reachable. */
async function openOne(): Promise<{ shop: BackOfficeShop; id: number; path: string }> {
  const shop = await server.open();
  const body = { ReferenceCustomer: 'ann', Name: 'Ann', Email: 'ann@acme.example', Metadata: { crm: '1' } };
  const id = (await shop.post(customers, body)).number('Id');
  return { shop, id, path: `${customers}/${id}` };
}

/** The same, billed once: an invoice of 12.00 that is due. */
async function openBilled() {
  const one = await openOne();
  const { shop, id } = one;
  await setPaymentType(shop, opening, [id], 'ExternalBank');
  await addFeature(shop, 'users', 'Limitation');
  const offerId = await addOffer(shop, 'pro', { features: [{ reference: 'users', quantityIncluded: 1 }] });
  const [subscriptionId = 0] = await sell(shop, opening, { offerId, customerIds: [id] });
  await shop.moveTo('2026-01-02T09:00:00Z');
  return { ...one, subscriptionId };
}

async function actions(shop: BackOfficeShop, path: string): Promise<string> {
  const page = await shop.get(`${path}/RecentActivity?TypeActivity=Audit&SizePage=100`);
  return page.items.map((item) => item.text('Name').replace('Customer.', '')).join();
}

test('suspending and enabling is told, audited, and done once', async () => {
  const { shop, path } = await openOne();
  for (const _ of [1, 2])
    assert.equal((await shop.post(`${path}/Suspend`, undefined, 200)).text('Status'), 'Suspended');
  for (const _ of [1, 2])
    assert.equal((await shop.post(`${path}/Enable`, {}, 200)).text('Status'), 'Enabled');
  assert.equal(await actions(shop, path), 'Enabled,Suspended');
  const events = await shop.get(`${path}/RecentActivity?TypeActivity=Event`);
  assert.equal(
    events.items.map((item) => item.text('Name')).join(),
    'CustomerEnabled,CustomerSuspended,CustomerAdded',
  );
});

test('the grey list is entered with a reason, and who did it, when and why is logged', async () => {
  const { shop, path } = await openOne();
  assert.equal(await shop.refusal('POST', `${path}/GreyList`, {}), '422 Error.Input.Missing');
  const listed = await shop.post(`${path}/GreyList`, { Reason: 'Four cards in a minute' }, 200);
  assert.equal(listed.at('IsGreyListed'), true);
  await shop.post(`${path}/GreyList`, { Reason: 'Again' }, 200);
  assert.equal((await shop.get(`${path}/SettingsPayment`)).at('IsGreyListed'), true);
  assert.equal((await shop.post(`${path}/UnGreyList`, {}, 200)).at('IsGreyListed'), false);
  await shop.patch(`${path}/SettingsPayment`, { IsGreyListed: true, Reason: 'Called' });
  const log = await shop.get(`${path}/GreyListings`);
  assert.deepEqual(
    log.items.map((item) => [item.at('IsGreyListed'), item.at('Reason'), item.at('DateCreation')]),
    [
      [true, 'Called', '2026-01-01T09:00:00.00Z'],
      [false, undefined, '2026-01-01T09:00:00.00Z'],
      [true, 'Four cards in a minute', '2026-01-01T09:00:00.00Z'],
    ],
  );
  assert.match(log.items[0]?.text('Actor') ?? '', /^key:\d+$/);
  assert.equal(await actions(shop, path), 'GreyListed,GreyListingEnded,GreyListed');
  const events = await shop.get(`${path}/RecentActivity?TypeActivity=Event&SizePage=1`);
  assert.equal(events.items[0]?.text('Name'), 'CustomerIsGreyListed');
});

test('invalidating replaces the reference and revokes the links, revoking only these', async () => {
  const { shop, id, path } = await openOne();
  const generation = async () => {
    const row = await shop.kysely
      .selectFrom('customer')
      .select('link_generation')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return row.link_generation;
  };
  const revoked = await shop.post(`${path}/RevokeLinks`, undefined, 200);
  assert.deepEqual([revoked.text('ReferenceCustomer'), await generation()], ['ann', 2]);
  const invalidated = await shop.post(`${path}/Invalidate`, undefined, 200);
  assert.match(invalidated.text('ReferenceCustomer'), /^[0-9a-f-]{36}$/);
  assert.equal(await generation(), 3);
});

test('a customer with an invoice is suspended or anonymised, not deleted', async () => {
  const { shop, id, path, subscriptionId } = await openBilled();
  const refused = await shop.send('DELETE', path);
  assert.equal(refused.status, 403);
  assert.equal(refused.answer.text('Error'), 'Error.Customer.Delete.HasInvoice');
  assert.match(refused.answer.text('Message'), /suspend or anonymise/i);
  const anonymize = `${path}/Anonymize`;
  assert.equal(await shop.refusal('POST', anonymize), '403 Error.Customer.Anonymize.HasDueInvoices');
  const invoice = await shop.kysely
    .selectFrom('invoice')
    .select(['id', 'amount_total'])
    .where('customer_id', '=', id)
    .executeTakeFirstOrThrow();
  const payment = {
    invoiceId: invoice.id,
    amount: invoice.amount_total,
    typePayment: 'ExternalBank',
  } as const;
  await shop.run(at('2026-01-03T09:00Z'), (context) =>
    recordPayment(context, { ...payment, paidAt: at('2026-01-03T09:00Z') }),
  );
  assert.equal(await shop.refusal('POST', anonymize), '403 Error.Customer.Anonymize.HasRunningSubscription');
  await shop.kysely
    .updateTable('subscription')
    .set({ state: 'EndedTerminated', next_renewal_at: null })
    .where('id', '=', subscriptionId)
    .execute();
  await shop.patch(`${path}/AddressBilling`, { LastName: 'Martin', Phone: '+33 1' });
  await shop.post(`${path}/Notes`, { Note: 'Ann is on leave' });
  await shop.post(`${path}/GreyList`, { Reason: 'Ann called' }, 200);
  await shop.post(`${path}/PaymentPermissions`, { TypePayment: 'Card', NameDisplay: 'Ann **** 4242' });
  const anonymised = await shop.post(anonymize, undefined, 200);
  assert.deepEqual(anonymised.pick('Email', 'Metadata', 'ReferenceCustomer'), {
    Email: '',
    Metadata: {},
    ReferenceCustomer: 'ann',
  });
  assert.deepEqual((await shop.get(`${path}/AddressBilling`)).body, {});
  assert.equal((await shop.get(`${path}/Notes`)).number('TotalItems'), 0);
  const [permission] = (await shop.get(`${path}/PaymentPermissions`)).items;
  assert.deepEqual(permission?.pick('StatePermission', 'NameDisplay'), {
    StatePermission: 'Removed',
    NameDisplay: '',
  });
  assert.equal(await shop.refusal('GET', `${path}/PersonalData`), '403 Error.Customer.Sealed');
  const archive = await shop.get(`${path}/PersonalData?LawfulReason=Access%20request`);
  const { Invoice: kept, ...held } = Object(archive.at('Data'));
  assert.doesNotMatch(JSON.stringify(held), /Ann|Martin|\+33|acme/);
  assert.match(JSON.stringify(kept), /Ann/, 'issued documents keep what the law demands');
});

test('a permission is registered in a sandbox, chosen, and removed: then nothing pays', async () => {
  const { shop, path } = await openOne();
  const url = `${path}/PaymentPermissions`;
  const first = await shop.post(url, {
    TypePayment: 'Card',
    NameDisplay: '**** 4242',
    Country: 'fr',
    DateExpiration: '2027-01-01T00:00:00Z',
  });
  assert.deepEqual(
    first.pick('TypeGateway', 'TypePayment', 'StatePermission', 'NameDisplay', 'Country', 'IsDefault'),
    {
      TypeGateway: 'simulator',
      TypePayment: 'Card',
      StatePermission: 'Valid',
      NameDisplay: '**** 4242',
      Country: 'FR',
      IsDefault: true,
    },
  );
  const firstPath = `${url}/${first.number('Id')}`;
  const settings = async () => (await shop.get(`${path}/SettingsPayment`)).text('TypePayment');
  await shop.patch(`${path}/SettingsPayment`, { TypePayment: 'ExternalBank' });
  assert.equal((await shop.get(firstPath)).at('IsDefault'), false);
  assert.equal((await shop.send('PUT', firstPath)).answer.at('IsDefault'), true);
  assert.equal(await settings(), 'Card');
  const second = await shop.post(url, { TypePayment: 'DirectDebit', NameDisplay: 'FR76 …185' });
  assert.equal((await shop.get(firstPath)).text('StatePermission'), 'Removed');
  assert.equal(await shop.refusal('PUT', firstPath), '403 Error.PaymentPermission.NotUsable');
  assert.equal(
    (await shop.get(`${path}/SettingsPayment`)).number('IdGatewayPermission'),
    second.number('Id'),
  );
  assert.equal((await shop.get(url)).items.length, 2);
  await shop.remove(`${url}/${second.number('Id')}`);
  await shop.remove(`${url}/${second.number('Id')}`);
  assert.equal(await settings(), 'Free');
  assert.equal(await actions(shop, path), 'PaymentPermission.Removed,PaymentPermission.Chosen');
  for (const method of ['GET', 'PUT', 'DELETE'] as const)
    assert.equal(await shop.refusal(method, `${url}/999999`), '404 Error.PaymentPermission.NotFound');
  assert.equal(
    await shop.refusal('GET', `${customers}/999999/PaymentPermissions`),
    '404 Error.Customer.NotFound',
  );
});

test('a permission may be chosen by the settings; in a live business none is registered by API', async () => {
  const { shop, path } = await openOne();
  const card = await shop.post(`${path}/PaymentPermissions`, { TypePayment: 'Card', NameDisplay: '4242' });
  await shop.patch(`${path}/SettingsPayment`, { TypePayment: 'ExternalCash' });
  const chosen = await shop.patch(`${path}/SettingsPayment`, { IdGatewayPermission: card.number('Id') });
  assert.equal(chosen.text('TypePayment'), 'Card');
  const live = await server.open({ business: { kind: 'Live', clock: { mode: 'Real' } } });
  const [ann] = await addCustomers(live, ['ann']);
  assert.equal(
    await live.refusal('POST', `${customers}/${ann}/PaymentPermissions`, {
      TypePayment: 'Card',
      NameDisplay: '4242',
    }),
    '403 Error.PaymentPermission.NotByApi',
  );
});

test('notes are written, listed with the newest first, and deleted', async () => {
  const { shop, id, path } = await openOne();
  const support = await shop.as('Support');
  const first = await shop.post(`${path}/Notes`, { Note: 'Wants a call' });
  await support.post(`${path}/Notes`, { Note: 'Called' });
  const page = await shop.get(`${path}/Notes?SizePage=1`);
  assert.deepEqual([page.number('TotalItems'), page.items[0]?.text('Note')], [2, 'Called']);
  assert.equal(first.number('IdCustomer'), id);
  const second = page.items[0]?.number('IdUserCreation');
  assert.notEqual(second, first.number('IdUserCreation'));
  await shop.remove(`${path}/Notes/${first.number('Id')}`);
  assert.equal(
    await shop.refusal('DELETE', `${path}/Notes/${first.number('Id')}`),
    '404 Error.CustomerNote.NotFound',
  );
  assert.equal(await shop.refusal('POST', `${path}/Notes`, {}), '422 Error.Input.Missing');
  assert.equal(await shop.refusal('GET', `${customers}/999999/Notes`), '404 Error.Customer.NotFound');
  assert.equal(
    await shop.refusal('POST', `${customers}/999999/Notes`, { Note: 'x' }),
    '404 Error.Customer.NotFound',
  );
});

/** Tables with a column of a customer or a subscription that hold nothing about a person, each with its reason. */
const aboutNobody: Readonly<Record<string, string>> = {
  customer_clock: 'the time of a test',
  customer_words: 'the reference, name and e-mail again, to be searched',
  webhook_notification: 'what was told to the webhooks: copies of what is handed over, erased with it',
  usage_event: 'summed up by period, under Usage',
};

test('all that is held about a customer is handed over, and that is audited', async () => {
  const { shop, path } = await openBilled();
  await shop.post(`${path}/Notes`, { Note: 'Wants a call' });
  const shown = await shop.get(`${path}/PersonalData`);
  const data = Object(shown.at('Data'));
  assert.equal(shown.text('Data.Customer.0.Email'), 'ann@acme.example');
  assert.equal(shown.text('Data.Customer.0.DateCreated'), '2026-01-01T09:00:00.00Z');
  assert.equal(shown.text('Data.CustomerNote.0.Body'), 'Wants a call');
  assert.equal(shown.number('Data.Invoice.0.AmountTotal'), 1_200);
  assert.equal(shown.list('Data.InvoiceLine').length, 1);
  assert.equal(shown.list('Data.SubscriptionFeature').length, 1);
  assert.doesNotMatch(JSON.stringify(data), /GatewayToken|BusinessId/);
  assert.equal((await actions(shop, path)).split(',')[0], 'PersonalDataGiven');
  const { rows } = await shop.pool.query<{ name: string }>(
    `select distinct table_name as name from information_schema.columns
     where table_schema = 'public' and column_name in ('customer_id', 'subscription_id')`,
  );
  const held = new Set(Object.keys(data).map((name) => name.replace(/(?!^)([A-Z])/g, '_$1').toLowerCase()));
  assert.deepEqual(
    rows.map(({ name }) => name).filter((name) => !held.has(name) && !(name in aboutNobody)),
    [],
    'a table about customers is missing in src/customers/gather-personal-data.ts',
  );
});

test('nothing happens to a customer that is not there, nor at the hands of who may not', async () => {
  const { shop, path } = await openOne();
  const reader = await shop.as('ReadOnly');
  for (const name of ['Suspend', 'Enable', 'Anonymize', 'Invalidate', 'RevokeLinks', 'UnGreyList']) {
    assert.equal(
      await shop.refusal('POST', `${customers}/999999/${name}`),
      '404 Error.Customer.NotFound',
      name,
    );
    assert.equal(await reader.refusal('POST', `${path}/${name}`), '403 Error.Api.Permission.Missing');
  }
  for (const name of ['RecentActivity', 'UpcomingActivity', 'PersonalData', 'GreyListings'])
    assert.equal(await shop.refusal('GET', `${customers}/999999/${name}`), '404 Error.Customer.NotFound');
  assert.equal(
    await shop.refusal('POST', `${customers}/999999/GreyList`, { Reason: 'x' }),
    '404 Error.Customer.NotFound',
  );
});
