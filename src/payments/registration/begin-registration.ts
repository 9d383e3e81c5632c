/**
 * A customer is to give a card or a mandate: written first, then the gateway is asked for the page where the payer
 * goes. The key in the addresses is all that the payer's browser needs.
 */
import { randomBytes } from 'node:crypto';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { findCustomerById } from '../../customers/find-customer.ts';
import { mayUsePaymentForms } from '../../customers/leave-grey-list.ts';
import { loadBillingAddress } from '../../customers/load-address.ts';
import { instant, toTimestamp } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { OpenGateway } from '../accounts/open-gateways.ts';
import { inTime } from '../gateways/in-time.ts';
import type { RegistrationRequest, RegistrationStarted } from '../gateways/method-registration.ts';

export interface WantedMethod {
  readonly customerId: number;
  readonly typePayment: 'Card' | 'DirectDebit';
  /** Left out, the first that can. */
  readonly gateway?: string | undefined;
  /** Where the payer goes in the end; left out, a page of ours says how it went. */
  readonly returnUrl?: string | undefined;
}

export interface BegunRegistration {
  readonly gateway: OpenGateway;
  readonly request: RegistrationRequest;
}

/** 128 bits. */
const KEY_BYTES = 16;
const BASE = 36;

/** @param publicUrl of the server */
export async function writeRegistration(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  gateways: ReadonlyMap<string, OpenGateway>,
  publicUrl: string,
  wanted: WantedMethod,
): Promise<Outcome<BegunRegistration>> {
  const { transaction, businessId } = context;
  const customer = await findCustomerById(context, wanted.customerId);
  const segment = customer && segments.get(customer.segmentId);
  if (!customer || !segment) return refuse('Error.Customer.NotFound', 'customerId');
  if (!(await mayUsePaymentForms(context, customer.id)))
    return refuse('Error.Customer.GreyListed', 'customerId');
  const chosen = [...gateways.values()].find(
    ({ gateway: { name, typesPayment, registration } }) =>
      registration && typesPayment.includes(wanted.typePayment) && name === (wanted.gateway ?? name),
  );
  if (!chosen) return refuse('Error.Gateway.NotEnabled', 'TypePayment', { type: wanted.typePayment });
  const address = await loadBillingAddress(context, customer.id);
  const key = randomBytes(KEY_BYTES).toString('hex');
  const now = toTimestamp(instant(Date.now()));
  await transaction
    .insertInto('method_registration')
    .values({
      business_id: businessId,
      key,
      customer_id: customer.id,
      gateway: chosen.gateway.name,
      type_payment: wanted.typePayment,
      return_url: wanted.returnUrl ?? null,
      begun_at: now,
      asked_at: now,
    })
    .execute();
  const backUrl = `${publicUrl}/method-registered/${businessId.toString(BASE)}/${key}`;
  const request: RegistrationRequest = {
    registrationKey: key,
    typePayment: wanted.typePayment,
    customer: {
      id: customer.id,
      reference: customer.reference,
      name: customer.name,
      email: customer.email,
      language: customer.language.slice(0, 2),
      country: address.ok && address.value.country ? address.value.country : null,
    },
    currency: segment.currency,
    returnUrl: backUrl,
    cancelUrl: `${backUrl}?cancelled=1`,
  };
  return accept({ gateway: chosen, request });
}

/** Outside of any transaction. */
export async function askForPage(
  { gateway: { gateway, call }, request }: BegunRegistration,
  context: Pick<Context, 'now'>,
): Promise<Outcome<RegistrationStarted>> {
  if (!gateway.registration) throw new Error(`the gateway ${gateway.name} registers nothing`);
  try {
    return accept(await inTime(gateway.registration.begin(call(context.now), request)));
  } catch {
    // Nobody was sent anywhere: the registration expires by itself, and the agent tries again.
    return refuse('Error.Gateway.Unavailable', undefined, { gateway: gateway.name });
  }
}

export async function keepPage(
  { transaction, businessId }: Context,
  key: string,
  { reference, url }: RegistrationStarted,
): Promise<void> {
  await transaction
    .updateTable('method_registration')
    .set({ gateway_reference: reference, url })
    .where('business_id', '=', businessId)
    .where('key', '=', key)
    .execute();
}
