/** Subscriptions in brief, where `extra` asks for them. */
import type { BodyOf } from '../../../http/operation.ts';
import { loadSubscriptionIdentities } from '../../../subscriptions/load-subscription-identities.ts';
import type { Work } from '../../call.ts';
import type { subscriptionIdentity } from '../wire/subscription-identity.ts';
import { extrasOf } from './traces.ts';

type WireIdentity = BodyOf<typeof subscriptionIdentity>;

/** By id; empty when they are not asked for. */
export async function loadSubscriptionExtras(
  work: Work,
  extra: readonly string[] | undefined,
  ids: readonly (number | null)[],
): Promise<ReadonlyMap<number, WireIdentity>> {
  if (!extrasOf<string>(extra).wants('Subscription')) return new Map();
  const loaded = await loadSubscriptionIdentities(work, ids);
  return new Map(
    [...loaded.values()].map((one) => [
      one.id,
      {
        Id: one.id,
        IdOffer: one.offer_id,
        ReferenceOffer: one.offer_reference,
        IdCustomer: one.customer_id,
        IdCustomerBuyer: one.buyer_id,
        StateSubscription: one.state,
      },
    ]),
  );
}
