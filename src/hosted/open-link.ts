/** Opens what a hosted page was called with: whose it is, and whether it may still be shown. */
import type { Kysely } from 'kysely';
import { type Business, loadBusiness } from '../accounts/business.ts';
import { type Customer, customerOf } from '../customers/customer.ts';
import { inBusiness } from '../database/business-scope.ts';
import type { Tables } from '../database/table-types.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { readClock } from '../domain/clock/business-clock.ts';
import { accept } from '../domain/refusal/outcome.ts';
import type { LinkKeys } from './link-keys.ts';
import type { LinkPurpose } from './link-purposes.ts';
import { type OpenedLink, unsealLink } from './sealed-link.ts';

/** `Closed`: revoked, or the customer is suspended; the page does not say which. */
export type LinkFailure = 'Unknown' | 'Expired' | 'Closed';

export interface Visit {
  readonly business: Business;
  /** The business's own time. */
  readonly now: Instant;
  readonly link: OpenedLink;
  /** Undefined for somebody who is no customer yet. */
  readonly customer: Customer | undefined;
}

/** @param purposes what the page is for: a link made for another opens nothing here */
export async function openLink(
  kysely: Kysely<Tables>,
  keys: LinkKeys,
  text: string,
  purposes: readonly LinkPurpose[],
): Promise<Visit | LinkFailure> {
  const realNow = instant(Date.now());
  const unsealed = unsealLink(keys, text, realNow);
  if (unsealed.kind !== 'Opened') return unsealed.kind;
  const { link } = unsealed;
  if (!purposes.includes(link.purpose)) return 'Unknown';
  const business = await loadBusiness(kysely, link.businessId);
  if (!business) return 'Unknown';
  const now = readClock(business.clock, realNow);
  const { customer: holder } = link;
  if (!holder) return { business, now, link, customer: undefined };
  const found = await inBusiness(
    kysely,
    { businessId: business.id, agentId: null, now },
    async (transaction) =>
      accept(
        await transaction
          .selectFrom('customer')
          .selectAll()
          .where('business_id', '=', business.id)
          .where('id', '=', holder.id)
          .executeTakeFirst(),
      ),
  );
  const customer = found.ok && found.value ? customerOf(found.value) : undefined;
  if (!customer || customer.status === 'Suspended' || customer.linkGeneration !== holder.linkGeneration)
    return 'Closed';
  return { business, now, link, customer };
}
