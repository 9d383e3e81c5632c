/** The gateway of docs/adding-a-gateway.md: it is what the pages print, and it collects for a whole business. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import * as z from 'zod';
import { pigeons } from '../../examples/gateway/pigeons.ts';
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { accept } from '../../src/domain/refusal/outcome.ts';
import { writeSettings } from '../../src/payments/accounts/enter-settings.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { resolveUnanswered } from '../../src/payments/collecting/collect.ts';
import { callWith } from '../../src/payments/gateways/call.testing.ts';
import { collectingOf } from '../support/collecting.ts';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { at, opening, openShop } from '../support/shop.ts';

const project = join(import.meta.dirname, '../..');
const settings = new Map([
  ['ApiKey', 'pk_ofthesetests'],
  ['NewsSecret', 'coo-coo-coo'],
]);
const sent = z.object({
  key: z.string(),
  token: z.string(),
  amount: z.int().positive(),
  currency: z.string(),
});

/** Answers once a key; `loses` the answer of a token that says so, after having charged. */
async function openPigeonLoft() {
  const charges = new Map<
    string,
    { id: string; key: string; state: string; refusal?: string; amount: number }
  >();
  const perToken: Readonly<Record<string, { state: string; refusal?: string }>> = {
    grey: { state: 'paid' },
    lost: { state: 'paid' },
    slow: { state: 'flying' },
    poor: { state: 'refused', refusal: 'empty_perch' },
    odd: { state: 'refused', refusal: 'never heard of' },
  };
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${settings.get('ApiKey')}`) return void say(401, {});
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://loft');
    assert.equal(pathname, '/charges');
    if (request.method === 'GET') {
      const keys = (searchParams.get('keys') ?? '').split(',');
      return void say(
        200,
        keys.flatMap((key) => charges.get(key) ?? []),
      );
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const { key, token, amount } = sent.parse(JSON.parse(Buffer.concat(chunks).toString()));
    const known = charges.get(key);
    const charge = known ?? {
      id: `pg-${charges.size + 1}`,
      key,
      amount,
      ...perToken[token],
      state: perToken[token]?.state ?? 'refused',
    };
    charges.set(key, charge);
    if (token === 'lost' && known === undefined) return void request.socket.destroy();
    say(200, charge);
  }
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  after(() => server.close());
  return { charges, url: `http://127.0.0.1:${port}` };
}

const loft = await openPigeonLoft();
const gateway = pigeons(loft.url);
const call = callWith(settings);
const request = (idempotencyKey: string, token: string) => ({
  idempotencyKey,
  token,
  typePayment: 'Card' as const,
  amount: 1_200,
  currency: 'EUR',
});

test('both pages print the file as it is', () => {
  const file = readFileSync(join(project, 'examples/gateway/pigeons.ts'), 'utf8');
  for (const page of ['adding-a-gateway.md', 'adding-a-gateway.fr.md']) {
    const text = readFileSync(join(project, 'docs', page), 'utf8');
    const [, printed] = /```ts\n(\/\*\*[\s\S]*?)```/.exec(text) ?? [];
    assert.equal(printed, file, page);
  }
});

test('settings are tried, charges answered in our words, under one key once', async () => {
  assert.equal(await gateway.checkSettings?.(call), null);
  const stranger = callWith(new Map([['ApiKey', 'pk_someone_else']]));
  assert.match((await gateway.checkSettings?.(stranger)) ?? '', /not known/);
  const tokens = ['grey', 'slow', 'poor', 'odd', 'grey'];
  const keys = ['k1', 'k2', 'k3', 'k4', 'k1'];
  const answers = await gateway.charge(
    call,
    tokens.map((token, index) => request(keys[index] ?? '', token)),
  );
  assert.deepEqual(
    answers.map((one) => (one?.kind === 'Declined' ? one.reason : one?.kind)),
    ['Succeeded', 'Pending', 'InsufficientFunds', 'Rejected', 'Succeeded'],
  );
  assert.equal(loft.charges.size, 4);
  await assert.rejects(gateway.charge(stranger, [request('k9', 'grey')]), /1 requests failed/);
});

test('news counts when it is signed, and what still flies is none', async () => {
  const body = JSON.stringify({
    charges: [
      { id: 'pg-2', key: 'k2', state: 'paid' },
      { id: 'pg-7', key: 'k7', state: 'flying' },
    ],
  });
  const signature = createHmac('sha256', 'coo-coo-coo').update(body).digest('hex');
  const deliver = (headers: [string, string][]) =>
    gateway.receive?.(call, { body, headers: new Map(headers), receivedAt: call.now });
  assert.deepEqual(await deliver([['pigeons-signature', signature]]), [
    { kind: 'ChargeSettled', idempotencyKey: 'k2', answer: { kind: 'Succeeded', reference: 'pg-2' } },
  ]);
  assert.equal(await deliver([['pigeons-signature', signature.replace(/^./, 'x')]]), null);
  assert.equal(await deliver([]), null);
});

test('an invoice is collected through it, once though the answer was lost', async () => {
  const database = await openTestDatabase(undefined, { maxConnections: 4 });
  after(() => database.close());
  const access = {
    ...simulatorAlone,
    serverSecrets: ['a secret of tests, at least 32 characters'],
    gateways: new Map([...simulatorAlone.gateways, [gateway.name, gateway]]),
  };
  const shop = await openShop(undefined, { database, segment: { chargeDelayDays: 0 } });
  await shop.run(opening, async (context) =>
    accept(await writeSettings(context, access, gateway, settings, settings)),
  );
  const offerId = await addOffer(shop, 'pro');
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  await shop.run(opening, (context) =>
    registerPaymentPermission(context, customerId, {
      gateway: gateway.name,
      typePayment: 'Card',
      gatewayToken: 'lost',
      displayName: 'A grey pigeon',
    }),
  );
  await sell(shop, opening, { offerId, customerIds: [customerId] });
  loft.charges.clear();
  const stateNow = async () => {
    const { rows } = await shop.pool.query<{ state: string }>(
      'select state from invoice where business_id = $1',
      [shop.businessId],
    );
    return rows.map(({ state }) => state);
  };
  const options = { access, onGatewayFailure: () => undefined };
  const day = at('2026-01-02T00:00Z');
  await shop.tick(opening, day, options);
  assert.deepEqual(await stateNow(), ['DueToProcess']);
  await resolveUnanswered(await collectingOf(shop, day, access), 0);
  assert.deepEqual(await stateNow(), ['Paid']);
  assert.equal(loft.charges.size, 1);
});
