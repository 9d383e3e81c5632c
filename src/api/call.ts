/** What an operation of our APIs is called with, and the ways to do its work in a transaction. */
import type { Kysely } from 'kysely';
import { type Business, loadBusiness } from '../accounts/business.ts';
import type { Context } from '../accounts/context.ts';
import type { Permitted } from '../accounts/permissions.ts';
import { loadSegments, type Segment } from '../accounts/segment.ts';
import type { AuthenticatedSession } from '../accounts/sign-in/session.ts';
import type { AuthenticatedKey } from '../accounts/verified-keys.ts';
import type { Customer } from '../customers/customer.ts';
import { findCustomerByReference } from '../customers/find-customer-by-reference.ts';
import { type BusinessScope, enterBusiness, inBusiness } from '../database/business-scope.ts';
import type { Database } from '../database/connect.ts';
import { rehearse } from '../database/rehearsal.ts';
import type { Tables } from '../database/table-types.ts';
import type { TenantReads } from '../database/tenant-reads.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { readClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { HostedLinks } from '../hosted/hosted-links.ts';
import type { RequestFacts } from '../http/mount-operations.ts';
import type { CallerContext } from '../http/operation.ts';

/** What is known before anything is read: whose key it is. */
export interface KeyCall extends CallerContext<Kysely<Tables>> {
  readonly tenantReads: TenantReads;
  /** The path and the query, as they were sent. */
  readonly url: string;
  /** Of the pages for the business's own customers. */
  readonly hosted: HostedLinks;
  /** What the caller's role and key allow. */
  readonly permitted: Permitted;
  /** Of a person at our pages; undefined for a key. */
  readonly sessionId: number | undefined;
  /** Named by the request, for the localized fields of the answer. */
  readonly requestedLanguage: string | undefined;
}

export interface ApiCall extends KeyCall {
  readonly business: Business;
  /** The business's own time, or that of the customer it is about. */
  readonly now: Instant;
}

/** What calls are made of besides the key. */
export interface CallSources extends Pick<Database, 'kysely' | 'tenantReads'> {
  readonly hosted: HostedLinks;
}

export function keyCallOf(
  { kysely, tenantReads, hosted }: CallSources,
  caller: AuthenticatedKey | AuthenticatedSession,
  facts: RequestFacts,
): KeyCall {
  const isSession = 'sessionId' in caller;
  return {
    tenantReads,
    hosted,
    businessId: caller.businessId,
    agent: { id: caller.agentId, name: isSession ? caller.name : `key:${caller.keyId}` },
    permitted: caller,
    sessionId: isSession ? caller.sessionId : undefined,
    language: facts.language,
    requestedLanguage: facts.requestedLanguage,
    url: facts.url,
    database: kysely,
  };
}

export async function withBusiness(call: KeyCall): Promise<ApiCall> {
  return atBusinessTime(call, await loadBusiness(call.database, call.businessId));
}

/** @throws Error when the business of the key is missing, which its foreign key forbids. */
export function atBusinessTime(call: KeyCall, business: Business | undefined): ApiCall {
  if (!business) throw new Error(`business ${call.businessId} of ${call.agent.name} is missing`);
  return { ...call, business, now: readClock(business.clock, instant(Date.now())) };
}

/** A use case's context with the segments of the business. */
export interface Work extends Context {
  readonly call: ApiCall;
  readonly segments: ReadonlyMap<number, Segment>;
  readonly defaultSegment: Segment;
}

/** One request, one transaction: committed when the work accepts. */
export function work<T>(call: ApiCall, doWork: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return inBusiness(call.database, scopeOf(call), async (transaction) =>
    doWork(await workOf(call, transaction)),
  );
}

/** For what needs nothing but rows of the business: no segments are read. */
export function read<T>(
  call: ApiCall,
  doRead: (transaction: Context['transaction']) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return inBusiness(call.database, scopeOf(call), doRead);
}

/** As `work`, for what finds the segments it needs together with what it is about. */
export function change<T>(
  call: ApiCall,
  doChange: (context: Context) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const { businessId, agent, now } = call;
  return inBusiness(call.database, scopeOf(call), (transaction) =>
    doChange({ businessId, agent, now, transaction }),
  );
}

/** As `work`, always rolled back: a quote. */
export function rehearseWork<T>(
  call: ApiCall,
  doWork: (work: Work) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return rehearse(call.database, async (transaction) => {
    await enterBusiness(transaction, scopeOf(call));
    return doWork(await workOf(call, transaction));
  });
}

function scopeOf({ businessId, agent, now }: ApiCall): BusinessScope {
  return { businessId, agentId: agent.id, now };
}

async function workOf(call: ApiCall, transaction: Context['transaction']): Promise<Work> {
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
