/**
 * Mandates: a billing request for each, fulfilled by the payer on the pages of GoCardless. Account numbers are entered
 * there and nowhere else.
 */
import type { BillingRequest, GoCardlessClient, Mandate } from 'gocardless-nodejs';
import { instant } from '../../../domain/calendar/instant.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { MethodRegistration, RegisteredMethod, RegistrationAnswer } from '../method-registration.ts';
import type { Connect } from './connect.ts';

/** Of the billing request's metadata. */
export const REGISTRATION_KEY = 'tacite_registration';
const CUSTOMER_KEY = 'tacite_customer';
/** Of their pages; any other language of a payer gets English. */
const languages = ['da', 'de', 'en', 'es', 'fr', 'it', 'nb', 'nl', 'pt', 'sl', 'sv'];
const lost = ['failed', 'cancelled', 'expired', 'consumed', 'blocked', 'suspended_by_payer'];

export function registrationThrough(connect: Connect): MethodRegistration {
  return {
    async begin(call, { registrationKey, customer, currency, returnUrl, cancelUrl }) {
      const client = connect(call);
      const request = await client.billingRequests.create(
        {
          mandate_request: { currency },
          metadata: { [REGISTRATION_KEY]: registrationKey, [CUSTOMER_KEY]: customer.reference },
        },
        registrationKey,
      );
      // A way to the request's pages: another one does no harm, and the old one may have expired.
      const flow = await client.billingRequestFlows.create({
        links: { billing_request: request.id },
        redirect_uri: returnUrl,
        exit_uri: cancelUrl,
        language: languages.includes(customer.language) ? customer.language : 'en',
        prefilled_customer: {
          ...(customer.email !== '' && { email: customer.email }),
          ...(customer.country !== null && { country_code: customer.country }),
        },
      });
      const url = flow.authorisation_url;
      if (url === undefined) throw new Error('GoCardless answered a flow without its address');
      return { reference: request.id, url };
    },
    finish: async (call: GatewayCall, { reference }) => {
      const client = connect(call);
      return answerOfRequest(client, await client.billingRequests.find(reference));
    },
  };
}

export async function answerOfRequest(
  client: GoCardlessClient,
  request: BillingRequest,
): Promise<RegistrationAnswer> {
  if (request.status === 'cancelled') return { kind: 'Failed', reason: 'Rejected' };
  const mandateId = request.links?.mandate_request_mandate ?? request.mandate_request?.links?.mandate;
  if (request.status !== 'fulfilled' || mandateId === undefined) return { kind: 'Pending' };
  const mandate = await client.mandates.find(mandateId);
  if (mandate.status !== undefined && lost.includes(mandate.status))
    return { kind: 'Failed', reason: 'MethodRevoked' };
  return { kind: 'Registered', method: await methodOf(client, mandate) };
}

export async function methodOf(client: GoCardlessClient, mandate: Mandate): Promise<RegisteredMethod> {
  const { id, reference, scheme, links } = mandate;
  if (id === undefined) throw new Error('GoCardless answered a mandate without its id');
  const account = links?.customer_bank_account
    ? await client.customerBankAccounts.find(links.customer_bank_account)
    : undefined;
  const digits = account?.account_number_ending;
  return {
    token: id,
    typePayment: 'DirectDebit',
    displayName: [account?.bank_name, digits && `•••• ${digits}`].filter(Boolean).join(' ') || id,
    country: account?.country_code ?? null,
    expiresAt: null,
    mandate:
      scheme?.startsWith('sepa') && reference
        ? { reference, signedAt: instant(Date.parse(mandate.created_at ?? '')), scheme: 'Core' }
        : null,
  };
}
