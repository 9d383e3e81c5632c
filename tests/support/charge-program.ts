/** A worker that charges through a gateway, as a process of its own, to be killed while the gateway works. */
import { openDatabase } from '../../src/database/connect.ts';
import { connectThrough } from '../../src/payments/gateways/gocardless/connect.ts';
import { gocardless } from '../../src/payments/gateways/gocardless/gocardless.ts';
import { agentTo } from '../../src/payments/gateways/gocardless/server.testing.ts';
import { stripe } from '../../src/payments/gateways/stripe/stripe.ts';
import { tickThrough } from '../../src/tick/tick-business.ts';
import { at } from './shop.ts';

const [, , connectionString = '', businessId = '', from = '', until = '', name = '', port = '', secret = ''] =
  process.argv;
const gateway =
  name === 'stripe'
    ? stripe({ host: '127.0.0.1', port: Number(port), protocol: 'http' })
    : gocardless(connectThrough(agentTo(Number(port))));
const database = await openDatabase({ connectionString, maxConnections: 2 });
const access = {
  gateways: new Map([[name, gateway]]),
  serverSecrets: [secret],
  publicUrl: 'http://localhost',
};
await tickThrough(database.kysely, Number(businessId), at(from), at(until), { access });
await database.close();
