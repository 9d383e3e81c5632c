/** Decides what a batch of rows would create, change or leave alone, given what exists. Pure. */
import { toTimestamp } from '../domain/calendar/instant.ts';
import { statusOf } from '../domain/subscription/state.ts';
import type { ExistingQuery, ExistingRecords, ExistingSubscription, PlannedRow } from './import-port.ts';
import type { CustomerRow, ImportRow, SubscriptionRow, TerminationRow } from './import-row.ts';
import type { TerminationTime } from './mapping.ts';
import { type ImportReason, importReason } from './reasons.ts';
import { findCustomerChanges, findSubscriptionChanges } from './row-fields.ts';

export interface RowToPlan {
  readonly row: ImportRow;
  /** An earlier line of the file brings the same customer, with the same data. */
  readonly isRepeatedCustomer: boolean;
}

export type RowPlan =
  | { readonly ok: true; readonly planned: PlannedRow }
  | { readonly ok: false; readonly line: number; readonly field: string; readonly reason: ImportReason };

export function existingQuery(rows: readonly RowToPlan[]): ExistingQuery {
  const customerReferences = new Set<string>();
  const externalReferences = new Set<string>();
  for (const { row } of rows) {
    customerReferences.add(
      row.kind === 'terminations' ? row.termination.referenceCustomer : row.customer.referenceCustomer,
    );
    if (row.kind === 'subscriptions' && row.subscription.externalReference !== null) {
      externalReferences.add(row.subscription.externalReference);
    }
  }
  return {
    customerReferences: [...customerReferences],
    externalReferences: [...externalReferences],
    withSubscriptions: rows.some(({ row }) => row.kind !== 'customers'),
  };
}

export function planRows(
  rows: readonly RowToPlan[],
  existing: ExistingRecords,
  termination: TerminationTime | null,
): RowPlan[] {
  const known = indexExisting(existing);
  return rows.map(({ row, isRepeatedCustomer }) => {
    if (row.kind === 'terminations') return planTermination(row, known, termination);
    const customer = planCustomer(row.customer, known, isRepeatedCustomer);
    if (row.kind === 'customers') return { ok: true, planned: { kind: 'customers', row, ...customer } };
    return planSubscription(row, customer, known);
  });
}

interface Known {
  readonly customers: ReadonlyMap<string, CustomerRow>;
  readonly byCustomer: ReadonlyMap<string, readonly ExistingSubscription[]>;
  readonly byExternalReference: ReadonlyMap<string, ExistingSubscription>;
}

/** Deleted subscriptions are as if they had never been. */
function indexExisting({ customers, subscriptions }: ExistingRecords): Known {
  const living = subscriptions.filter(({ state }) => state !== 'Deleted');
  return {
    customers: new Map(customers.map((customer) => [customer.referenceCustomer, customer])),
    byCustomer: Map.groupBy(living, ({ referenceCustomer }) => referenceCustomer),
    byExternalReference: new Map(
      living.flatMap((found) => (found.externalReference === null ? [] : [[found.externalReference, found]])),
    ),
  };
}

type CustomerPlan = Pick<Extract<PlannedRow, { kind: 'customers' }>, 'customer' | 'changes'>;

function planCustomer(given: CustomerRow, { customers }: Known, isRepeated: boolean): CustomerPlan {
  if (isRepeated) return { customer: 'keep', changes: [] };
  const existing = customers.get(given.referenceCustomer);
  if (!existing) return { customer: 'create', changes: [] };
  const changes = findCustomerChanges(given, existing);
  return { customer: changes.length > 0 ? 'change' : 'keep', changes };
}

type SubscriptionRowOfFile = Extract<ImportRow, { kind: 'subscriptions' }>;

function planSubscription(row: SubscriptionRowOfFile, customer: CustomerPlan, known: Known): RowPlan {
  const matched = matchSubscription(row, known);
  if (matched.kind === 'Refused') return { ok: false, line: row.line, ...matched };
  const { found } = matched;
  if (found === null) {
    const planned = {
      kind: 'subscriptions',
      row,
      ...customer,
      subscription: 'create',
      subscriptionId: null,
    } as const;
    return { ok: true, planned };
  }
  // What has ended was imported once and has lived: a second run leaves it alone.
  const hasEnded = statusOf(found.state) === 'Ended';
  const changes = hasEnded ? [] : findSubscriptionChanges(row.subscription, found);
  return {
    ok: true,
    planned: {
      kind: 'subscriptions',
      row,
      customer: customer.customer,
      subscription: changes.length > 0 ? 'change' : 'keep',
      subscriptionId: found.id,
      changes: [...customer.changes, ...changes],
    },
  };
}

type Match =
  | { readonly kind: 'Found'; readonly found: ExistingSubscription | null }
  | { readonly kind: 'Refused'; readonly field: string; readonly reason: ImportReason };

/**
 * With a reference of its own, a subscription is found by it. Without, by customer, offer and start; then a
 * customer has one subscription at a time, so that a changed offer never silently adds a second one to pay.
 */
function matchSubscription({ customer, subscription }: SubscriptionRowOfFile, known: Known): Match {
  const { externalReference } = subscription;
  if (externalReference !== null) {
    const found = known.byExternalReference.get(externalReference) ?? null;
    const isSame = found === null || isSameSubscription(found, subscription, customer.referenceCustomer);
    if (isSame) return { kind: 'Found', found };
    const params = { ...describe(found), customer: found.referenceCustomer };
    const reason = importReason('Error.Import.Subscription.Moved', params);
    return { kind: 'Refused', field: 'ReferenceSubscription', reason };
  }
  const theirs = known.byCustomer.get(customer.referenceCustomer) ?? [];
  const found = theirs.find((one) => isSameSubscription(one, subscription, customer.referenceCustomer));
  if (found) return { kind: 'Found', found };
  const other = theirs.find((one) => statusOf(one.state) !== 'Ended');
  if (!other) return { kind: 'Found', found: null };
  const reason = importReason('Error.Import.Subscription.Other', describe(other));
  return { kind: 'Refused', field: 'ReferenceOffer', reason };
}

function isSameSubscription(found: ExistingSubscription, given: SubscriptionRow, customer: string): boolean {
  return (
    found.referenceCustomer === customer &&
    found.referenceOffer === given.referenceOffer &&
    found.startAt === given.startAt
  );
}

function describe({ referenceOffer, startAt }: ExistingSubscription) {
  return { offer: referenceOffer, start: startAt === null ? '—' : toTimestamp(startAt) };
}

type TerminationRowOfFile = Extract<ImportRow, { kind: 'terminations' }>;

function planTermination(row: TerminationRowOfFile, known: Known, time: TerminationTime | null): RowPlan {
  const { termination, line } = row;
  if (!known.customers.has(termination.referenceCustomer)) {
    const reason = importReason('Error.Import.Customer.Unknown');
    return { ok: false, line, field: 'ReferenceCustomer', reason };
  }
  const theirs = known.byCustomer.get(termination.referenceCustomer) ?? [];
  const matching = theirs.filter((found) => fits(found, termination));
  const draft = matching.find(({ state }) => statusOf(state) === 'Draft');
  const stoppable = matching.filter(({ state }) => statusOf(state) !== 'Draft');
  if (stoppable.length === 0) {
    const reason = draft
      ? importReason('Error.Import.Subscription.NotRunning', { state: draft.state })
      : importReason('Error.Import.Subscription.Unknown');
    return { ok: false, line, field: 'ReferenceCustomer', reason };
  }
  const isDone = (found: ExistingSubscription) => isTerminatedAsWanted(found, termination, time);
  const idsOf = (list: readonly ExistingSubscription[]) => list.map(({ id }) => id);
  const subscriptionIds = idsOf(stoppable.filter((found) => !isDone(found)));
  const unchangedIds = idsOf(stoppable.filter(isDone));
  return { ok: true, planned: { kind: 'terminations', row, subscriptionIds, unchangedIds } };
}

function fits(found: ExistingSubscription, wanted: TerminationRow): boolean {
  return (
    (wanted.externalReference === null || wanted.externalReference === found.externalReference) &&
    (wanted.referenceOffer === null || wanted.referenceOffer === found.referenceOffer) &&
    (wanted.startAt === null || wanted.startAt === found.startAt)
  );
}

function isTerminatedAsWanted(
  found: ExistingSubscription,
  { terminationAt }: TerminationRow,
  time: TerminationTime | null,
): boolean {
  if (statusOf(found.state) === 'Ended') return true;
  if (found.state !== 'ActiveDelayedTermination') return false;
  return time?.when === 'atTerm' || (time?.when === 'date' && found.termAt === terminationAt);
}
