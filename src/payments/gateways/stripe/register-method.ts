/**
 * How a payer gives a card or a mandate: on a Checkout page of Stripe in setup mode, which also has the payer
 * authenticated, so that later charges while they are away are exempted.
 */
import Stripe from 'stripe';
import { instant } from '../../../domain/calendar/instant.ts';
import type { RegistrationAnswer, RegistrationRequest, RegistrationStarted } from '../method-registration.ts';
import { declineReasonOf } from './decline-reason.ts';
import { describeMethod } from './describe-method.ts';
import { readToken } from './method-token.ts';
import { idOf, isMissing } from './stripe-client.ts';

const types = { Card: 'card', DirectDebit: 'sepa_debit' } as const;

/** The languages of ours that Checkout has; it goes by the browser in any other. */
const locales: ReadonlySet<string> = new Set(
  'bg cs da de el en es et fi fr hr hu it lt lv mt nl pl pt ro sk sl sv tr'.split(' '),
);

export async function beginRegistration(
  stripe: Stripe,
  businessId: number,
  request: RegistrationRequest,
): Promise<RegistrationStarted> {
  const { registrationKey, customer } = request;
  const metadata = { tacite_registration: registrationKey, tacite_business: String(businessId) };
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'setup',
      customer: await findOrCreateCustomer(stripe, businessId, customer),
      allowed_payment_method_types: [types[request.typePayment]],
      currency: request.currency.toLowerCase(),
      client_reference_id: registrationKey,
      metadata,
      setup_intent_data: { metadata },
      success_url: request.returnUrl,
      cancel_url: request.cancelUrl,
      locale: locales.has(customer.language) ? customer.language : 'auto',
    },
    { idempotencyKey: `registration-${registrationKey}` },
  );
  if (!session.url) throw new Error(`stripe: ${session.id} has no page`);
  return { reference: session.id, url: session.url };
}

/**
 * By metadata. The search lags behind, so that a customer who was created a moment ago may not be found: then the key
 * of the creation, which carries nothing that changes, answers that same customer.
 */
async function findOrCreateCustomer(
  stripe: Stripe,
  businessId: number,
  { id, name, email, language }: RegistrationRequest['customer'],
): Promise<string> {
  const ours = `${businessId}-${id}`;
  const found = await stripe.customers.search({ query: `metadata['tacite_customer']:'${ours}'`, limit: 1 });
  const known =
    found.data[0] ??
    (await stripe.customers.create(
      { metadata: { tacite_customer: ours, tacite_business: String(businessId) } },
      { idempotencyKey: `customer-${ours}` },
    ));
  await stripe.customers.update(known.id, {
    preferred_locales: [language],
    ...(name !== '' && { name }),
    ...(email !== '' && { email }),
  });
  return known.id;
}

export async function finishRegistration(stripe: Stripe, reference: string): Promise<RegistrationAnswer> {
  const session = await stripe.checkout.sessions.retrieve(reference);
  const setup = idOf(session.setup_intent);
  if (session.status === 'expired') return { kind: 'Failed', reason: 'Rejected' };
  if (session.status !== 'complete' || setup === undefined) return { kind: 'Pending' };
  return answerOfSetup(await retrieveSetup(stripe, setup));
}

export function retrieveSetup(stripe: Stripe, id: string): Promise<Stripe.SetupIntent> {
  return stripe.setupIntents.retrieve(id, { expand: ['payment_method', 'mandate'] });
}

/** @param setup with its method and mandate expanded */
export function answerOfSetup(setup: Stripe.SetupIntent): RegistrationAnswer {
  switch (setup.status) {
    case 'succeeded':
      return registered(setup);
    case 'canceled':
      return { kind: 'Failed', reason: 'Rejected' };
    case 'requires_payment_method':
      if (!setup.last_setup_error) return { kind: 'Pending' };
      return { kind: 'Failed', reason: declineReasonOf(setup.last_setup_error) };
    default:
      return { kind: 'Pending' };
  }
}

function registered(setup: Stripe.SetupIntent): RegistrationAnswer {
  const method = typeof setup.payment_method === 'object' ? setup.payment_method : null;
  const described = method && describeMethod(method);
  // Detached since, by an agent in Stripe's dashboard.
  if (!described) return { kind: 'Failed', reason: 'MethodRevoked' };
  const mandate = typeof setup.mandate === 'object' ? setup.mandate : null;
  const sepa = mandate?.payment_method_details.sepa_debit;
  const signedAt = instant((mandate?.customer_acceptance.accepted_at ?? setup.created) * 1_000);
  return {
    kind: 'Registered',
    method: { ...described, mandate: sepa ? { reference: sepa.reference, signedAt, scheme: 'Core' } : null },
  };
}

/** Detaching what is detached is refused: then it is looked whether anything is left to forget. */
export async function forgetMethod(stripe: Stripe, token: string): Promise<void> {
  const method = readToken(token)?.method;
  if (method === undefined) return;
  try {
    await stripe.paymentMethods.detach(method);
  } catch (thrown) {
    if (isMissing(thrown)) return;
    if (!(thrown instanceof Stripe.errors.StripeInvalidRequestError)) throw thrown;
    const { customer } = await stripe.paymentMethods.retrieve(method);
    if (customer !== null) throw thrown;
  }
}
