/**
 * What dunning charges for late payment: as the invoice announced it, to businesses, to consumers only where the
 * segment says so (docs/decisions/0030).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import { recordAudit } from '../../accounts/record-audit.ts';
import { type Segment, sellerSchema } from '../../accounts/segment.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { computeLateFee, type LateFee } from '../../domain/collecting/late-fee.ts';
import { latePaymentKey } from '../../domain/tax/late-payment.ts';
import { insertBalanceLines, type NewBalanceLine } from '../../subscriptions/balance-line-rows.ts';
import type { ToDun } from './due-dunning.ts';

export interface PlannedLateFee extends LateFee {
  readonly invoice: ToDun;
  readonly language: string;
  readonly daysLate: number;
  readonly interestPerTenThousand: number;
}

interface LateRow {
  readonly id: number;
  readonly language: string;
  readonly open: number;
  readonly fees: number;
  readonly payment_limit_at: Instant;
  readonly seller: unknown;
}

const DAY_MS = 86_400_000;

/** Those that bear a fee now: the others are not late, are of consumers, or bear one already. */
export async function planLateFees(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  invoices: readonly ToDun[],
): Promise<readonly PlannedLateFee[]> {
  const rows = await loadLate(context, invoices);
  return invoices.flatMap((invoice): PlannedLateFee[] => {
    const row = rows.get(invoice.id);
    const segment = segments.get(invoice.segment_id);
    if (!row || !segment) return [];
    const seller = sellerSchema.parse(row.seller);
    const interestPerTenThousand = segment.chargesLateInterest ? seller.latePaymentRatePerTenThousand : 0;
    const recoveryFeeAmount = segment.chargesRecoveryFee ? seller.recoveryFeeAmount : 0;
    const daysLate = Math.floor((context.now - row.payment_limit_at) / DAY_MS);
    const fee = computeLateFee(
      { recoveryFeeAmount, interestPerTenThousand },
      { openAmount: row.open, feesAmount: row.fees, daysLate },
    );
    if (fee.recoveryFeeAmount + fee.interestAmount === 0) return [];
    return [{ ...fee, invoice, language: row.language, daysLate, interestPerTenThousand }];
  });
}

/** A business is who buys under a company's name or with a VAT number. */
async function loadLate(
  { transaction, businessId }: Context,
  invoices: readonly ToDun[],
): Promise<ReadonlyMap<number, LateRow>> {
  if (invoices.length === 0) return new Map();
  const { rows } = await sql<LateRow>`
    select i.id, i.language, open_amount(i) as open, i.payment_limit_at, n.content as seller,
      (select coalesce(sum(l.amount_subtotal + l.amount_tax), 0)::bigint from invoice_line l
        join balance_line b on b.business_id = l.business_id and b.id = l.balance_line_id
        where l.business_id = i.business_id and l.invoice_id = i.id and b.key_charge = ${latePaymentKey}) as fees
    from invoice i
    join segment s on s.business_id = i.business_id and s.id = i.segment_id
    join seller_snapshot n on n.business_id = i.business_id and n.id = i.seller_snapshot_id
    where i.business_id = ${businessId} and i.id = any(${invoices.map(({ id }) => id)}) and i.payment_limit_at is not null
      and not exists (select from dunning_measure m where m.business_id = i.business_id and m.invoice_id = i.id
        and m.action = 'LateFee')
      and (s.charges_consumers_late_fees or exists (select from customer_address a
        where a.business_id = i.business_id and a.customer_id = i.customer_id and a.kind = 'Billing'
          and (coalesce(a.company, '') <> '' or coalesce(a.tax_information, '') <> '')))`.execute(
    transaction,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** On the balance, outside the scope of VAT: billed with what comes next. */
export async function chargeLateFees(context: Context, fees: readonly PlannedLateFee[]): Promise<void> {
  await insertBalanceLines(
    context,
    fees.flatMap((fee) => linesOf(context, fee)),
  );
  for (const { invoice, recoveryFeeAmount, interestAmount, daysLate } of fees)
    await recordAudit(context, {
      action: 'LateFee.Charged',
      subjectKind: 'invoice',
      subjectId: invoice.id,
      data: { recoveryFeeAmount, interestAmount, daysLate },
    });
}

function linesOf(context: Context, fee: PlannedLateFee): readonly NewBalanceLine[] {
  const { invoice, recoveryFeeAmount, interestAmount } = fee;
  const labels = labelsOf(fee);
  const line = (amount: number, label: string): NewBalanceLine => ({
    segmentId: invoice.segment_id,
    customerId: invoice.customer_id,
    subscriptionId: null,
    periodNumber: null,
    featureId: null,
    discountId: null,
    type: 'Manual',
    label,
    amount,
    keyCharge: latePaymentKey,
    movedAt: context.now,
    period: null,
    quantityReported: null,
    quantityBilled: null,
    proratableAmount: null,
  });
  return [
    ...(recoveryFeeAmount > 0 ? [line(recoveryFeeAmount, labels.recovery)] : []),
    ...(interestAmount > 0 ? [line(interestAmount, labels.interest)] : []),
  ];
}

function labelsOf({ invoice, language, daysLate, interestPerTenThousand }: PlannedLateFee) {
  const isFrench = language.startsWith('fr');
  const rate = new Intl.NumberFormat(isFrench ? 'fr' : 'en', { style: 'percent', maximumFractionDigits: 2 });
  const percent = rate.format(interestPerTenThousand / 10_000);
  const { full_number: number } = invoice;
  return isFrench
    ? {
        recovery: `Indemnité forfaitaire pour frais de recouvrement, facture ${number}`,
        interest: `Intérêts de retard, facture ${number}\u00a0: ${daysLate} jours à ${percent} l’an`,
      }
    : {
        recovery: `Flat compensation for recovery costs, invoice ${number}`,
        interest: `Late-payment interest, invoice ${number}: ${daysLate} days at ${percent} a year`,
      };
}
