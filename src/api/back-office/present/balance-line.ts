/** Balance lines as the Back Office writes them, with what `extra` asks for. */
import { findListedBalanceLine, type ListedBalanceLine } from '../../../billing/list-balance-lines.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { segmentOf, type Work } from '../../call.ts';
import type { balanceLine } from '../wire/balance-line.ts';
import { loadCustomerExtras } from './payer-extras.ts';
import { loadSubscriptionExtras } from './subscription-identity.ts';
import { loadTraceExtras, presentSegmentOf, presentTraces } from './traces.ts';

type WireBalanceLine = BodyOf<typeof balanceLine>;

export async function presentBalanceLines(
  work: Work,
  lines: readonly ListedBalanceLine[],
  extra?: readonly string[],
): Promise<WireBalanceLine[]> {
  const traces = await loadTraceExtras(
    work,
    extra,
    lines.map((line) => line.traces),
  );
  const customers = await loadCustomerExtras(
    work,
    extra,
    lines.map(({ customerId }) => customerId),
  );
  const subscriptions = await loadSubscriptionExtras(
    work,
    extra,
    lines.map(({ subscriptionId }) => subscriptionId),
  );
  return lines.map((line) => ({
    ...presentOne(work, line, extra),
    ...presentTraces(line.traces, traces),
    Customer: customers.get(line.customerId),
    Subscription: line.subscriptionId === null ? undefined : subscriptions.get(line.subscriptionId),
    Links: [{ rel: 'self', href: `/Finance/BalanceLines/${line.id}` }],
  }));
}

/** One by its number, or the refusal of one that is not there. */
export async function showBalanceLine(
  work: Work,
  id: number,
  extra?: readonly string[],
): Promise<Outcome<WireBalanceLine>> {
  const found = await findListedBalanceLine(work, work.segments, id);
  const [shown] = found ? await presentBalanceLines(work, [found], extra) : [];
  return shown ? accept(shown) : refuse('Error.BalanceLine.NotFound', 'balanceLineId');
}

function presentOne(work: Work, line: ListedBalanceLine, extra: readonly string[] | undefined) {
  const { movedAt, period, tax } = line;
  return {
    Id: line.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, line.segmentId, extra),
    IdCustomer: line.customerId,
    ...(line.subscriptionId !== null && { IdSubscription: line.subscriptionId }),
    ...(line.invoiceId !== null && { IdInvoice: line.invoiceId }),
    ...(line.featureId !== null && { IdFeature: line.featureId }),
    TextLocalized: line.label,
    ...(movedAt !== null && { DateMove: formatInstant(movedAt) }),
    ...(period !== null && {
      DatePeriodStart: formatInstant(period.startAt),
      DatePeriodEnd: formatInstant(period.endAt),
    }),
    StateMove: line.state,
    Currency: segmentOf(work, line.segmentId).currency,
    AmountSubtotal: tax?.amountSubtotal ?? line.amount,
    ...(tax !== null && {
      AmountTotal: tax.amountTotal,
      CodeTax: tax.category,
      RateTax: tax.ratePerTenThousand,
    }),
    TypeLine: line.type,
    ...(line.keyCharge !== null && { FamilyCharge: line.keyCharge }),
    ...(line.quantity !== null && { Quantity: line.quantity }),
  };
}
