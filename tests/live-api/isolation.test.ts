/**
 * Two businesses on one database, with the same references: the keys of one neither see nor change anything of the
 * other, whichever operation is asked with whichever number or reference of the other's.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Answer } from './answer.ts';
import { addPayer, subscribe } from './buyers.ts';
import { stock } from './catalogue.ts';
import { contract, type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer();
after(() => server.close());

/** Each table counts from a million of its own, so that a number tells whose row it is. */
const APART = 1_000_000;
let own: LiveShop;
let other: LiveShop;
/** All that the other business has. */
let foreignIds: ReadonlySet<number>;
let ids: Record<'customer' | 'running' | 'draft' | 'invoice' | 'feature' | 'segment', number>;

before(async () => {
  own = await server.open();
  await fill(own);
  await own.pool.query(`
    select setval(pg_get_serial_sequence(quote_ident(table_name), column_name), ${APART} * (row_number() over ()))
    from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`);
  other = await server.open();
  const { running, draft, invoice } = await fill(other);
  // What has another reference than ours.
  await addPayer(other, 'theirs');
  await other.pool.query(`update feature set reference = 'their-feature'
    where business_id = ${other.businessId} and reference = 'export'`);
  await other.addSegment({ reference: 'their-segment' });
  ids = {
    customer: running.number('IdCustomer'),
    running: running.number('Id'),
    draft: draft.number('Id'),
    invoice: invoice.number('Id'),
    feature: running.number('Features.0.Id'),
    segment: other.segment.id,
  };
  foreignIds = await idsOf(other);
  for (const id of Object.values(ids)) assert.ok(foreignIds.has(id));
});

async function fill(shop: LiveShop) {
  await stock(shop);
  await addPayer(shop, 'ann');
  const running = await subscribe(shop, 'ann', 'basic');
  const invoice = await shop.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' });
  await shop.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 55 }, 201);
  await shop.post('/v1/CustomerAddressBilling', { ReferenceCustomer: 'ann', City: 'Lyon' });
  const draft = await shop.post(
    '/v1/Subscription',
    { ReferenceCustomer: 'ann', ReferenceOffer: 'bare' },
    201,
  );
  return { running, draft, invoice };
}

/** A call, and what is asked besides: a body for a POST. */
type Call = readonly [url: string, body?: Readonly<Record<string, unknown>> | readonly unknown[]];

/** Of every operation, the calls that name something that only the other business has. */
function foreignCalls(): Readonly<Record<string, readonly Call[]>> {
  const { customer, running, draft, invoice, feature, segment } = ids;
  const theirs = { ReferenceCustomer: 'theirs' };
  const mine = { ReferenceCustomer: 'ann' };
  const byReference: readonly Call[] = [['?ReferenceCustomer=theirs', {}]];
  const change = (name: string, body = {}): readonly Call[] =>
    [running, draft].map((id) => [`/v1/Subscription/${id}/${name}`, body] as const);
  return {
    'GET /v1/Balance': [
      [`?IdCustomer=${customer}`],
      [`?IdSubscription=${running}`],
      ['?ReferenceCustomer=theirs'],
      ['?ReferenceFeature=their-feature'],
    ],
    'POST /v1/BalanceLine': [
      ['', { ...theirs, Amount: 1 }],
      ['', { ...mine, Amount: 1, IdSubscription: running }],
    ],
    'POST /v1/Billing/Customer': [['', theirs]],
    'POST /v1/Customer': [
      ['', { ReferenceCustomer: 'new', IdSegment: segment }],
      ['?ReferenceSegment=their-segment', { ReferenceCustomer: 'new' }],
    ],
    'GET /v1/Customer': byReference,
    'POST /v1/Customer/Anonymization': byReference,
    'POST /v1/Customer/Invalidation': byReference,
    'POST /v1/Customer/LinksRevokation': byReference,
    'POST /v1/Customer/Suspension': byReference,
    'GET /v1/CustomerAddressBilling': byReference,
    'POST /v1/CustomerAddressBilling': [['?ReferenceCustomer=theirs', { City: 'Nice' }]],
    'GET /v1/CustomerSettingsPayment': byReference,
    'POST /v1/CustomerSettingsPayment': [['?ReferenceCustomer=theirs', { IsGreyListed: true }]],
    'GET /v1/Customers': [['?ReferenceSegment=their-segment'], ['?ReferenceFeature=their-feature']],
    'GET /v1/Feature': [['?ReferenceFeature=their-feature']],
    'GET /v1/Feature/{id}': [[`/v1/Feature/${feature}`]],
    'GET /v1/Features': [['?ReferenceSegment=their-segment']],
    'GET /v1/Invoice': [['?FullNumber=F-2026-000001&ReferenceSegment=their-segment']],
    'GET /v1/Invoice/{id}': [[`/v1/Invoice/${invoice}`]],
    'GET /v1/Invoices': [
      [`?IdCustomer=${customer}`],
      [`?IdSubscription=${running}`],
      ['?ReferenceCustomer=theirs'],
    ],
    'GET /v1/Offer': [
      ['?ReferenceOffer=basic&ReferenceSegment=their-segment'],
      ['?ReferenceOffer=basic&ReferenceCustomer=theirs'],
    ],
    'GET /v1/Offers': [['?ReferenceSegment=their-segment'], ['?ReferenceCustomer=theirs&Pricing=true']],
    'POST /v1/Quoting/BalanceLine': [['', { ...theirs, Amount: 1 }]],
    'POST /v1/Quoting/Subscription': [
      ['', { ...theirs, ReferenceOffer: 'basic' }],
      ['', { ...mine, ReferenceOffer: 'basic', ReferenceCustomerBuyer: 'theirs' }],
      ['', { ...mine, ReferenceOffer: 'basic', Features: [{ ReferenceFeature: 'their-feature' }] }],
    ],
    'POST /v1/Quoting/Subscription/{IdSubscription}/Start': [
      [`/v1/Quoting/Subscription/${draft}/Start`],
      [`/v1/Pricing/Subscription/${draft}`],
    ],
    'POST /v1/Quoting/Subscription/{IdSubscription}/Upgrade': [
      [`/v1/Quoting/Subscription/${running}/Upgrade?ReferenceOffer=pro`],
    ],
    'POST /v1/Quoting/Usage': [
      ['', { ...mine, ReferenceFeature: 'users', Increment: 1, IdSubscription: running }],
      ['', { ...theirs, ReferenceFeature: 'users', Increment: 1 }],
    ],
    'POST /v1/Subscription': [
      ['', { ...theirs, ReferenceOffer: 'basic' }],
      ['', { ...mine, ReferenceOffer: 'basic', ReferenceCustomerBuyer: 'theirs' }],
    ],
    'GET /v1/Subscription': [
      [`?IdSubscription=${running}`],
      ['?ReferenceCustomer=theirs'],
      [`/v1/Subscription/${draft}`],
    ],
    'POST /v1/Subscription/{IdSubscription}/DateTerm': change('DateTerm', {
      DateTerm: '2027-01-01T00:00:00Z',
    }),
    'POST /v1/Subscription/{IdSubscription}/Start': change('Start'),
    'POST /v1/Subscription/{IdSubscription}/Suspension': change('Suspension'),
    'POST /v1/Subscription/{IdSubscription}/Termination': change('Termination', { Immediate: true }),
    'POST /v1/Subscription/{IdSubscription}/Upgrade': change('Upgrade', { ReferenceOffer: 'pro' }),
    'GET /v1/Subscriptions': [
      ['?ReferenceCustomer=theirs'],
      ['?ReferenceCustomerBuyer=theirs'],
      ['?ReferenceSegment=their-segment'],
    ],
    'GET /v1/Usage': [
      [`?ReferenceFeature=users&IdSubscription=${running}`],
      ['?ReferenceFeature=users&ReferenceCustomer=theirs'],
    ],
    'POST /v1/Usage': [
      ['', { ReferenceFeature: 'users', Increment: 1, IdSubscription: running }],
      ['', { ...theirs, ReferenceFeature: 'users', Increment: 1 }],
    ],
    'GET /v1/Usages': [
      [`?IdSubscription=${running}`],
      ['?ReferenceCustomer=theirs'],
      ['?ReferenceFeature=their-feature'],
      [`?ReferenceCustomer=ann&IdSubscription=${running}`],
    ],
    'POST /v1/Usages': [['', [{ ReferenceFeature: 'users', Increment: 1, IdSubscription: running }]]],
  };
}

test('what only the other business has is not there', async () => {
  const calls = foreignCalls();
  assert.deepEqual(Object.keys(calls).sort(), contract.operations.toSorted());
  const before = await contentOf(other);
  for (const [operation, ofOperation] of Object.entries(calls)) {
    const [method = '', path = ''] = operation.split(' ');
    for (const [url, body] of ofOperation) {
      const full = url.startsWith('/') ? url : `${path}${url}`;
      const { status, raw } = await own.send(
        method === 'GET' ? 'GET' : 'POST',
        full,
        method === 'GET' ? undefined : body,
      );
      assert.ok([204, 403, 404].includes(status), `${method} ${full}: ${status} ${raw}`);
      assert.equal(status === 204 ? raw : '', '');
    }
  }
  assert.deepEqual(await contentOf(other), before);
});

test('a reference that both have is one’s own', async () => {
  const before = await contentOf(other);
  const ann = '?ReferenceCustomer=ann';
  const users = { ReferenceCustomer: 'ann', ReferenceFeature: 'users' };
  const answers: Answer[] = [
    await own.post('/v1/Customer', { ReferenceCustomer: 'ann', Name: 'Changed' }),
    await own.post(`/v1/CustomerAddressBilling${ann}`, { City: 'Changed' }),
    await own.post(`/v1/CustomerSettingsPayment${ann}`, { NoteInvoice: 'Changed' }),
    await own.post('/v1/Usage', { ...users, Increment: 1 }),
    await own.post('/v1/Usages', [{ ...users, Increment: 1 }]),
    await own.post('/v1/Quoting/Usage', { ...users, Increment: 1 }),
    await own.post('/v1/BalanceLine', { ReferenceCustomer: 'ann', Amount: 5 }, 201),
    await own.post('/v1/Billing/Customer', { ReferenceCustomer: 'ann' }),
    await own.post('/v1/Customer/LinksRevokation', { ReferenceCustomer: 'ann' }),
  ];
  for (const url of [
    ...['Customer', 'Customers', 'CustomerAddressBilling', 'CustomerSettingsPayment', 'Invoices'],
    ...['Subscriptions', 'Subscription', 'Usages', 'Features', 'Offers', 'Invoice?FullNumber=F-2026-000001'],
    ...['Usage?ReferenceFeature=users', 'Feature?ReferenceFeature=users', 'Offer?ReferenceOffer=basic'],
  ])
    answers.push(await own.get(`/v1/${url}${url.includes('?') ? '&' : '?'}ReferenceCustomer=ann`));
  for (const url of ['Customers', 'Subscriptions', 'Usages', 'Invoices', 'Features', 'Offers'])
    answers.push(await own.get(`/v1/${url}?SizePage=1000`));
  for (const { body } of answers) assertNothingForeign(body);
  assert.deepEqual(await contentOf(other), before);
});

/** Every number of an answer whose name says that it is one. */
function assertNothingForeign(body: unknown): void {
  JSON.stringify(body, (key, value) => {
    if (/^Id/.test(key)) assert.ok(!foreignIds.has(Number(value)), `${key} ${value} is not ours`);
    return value;
  });
}

async function idsOf(shop: LiveShop): Promise<Set<number>> {
  const found = new Set<number>();
  for (const table of await tablesWith(shop, 'business_id', 'id')) {
    const { rows } = await shop.pool.query<{ id: number }>(`select id from ${table} where business_id = $1`, [
      shop.businessId,
    ]);
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** A digest of every table, as far as it is the shop's. */
async function contentOf(shop: LiveShop): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const table of await tablesWith(shop, 'business_id')) {
    const { rows } = await shop.pool.query(
      `select count(*)::integer, md5(string_agg(t::text, '|' order by t::text)) from ${table} t where business_id = $1`,
      [shop.businessId],
    );
    content[table] = rows[0];
  }
  assert.ok(Object.keys(content).length > 15);
  return content;
}

async function tablesWith({ pool }: LiveShop, ...columns: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = any($1)
     group by table_name having count(*) = $2 order by table_name`,
    [columns, columns.length],
  );
  return rows.map(({ name }) => name);
}
