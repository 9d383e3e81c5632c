/** GoCardless: direct debits under mandates that the payer gives on their pages. */
import { AuthenticationError, InvalidStateError, PermissionsError } from 'gocardless-nodejs';
import type { Gateway } from '../gateway.ts';
import { chargeThrough, lookUpThrough } from './charge.ts';
import { type Connect, connectThrough, impatientAgent } from './connect.ts';
import { receiveThrough } from './receive.ts';
import { lookUpRefundsThrough, refundThrough } from './refund.ts';
import { registrationThrough } from './registration.ts';

export function gocardless(connect: Connect = connectThrough(impatientAgent())): Gateway {
  return {
    name: 'gocardless',
    title: { en: 'GoCardless (direct debit)', fr: 'GoCardless (prélèvement)' },
    typesPayment: ['DirectDebit'],
    settings: [
      {
        name: 'AccessToken',
        title: { en: 'Access token, read and write', fr: 'Jeton d’accès en lecture et en écriture' },
        isSecret: true,
        isRequired: true,
        pattern: /^\S{20,200}$/,
      },
      {
        name: 'WebhookSecret',
        title: { en: 'Secret of the webhook endpoint', fr: 'Secret du point d’accès webhook' },
        isSecret: true,
        isRequired: true,
        pattern: /^\S{8,200}$/,
      },
      {
        name: 'Environment',
        title: { en: 'Environment: live or sandbox', fr: 'Environnement : live ou sandbox' },
        isSecret: false,
        isRequired: true,
        pattern: /^(live|sandbox)$/,
      },
    ],
    async checkSettings(call) {
      try {
        await connect(call).creditors.list({ limit: 1 });
        return null;
      } catch (error) {
        if (error instanceof AuthenticationError || error instanceof PermissionsError) return error.message;
        throw error;
      }
    },
    charge: chargeThrough(connect),
    lookUp: lookUpThrough(connect),
    refund: refundThrough(connect),
    lookUpRefunds: lookUpRefundsThrough(connect),
    registration: registrationThrough(connect),
    async forget(call, token) {
      const client = connect(call);
      try {
        await client.mandates.cancel(token, {});
      } catch (error) {
        // It was cancelled before, by us or by the payer.
        if (!(error instanceof InvalidStateError)) throw error;
      }
    },
    receive: receiveThrough(connect),
  };
}
