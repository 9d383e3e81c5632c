/** Bills one customer now, whatever its billing day: all its due lines, or those of the dates asked for. */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { findBillability } from '../customers/find-billability.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { billBuyers } from './bill-buyers.ts';
import { lockBuyers } from './load-buyers.ts';
import { planBuyers } from './plan-buyers.ts';

export interface BillCustomerRequest {
  readonly customerId: number;
  readonly from?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly isForcedOffline?: boolean | undefined;
  readonly note?: string | undefined;
  /** False bills a customer without a payment method; otherwise it is refused (shared/wire.md, a). */
  readonly ensuresBillable?: boolean | undefined;
}

/** Answers the id of the invoice, or null when nothing was due or the balance is in credit. */
export async function billCustomer(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  request: BillCustomerRequest,
): Promise<Outcome<number | null>> {
  const buyers = await lockBuyers(context, [request.customerId]);
  if (buyers.length === 0) return refuse('Error.Customer.NotFound');
  if (request.ensuresBillable !== false) {
    const billability = await findBillability(context, [request.customerId]);
    if (!billability.get(request.customerId)?.isBillable)
      return refuse('Error.Customer.PaymentSettings.Missing');
  }
  const filter = { from: request.from, until: request.until };
  const planned = await planBuyers(context, segments, buyers, filter);
  const refused = planned.map(({ plan }) => plan).find((plan) => !plan.ok);
  if (refused && !refused.ok) return refused;
  const options = {
    isForcedOffline: request.isForcedOffline ?? false,
    note: request.note ?? null,
    isIssuedAtOnce: true,
  };
  const invoices = await billBuyers(context, planned, options);
  return accept(invoices.get(request.customerId) ?? null);
}
