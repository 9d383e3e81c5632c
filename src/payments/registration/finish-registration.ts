/** Asks the gateway how a registration ended: when the payer is back, and now and then when they never came. */
import type { Kysely } from 'kysely';
import { loadBusiness } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept } from '../../domain/refusal/outcome.ts';
import type { GatewayAccess } from '../accounts/gateway-access.ts';
import { type OpenGateway, openGateways } from '../accounts/open-gateways.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import { inTime } from '../gateways/in-time.ts';
import type { RegistrationAnswer } from '../gateways/method-registration.ts';
import { recordRegistrations } from './record-registrations.ts';

export interface FinishedRegistration {
  readonly state: 'Begun' | 'Registered' | 'Failed' | 'Expired';
  readonly returnUrl: string | null;
  readonly language: string;
}

/** Undefined when there is none under this key. */
export async function finishRegistration(
  kysely: Kysely<Tables>,
  access: GatewayAccess,
  { businessId, key }: { readonly businessId: number; readonly key: string },
): Promise<FinishedRegistration | undefined> {
  const begun = await findRegistration(kysely, businessId, key);
  if (!begun) return undefined;
  const business = await loadBusiness(kysely, businessId);
  const open = (await openGateways(kysely, businessId, access)).get(begun.gateway);
  if (begun.state === 'Begun' && begun.gateway_reference !== null && open && business) {
    const now = readClock(business.clock, instant(Date.now()));
    const answer = await askHowItEnded(open, now, begun.gateway_reference);
    await inTransaction(kysely, async (transaction) =>
      accept(
        await recordAnswer(
          { businessId, agent: { name: 'customer' }, now, transaction },
          begun.gateway,
          key,
          answer,
        ),
      ),
    );
  }
  const ended = await findRegistration(kysely, businessId, key);
  return ended && { state: ended.state, returnUrl: ended.return_url, language: ended.language };
}

export function askHowItEnded(
  { gateway, call }: OpenGateway,
  now: Context['now'],
  reference: string,
): Promise<RegistrationAnswer> {
  if (!gateway.registration) throw new Error(`the gateway ${gateway.name} registers nothing`);
  return inTime(gateway.registration.finish(call(now), { reference }));
}

export async function recordAnswer(
  context: Context,
  gateway: string,
  registrationKey: string,
  answer: RegistrationAnswer,
): Promise<void> {
  if (answer.kind === 'Pending') return;
  const news: Extract<GatewayNews, { readonly registrationKey: string }> =
    answer.kind === 'Registered'
      ? { kind: 'MethodRegistered', registrationKey, method: answer.method }
      : { kind: 'RegistrationFailed', registrationKey, reason: answer.reason };
  await recordRegistrations(context, gateway, [news]);
}

function findRegistration(kysely: Kysely<Tables>, businessId: number, key: string) {
  return kysely
    .selectFrom('method_registration as r')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.business_id', '=', 'r.business_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .select(['r.gateway', 'r.state', 'r.gateway_reference', 'r.return_url', 'c.language'])
    .where('r.business_id', '=', businessId)
    .where('r.key', '=', key)
    .executeTakeFirst();
}
