/** The gateways there are, by the name that permissions carry. Adding one is its folder and its line here. */
import type { Gateway } from './gateway.ts';
import { gocardless } from './gocardless/gocardless.ts';
import { sepa } from './sepa/sepa.ts';
import { simulator } from './simulator/simulator.ts';
import { stripe } from './stripe/stripe.ts';

export const gateways: ReadonlyMap<string, Gateway> = new Map(
  [gocardless(), sepa, simulator, stripe()].map((gateway) => [gateway.name, gateway]),
);
