/** What an operation of the Live API is called with, and the three ways to do its work in a transaction. */
import type { Kysely } from 'kysely';
import type { Business } from '../../accounts/business.ts';
import type { Context } from '../../accounts/context.ts';
import { loadSegments, type Segment } from '../../accounts/segment.ts';
import type { Customer } from '../../customers/customer.ts';
import { findCustomerByReference } from '../../customers/find-customer-by-reference.ts';
import { rehearse } from '../../database/rehearsal.ts';
import type { Tables } from '../../database/table-types.ts';
import { inTransaction } from '../../database/transaction.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { type CallerContext, operationDefiner } from '../../http/operation.ts';

export interface LiveCall extends CallerContext<Kysely<Tables>> {
  readonly business: Business;
  /** Named by the request, for the localized fields of the answer. */
  readonly requestedLanguage: string | undefined;
}

export const defineOperation = operationDefiner<LiveCall>();

/** A use case's context with the segments of the business. */
export interface Work extends Context {
  readonly call: LiveCall;
  readonly segments: ReadonlyMap<number, Segment>;
  readonly defaultSegment: Segment;
}

/** One request, one transaction: committed when the work accepts. */
export function work<T>(call: LiveCall, doWork: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return inTransaction(call.database, async (transaction) => doWork(await workOf(call, transaction)));
}

/** The same, always rolled back: a quote. */
export function rehearseWork<T>(
  call: LiveCall,
  doWork: (work: Work) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return rehearse(call.database, async (transaction) => doWork(await workOf(call, transaction)));
}

async function workOf(call: LiveCall, transaction: Context['transaction']): Promise<Work> {
  const { businessId, agent, now } = call;
  const segments = await loadSegments(transaction, businessId);
  const [defaultSegment] = segments;
  if (!defaultSegment) throw new Error(`business ${businessId} has no segment`);
  return {
    businessId,
    agent,
    now,
    transaction,
    call,
    segments: new Map(segments.map((segment) => [segment.id, segment])),
    defaultSegment,
  };
}

/** The segment named; the default one when none is (shared/wire.md, f). */
export function chooseSegment(
  { segments, defaultSegment }: Work,
  reference: string | undefined,
  id?: number | undefined,
): Outcome<Segment> {
  if (reference === undefined && id === undefined) return accept(defaultSegment);
  const found = [...segments.values()].find((segment) =>
    reference === undefined ? segment.id === id : segment.reference === reference,
  );
  return found ? accept(found) : refuse('Error.Segment.NotFound', 'ReferenceSegment');
}

export function segmentOf({ segments }: Work, segmentId: number): Segment {
  const segment = segments.get(segmentId);
  if (!segment) throw new Error(`segment ${segmentId} is not of this business`);
  return segment;
}

export async function findCustomerOrRefuse(
  context: Context,
  reference: string,
  target = 'ReferenceCustomer',
): Promise<Outcome<Customer>> {
  const customer = await findCustomerByReference(context, reference);
  return customer ? accept(customer) : refuse('Error.Customer.NotFound', target);
}

/** The order in which texts are looked up: request, customer, segment, business (shared/wire.md, a). */
export function languagesFor(
  { call, segments }: Work,
  segmentId: number | undefined,
  customerLanguage?: string | undefined,
): readonly (string | undefined)[] {
  const segment = segmentId === undefined ? undefined : segments.get(segmentId);
  return [call.requestedLanguage, customerLanguage, segment?.language, call.business.defaultLanguage];
}
