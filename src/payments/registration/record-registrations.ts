/** Writes how registrations of methods ended. One that succeeded stays so; success counts after a failure. */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { lockCustomer } from '../../customers/lock-customer.ts';
import { registerPaymentPermissions } from '../../customers/register-payment-permissions.ts';
import { recordEvents } from '../../events/record-events.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import type { RegisteredMethod } from '../gateways/method-registration.ts';
import { recordFormActivity } from './record-form-activity.ts';

type Ended = Extract<GatewayNews, { readonly kind: 'MethodRegistered' | 'RegistrationFailed' }>;

/** Answers those whose registration is not known. */
export async function recordRegistrations(
  context: Context,
  gateway: string,
  news: readonly Ended[],
): Promise<readonly Ended[]> {
  const unknown: Ended[] = [];
  // One at a time: each is a person's doing, and takes its customer's lock.
  for (const one of news) if (!(await recordRegistration(context, gateway, one))) unknown.push(one);
  return unknown;
}

async function recordRegistration(context: Context, gateway: string, news: Ended): Promise<boolean> {
  const { transaction, businessId } = context;
  const begun = await transaction
    .selectFrom('method_registration')
    .select(['customer_id', 'state'])
    .where('business_id', '=', businessId)
    .where('gateway', '=', gateway)
    .where('key', '=', news.registrationKey)
    .forUpdate()
    .executeTakeFirst();
  if (!begun) return false;
  if (begun.state === 'Registered') return true;
  if (news.kind === 'MethodRegistered') {
    const permissionId = await register(context, gateway, begun.customer_id, news.method);
    await end(context, news.registrationKey, {
      state: 'Registered',
      permission_id: permissionId,
      failure: null,
    });
  } else if (begun.state === 'Begun') {
    await end(context, news.registrationKey, { state: 'Failed', failure: news.reason });
    await recordFormActivity(context, begun.customer_id);
  }
  return true;
}

/** The customer pays with it from now on; what the former method left unpaid is charged to it. */
async function register(
  context: Context,
  gateway: string,
  customerId: number,
  method: RegisteredMethod,
): Promise<number> {
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) throw new Error(`the customer ${customerId} of a registration is gone`);
  const { token: gatewayToken, ...known } = method;
  const ids = await registerPaymentPermissions(context, [{ ...known, gateway, gatewayToken, customerId }]);
  const id = ids.get(customerId);
  if (id === undefined) throw new Error(`no permission was written for customer ${customerId}`);
  await recordEvents(context, [{ type: 'PaymentMethodRegistered', customerId, permissionId: id }]);
  return id;
}

async function end(
  { transaction, businessId }: Context,
  key: string,
  ended: {
    readonly state: 'Registered' | 'Failed';
    readonly permission_id?: number;
    readonly failure: Extract<Ended, { readonly kind: 'RegistrationFailed' }>['reason'] | null;
  },
): Promise<void> {
  await transaction
    .updateTable('method_registration')
    .set({ ...ended, ended_at: sql<string>`now()` })
    .where('business_id', '=', businessId)
    .where('key', '=', key)
    .execute();
}
