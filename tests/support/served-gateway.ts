/** A gateway whose server answers beside the tests, with all of ours that it meets: Back Office, its address, pages. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { NewSegment } from '../../src/accounts/create-segment.ts';
import { gatewayRoutes } from '../../src/api/gateways/gateway-routes.ts';
import { methodRoutes } from '../../src/api/gateways/method-routes.ts';
import { type Instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import type { Gateway } from '../../src/payments/gateways/gateway.ts';
import { type BackOfficeShop, openBackOffice, serverSecret } from '../back-office/back-office.ts';
import { addCustomers, addOffer, sell } from './sales.ts';
import { at, opening } from './shop.ts';

const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };
const PROGRAM = join(import.meta.dirname, 'charge-program.ts');
const day = at('2026-01-02T00:00Z');

interface Signed {
  readonly body: string;
  readonly headers: ReadonlyMap<string, string>;
}

export async function openServedGateway(gateway: Gateway, settings: Readonly<Record<string, string>>) {
  const access = {
    gateways: new Map([[gateway.name, gateway]]),
    serverSecrets: [serverSecret],
    publicUrl: 'http://localhost',
  };
  const server = await openBackOffice({ access });
  const { kysely } = server.database;
  const pages = buildServer({
    apis: [gatewayRoutes(kysely, access), methodRoutes(kysely, access)],
    log: { level: 'silent' },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });

  async function register(
    shop: BackOfficeShop,
    customerId: number,
    typePayment: 'Card' | 'DirectDebit',
    complete: (reference: string) => unknown,
  ): Promise<string> {
    const path = `/Distribution/Customers/${customerId}/PaymentPermissions/Registration`;
    const begun = await shop.post(path, { TypePayment: typePayment, NameGateway: gateway.name });
    const { rows } = await shop.pool.query<{ gateway_reference: string }>(
      'select gateway_reference from method_registration where business_id = $1',
      [shop.businessId],
    );
    complete(rows[0]?.gateway_reference ?? '');
    const url = `/method-registered/${shop.businessId.toString(36)}/${begun.text('KeyRegistration')}`;
    for (let time = 0; time < 2; time += 1) assert.ok((await pages.inject({ url })).statusCode < 400);
    const { items } = await shop.get(`/Distribution/Customers/${customerId}/PaymentPermissions`);
    assert.equal(items.length, 1, 'registered once, however often the payer comes back');
    return String(items[0]?.at('NameDisplay'));
  }

  return {
    register,
    /** One customer who registered a method, and whose first invoice of 12.00 is due. */
    async openDue(
      typePayment: 'Card' | 'DirectDebit',
      complete: (reference: string) => unknown,
      segment: Partial<NewSegment> = {},
    ) {
      const shop = await server.open({ segment: { chargeDelayDays: 0, ...segment } });
      await shop.post(`/Organization/Gateways/${gateway.name}`, { Settings: settings }, 200);
      const offerId = await addOffer(shop, 'pro');
      const [customerId = 0] = await addCustomers(shop, ['ada']);
      const displayName = await register(shop, customerId, typePayment, complete);
      await sell(shop, opening, { offerId, customerIds: [customerId] });
      return { shop, customerId, displayName, tick: () => shop.tick(opening, day, { access }) };
    },
    /** As the gateway's server tells ours; twice, as servers do. */
    async deliver(shop: BackOfficeShop, { body, headers }: Signed, expected = 200): Promise<void> {
      const url = `/gateways/${gateway.name}/${shop.businessId.toString(36)}`;
      for (let time = 0; time < 2; time += 1) {
        const content = { 'content-type': 'application/json', ...Object.fromEntries(headers) };
        const response = await pages.inject({ method: 'POST', url, headers: content, payload: body });
        assert.equal(response.statusCode, expected);
      }
    },
    access,
    startWorker(shop: BackOfficeShop, port: number): ChildProcess {
      const { connectionString } = shop.database;
      const range: Instant[] = [opening, day];
      const told = [
        String(shop.businessId),
        ...range.map(toTimestamp),
        gateway.name,
        String(port),
        serverSecret,
      ];
      return spawn(process.execPath, [PROGRAM, connectionString, ...told], { stdio: 'inherit' });
    },
    async kill(worker: ChildProcess): Promise<void> {
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
    },
    async close(): Promise<void> {
      await pages.close();
      await server.close();
    },
  };
}

/** The invoice, what was paid on it, and the states of its charges and payments. */
export async function storyOf(shop: BackOfficeShop): Promise<string> {
  const { rows } = await shop.pool.query<Record<string, unknown>>(
    `select i.state, i.amount_paid as paid,
      (select string_agg(h.state::text, ' ' order by h.id) from charge h
        where h.business_id = i.business_id and h.invoice_id = i.id) as charges,
      (select string_agg(p.state::text, ' ' order by p.id) from payment p
        where p.business_id = i.business_id and p.invoice_id = i.id) as payments
    from invoice i where i.business_id = $1 order by i.id limit 1`,
    [shop.businessId],
  );
  return rows.map((row) => Object.values(row).join(' | ')).join();
}

export async function firstInvoice(shop: BackOfficeShop): Promise<number> {
  const { rows } = await shop.pool.query<{ id: number }>(
    'select id from invoice where business_id = $1 order by id limit 1',
    [shop.businessId],
  );
  return rows[0]?.id ?? 0;
}

export { day };
