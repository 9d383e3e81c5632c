/**
 * Every code of the catalogue is answered over HTTP in some test, and expected there by its name; those that no other
 * test meets are met here. A code that HTTP cannot answer is listed with its reason.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { catalogue } from '../../src/domain/refusal/catalogue.ts';
import { contentOf } from '../isolation/content.ts';
import { openBothApis } from '../support/both-apis.ts';
import { fillShop } from '../support/something-of-everything.ts';

const project = join(import.meta.dirname, '../..');
/** Where tests call our APIs over HTTP. */
const folders = ['tests/live-api', 'tests/back-office', 'tests/idempotency', 'tests/errors', 'src/http'];

const notOverHttp: Readonly<Record<string, string>> = {
  'Error.ApiKey.Taken':
    'agent keys are chosen on the command line and in the settings; over HTTP they are drawn',
  'Error.Api.Customer.Unaccessible':
    'of the reference product; a customer that these keys cannot reach is not found',
  'Error.CreditNote.NothingLeft':
    'an invoice of which nothing is left is in a state that is refused first: a second wall',
};

function textOfTests(): string {
  return folders
    .flatMap((folder) =>
      readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(project, folder, name),
      ),
    )
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

test('each code of the catalogue is expected by a test over HTTP', () => {
  const named = new Set(textOfTests().match(/Error(?:\.\w+)+/g));
  const missing = Object.keys(catalogue).filter((code) => !named.has(code));
  assert.deepEqual(missing, []);
  assert.deepEqual(
    Object.keys(notOverHttp).filter((code) => !(code in catalogue)),
    [],
  );
});

async function openFilled() {
  const apis = await openBothApis();
  const shop = await apis.open();
  await fillShop(shop, 'own');
  return {
    apis,
    shop,
    /** The status and the code of a call that must be refused and must change nothing. */
    async refusal(method: string, url: string, body?: unknown): Promise<string> {
      const before = await contentOf(shop);
      const { status, raw } = await shop.send(method, url, body);
      assert.deepEqual(await contentOf(shop), before);
      return `${status} ${raw.match(/Error(?:\.\w+)+/)?.[0]}`;
    },
    async idOf(table: string, condition: string): Promise<number> {
      const { rows } = await shop.pool.query<{ id: number }>(
        `select id from ${table} where business_id = $1 and ${condition} order by id limit 1`,
        [shop.businessId],
      );
      assert.ok(rows[0], `no ${table} where ${condition}`);
      return rows[0].id;
    },
  };
}

test('codes that need a particular state of things', async (t) => {
  const { apis, shop, refusal, idOf } = await openFilled();
  t.after(() => apis.close());
  const running = await idOf('subscription', `state = 'ActiveRunning'`);
  assert.equal(
    await refusal('POST', `/v1/Subscription/${running}/Upgrade?ReferenceOffer=basic`),
    '422 Error.Subscription.Upgrade.SameOffer',
  );
  assert.equal(await refusal('GET', '/v1/Invoice/999999999'), '404 Error.Invoice.NotFound');

  for (const ReferenceCustomer of ['payer', 'guest']) {
    const created = await shop.send('POST', '/v1/Customer', { ReferenceCustomer });
    assert.equal(created.status, 201);
  }
  const shared = { ReferenceCustomer: 'guest', ReferenceCustomerBuyer: 'payer', ReferenceOffer: 'bare' };
  assert.equal((await shop.send('POST', '/v1/Subscription', shared)).status, 201);
  const guest = await idOf('customer', `reference = 'guest'`);
  assert.equal(
    await refusal('DELETE', `/Distribution/Customers/${guest}`),
    '403 Error.Customer.Delete.SharesSubscription',
  );

  // No rate is known anywhere: what is sold cannot be billed.
  await shop.pool.query(
    `update tax_profile set rules = '{"kind":"Table","rows":[]}' where business_id = $1`,
    [shop.businessId],
  );
  assert.equal(
    await refusal('POST', '/v1/Billing/Customer', { ReferenceCustomer: 'ann' }),
    '422 Error.Tax.Undetermined',
  );
});
