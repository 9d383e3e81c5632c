/**
 * Bills buyers, in sets: closes their due lines and issues their invoices, or drafts where the segment wants a
 * delay. The same for one buyer on request and for a thousand in the tick (domain.md §6).
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { takeIds, updateRows } from '../database/bulk.ts';
import { isAutomatic, isChargedAsDraft, stateAtIssue } from '../domain/billing/invoice-state.ts';
import type { BillingPlan } from '../domain/billing/plan-billing.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { addDays } from '../domain/calendar/period.ts';
import { recordEvents } from '../events/record-events.ts';
import { insertBalanceLines } from '../subscriptions/balance-line-rows.ts';
import type { DocumentContent, IssueTerms } from './document.ts';
import { insertDocuments, type NewDocument } from './document-rows.ts';
import { type DocumentToIssue, issueDocuments } from './issue-documents.ts';
import type { Buyer } from './load-buyers.ts';
import type { PlannedBuyer } from './plan-buyers.ts';

export interface BillingOptions {
  /** A buyer that pays automatically is not charged: it pays offline. */
  readonly isForcedOffline?: boolean;
  /** Printed on the invoice instead of the buyer's own note. */
  readonly note?: string | null;
  /** Issued now, even where the segment has a delay for drafts. */
  readonly isIssuedAtOnce?: boolean;
}

/** Answers the id of the invoice of each buyer that got one. */
export async function billBuyers(
  context: Context,
  planned: readonly PlannedBuyer[],
  options: BillingOptions = {},
): Promise<ReadonlyMap<number, number>> {
  await closeLines(context, planned);
  await carryCredits(context, planned);
  const invoiceIds = new Map<number, number>();
  const bySegment = Map.groupBy(planned.flatMap(invoiceOf), ({ segment }) => segment);
  const segments = [...bySegment.keys()].sort((a, b) => a.id - b.id);
  for (const segment of segments) {
    const group = bySegment.get(segment) ?? [];
    const isDelayed = segment.draftHours > 0 && !options.isIssuedAtOnce;
    const { drafted = [], issued = [] } = Object.groupBy(group, ({ buyer }) =>
      isDelayed || (!options.isForcedOffline && isChargedFirst(segment, buyer)) ? 'drafted' : 'issued',
    );
    // The series is locked last.
    const ids = [
      ...(await writeDrafts(context, segment, drafted, { ...options, isDelayed })),
      ...(await issue(context, segment, issued, options)),
    ];
    [...drafted, ...issued].forEach(({ buyer }, index) => {
      const id = ids[index];
      if (id !== undefined) invoiceIds.set(buyer.id, id);
    });
  }
  return invoiceIds;
}

interface InvoiceToWrite {
  readonly buyer: Buyer;
  readonly segment: Segment;
  readonly plan: BillingPlan & { readonly kind: 'Invoice' };
}

function invoiceOf({ buyer, segment, plan }: PlannedBuyer): InvoiceToWrite[] {
  return plan.ok && plan.value.kind === 'Invoice' ? [{ buyer, segment, plan: plan.value }] : [];
}

/** Lines that make up zero, or that a carried credit replaces, are closed without a document. */
async function closeLines(context: Context, planned: readonly PlannedBuyer[]): Promise<void> {
  const rows = planned
    .filter(({ plan }) => plan.ok && (plan.value.kind === 'Settled' || plan.value.kind === 'Carried'))
    .flatMap(({ dueLines }) =>
      dueLines.map(({ id }) => ({ business_id: context.businessId, id, state: 'Adjustment' })),
    );
  const columns = { business_id: 'bigint', id: 'bigint', state: 'line_state' } as const;
  await updateRows(context.transaction, 'balance_line', ['business_id', 'id'], columns, rows);
}

async function carryCredits(context: Context, planned: readonly PlannedBuyer[]): Promise<void> {
  const lines = planned.flatMap(({ buyer, plan }) =>
    plan.ok && plan.value.kind === 'Carried'
      ? plan.value.credits.map((credit) => ({
          ...credit,
          segmentId: buyer.segmentId,
          customerId: buyer.id,
          subscriptionId: null,
          periodNumber: null,
          featureId: null,
          discountId: null,
          movedAt: context.now,
          period: null,
          quantityReported: null,
          quantityBilled: null,
          proratableAmount: null,
        }))
      : [],
  );
  await insertBalanceLines(context, lines);
}

async function issue(
  context: Context,
  segment: Segment,
  group: readonly InvoiceToWrite[],
  options: BillingOptions,
): Promise<number[]> {
  if (group.length === 0) return [];
  const toIssue: DocumentToIssue[] = group.map((invoice) => ({
    content: contentOf(invoice, options),
    terms: termsAtIssue(segment, invoice.buyer, context.now, options.isForcedOffline === true),
  }));
  // The series is locked last: the lines are marked once the ids are known, which needs no lock of it.
  const issued = await issueDocuments(context, segment, 'Debit', toIssue);
  const ids = issued.map(({ id }) => id);
  await markBilled(context, group, ids, 'Billed');
  await recordIssued(context, toIssue, ids);
  return ids;
}

/** What follows from the issue: when it is to be paid, and when it is charged (domain.md §10). */
export function termsAtIssue(
  segment: Segment,
  buyer: Pick<Buyer, 'typePayment' | 'isGreyListed' | 'prenotificationDays'>,
  issuedAt: Instant,
  isForcedOffline: boolean,
): IssueTerms {
  const state = stateAtIssue(buyer.typePayment, { isGreyListed: buyer.isGreyListed, isForcedOffline });
  const isCharged = state === 'DueAuto' && isAutomatic(buyer.typePayment);
  const delayDays = Math.max(segment.chargeDelayDays, noticeDaysOf(segment, buyer));
  const scheduledAt = isCharged ? addDays(issuedAt, delayDays, segment.timeZone) : null;
  return {
    state,
    paymentLimitAt: scheduledAt ?? addDays(issuedAt, segment.paymentTermDays, segment.timeZone),
    paymentScheduledAt: scheduledAt,
  };
}

function noticeDaysOf(
  segment: Segment,
  { typePayment, prenotificationDays }: Pick<Buyer, 'typePayment' | 'prenotificationDays'>,
): number {
  return typePayment === 'DirectDebit' ? (prenotificationDays ?? segment.prenotificationDays) : 0;
}

/** Whether the segment wants this buyer to pay before its invoice is issued. */
export function isChargedFirst(segment: Segment, buyer: Buyer): boolean {
  const isHeldBack = buyer.isGreyListed || buyer.isSuspended;
  const noticeDays = noticeDaysOf(segment, buyer);
  return segment.issuesOnlyIfPaid && isChargedAsDraft(buyer.typePayment, { isHeldBack, noticeDays });
}

/** When a draft of today is first charged. */
export function firstChargeAt(segment: Segment, now: Instant): Instant {
  return addDays(now, segment.chargeDelayDays, segment.timeZone);
}

/** Those of a segment with a delay wait for its end, the others to be charged. */
async function writeDrafts(
  context: Context,
  segment: Segment,
  group: readonly InvoiceToWrite[],
  options: BillingOptions & { readonly isDelayed: boolean },
): Promise<number[]> {
  if (group.length === 0) return [];
  const ids = await takeIds(context.transaction, 'invoice', group.length);
  const when = options.isDelayed
    ? { paymentScheduledAt: null, finaliseAt: instant(context.now + segment.draftHours * 3_600_000) }
    : { paymentScheduledAt: firstChargeAt(segment, context.now), finaliseAt: null };
  const state = options.isDelayed ? 'Draft' : 'DraftCharging';
  const drafts = group.flatMap((invoice, index): NewDocument[] => {
    const id = ids[index];
    if (id === undefined) return [];
    const content = contentOf(invoice, options);
    return [{ id, kind: 'Debit', content, state, paymentLimitAt: null, ...when, issue: null }];
  });
  await insertDocuments(context, segment, drafts);
  await markBilled(context, group, ids, 'Due');
  return ids;
}

function contentOf({ buyer, plan }: InvoiceToWrite, { note }: BillingOptions): DocumentContent {
  const { taxes } = plan;
  return {
    customerId: buyer.id,
    buyer: buyer.identity,
    language: buyer.language,
    typePayment: buyer.typePayment,
    note: note ?? buyer.note,
    correction: null,
    lines: plan.lines.map((line, index) => {
      const taxed = taxes.lines[index];
      if (!taxed) throw new Error(`line ${line.id} was not taxed`);
      return {
        balanceLineId: line.id,
        correctedPosition: null,
        type: line.type,
        label: line.label,
        subscriptionId: line.subscriptionId,
        featureId: line.featureId,
        movedAt: line.movedAt,
        period: line.period,
        quantity: line.quantityBilled,
        amountSubtotal: taxed.amountSubtotal,
        amountTax: taxed.amountTax,
        taxPosition: taxed.taxPosition,
      };
    }),
    taxes: taxes.taxes,
    amountSubtotal: taxes.amountSubtotal,
    amountTax: taxes.amountTax,
    amountTotal: taxes.amountTotal,
  };
}

/** A line that a draft holds stays Due until the draft is finalised, but is not taken again. */
async function markBilled(
  context: Context,
  group: readonly InvoiceToWrite[],
  ids: readonly number[],
  state: 'Billed' | 'Due',
): Promise<void> {
  const columns = { business_id: 'bigint', id: 'bigint', state: 'line_state', invoice_id: 'bigint' } as const;
  const rows = group.flatMap(({ plan }, index) =>
    plan.lines.map(({ id }) => ({
      business_id: context.businessId,
      id,
      state,
      invoice_id: ids[index] ?? null,
    })),
  );
  const updated = await updateRows(context.transaction, 'balance_line', ['business_id', 'id'], columns, rows);
  if (updated !== rows.length) throw new Error(`${rows.length} lines were billed, ${updated} were marked`);
}

/** The events of invoices that were just issued: of their buyer, then of themselves. */
export async function recordIssued(
  context: Context,
  documents: readonly DocumentToIssue[],
  ids: readonly number[],
): Promise<void> {
  await recordEvents(
    context,
    documents.flatMap(({ content: { customerId }, terms }, index) => {
      const type =
        terms.state === 'DueOffline' ? 'InvoiceDebitIssuedPaymentOffline' : 'InvoiceDebitIssuedPaymentAuto';
      const about = { customerId, invoiceId: ids[index] ?? null };
      return [
        { type: 'CustomerBillingSucceeded', ...about },
        { type, ...about },
      ] as const;
    }),
  );
}
