/** Stripe: cards with strong authentication and SEPA direct debits, on its own pages, through its official library. */
import type { Gateway } from '../gateway.ts';
import type { GatewayCall } from '../gateway-call.ts';
import { chargeMethods, findCharges } from './charge-methods.ts';
import { checkAccess } from './check-settings.ts';
import { findRefunds, giveBack } from './give-back.ts';
import { newsOf, readEvent } from './receive-events.ts';
import { beginRegistration, finishRegistration, forgetMethod } from './register-method.ts';
import { asking, openStripe, type StripeServer } from './stripe-client.ts';

/** @param server where it answers, for tests; left out, Stripe itself */
export function stripe(server?: StripeServer): Gateway {
  const open = (call: GatewayCall) => openStripe(call, server);
  return {
    name: 'stripe',
    title: { en: 'Stripe', fr: 'Stripe' },
    typesPayment: ['Card', 'DirectDebit'],
    settings: [
      {
        name: 'SecretKey',
        title: { en: 'Secret or restricted key', fr: 'Clé secrète ou restreinte' },
        isSecret: true,
        isRequired: true,
        pattern: /^(sk|rk)_(test|live)_\w{10,250}$/,
      },
      {
        name: 'WebhookSecret',
        title: { en: 'Signing secret of the webhook', fr: 'Clé secrète de signature du webhook' },
        isSecret: true,
        isRequired: true,
        pattern: /^whsec_[\w+/=]{10,250}$/,
      },
    ],
    checkSettings: (call) => checkAccess(open(call)),
    charge: async (call, requests) => chargeMethods(open(call), call.businessId, requests),
    lookUp: async (call, requests) => findCharges(open(call), call.businessId, requests),
    refund: async (call, requests) => giveBack(open(call), call.businessId, requests),
    lookUpRefunds: async (call, requests) => findRefunds(open(call), call.businessId, requests),
    registration: {
      begin: (call, request) => asking(() => beginRegistration(open(call), call.businessId, request)),
      finish: (call, { reference }) => asking(() => finishRegistration(open(call), reference)),
    },
    forget: (call, token) => asking(() => forgetMethod(open(call), token)),
    async receive(call, delivery) {
      const event = readEvent(call.settings.get('WebhookSecret') ?? '', delivery);
      if (!event) return null;
      return asking(() => newsOf({ stripe: open(call), businessId: call.businessId }, event));
    },
  };
}
