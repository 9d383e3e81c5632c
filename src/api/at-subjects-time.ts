/**
 * In a sandbox whose customers have test clocks, a request is answered in the time of the one that it is about,
 * whichever of its parameters tells who that is (domain.md §12).
 */
import { readSubjectsTime, type Subject } from '../customers/customer-clock.ts';
import { instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import { type ApiCall, type KeyCall, read, withBusiness } from './call.ts';

/** The buyer pays, so its time counts; these come before the recipient's. */
const buyerParameters = { ids: ['idcustomerbuyer'], references: ['referencecustomerbuyer'] };
const customerParameters = { ids: ['idcustomer', 'customerid'], references: ['referencecustomer'] };
const subscriptionParameters = ['idsubscription', 'subscriptionid'];
const invoiceParameters = ['idinvoice', 'invoiceid'];

/** What handlers are called with: the caller's business, at the time of whom the request is about. */
export async function atItsTime(call: KeyCall, input: Readonly<Record<string, unknown>>): Promise<ApiCall> {
  return atSubjectsTime(await withBusiness(call), input);
}

export async function atSubjectsTime(
  call: ApiCall,
  input: Readonly<Record<string, unknown>>,
): Promise<ApiCall> {
  if (!call.business.hasCustomerClocks) return call;
  const subject = subjectOf(input);
  const isNobody = Object.values(subject).every((named: readonly unknown[]) => named.length === 0);
  if (isNobody) return call;
  const settled = await read(call, async (transaction) =>
    accept(await readSubjectsTime(transaction, call.business, subject, instant(Date.now()))),
  );
  return settled.ok ? { ...call, now: settled.value } : call;
}

/** Of a list of entries, when they are all about one customer; several have no common time but the business's. */
function onlyReferenceOf(input: Readonly<Record<string, unknown>>): readonly string[] {
  const entries = Object.values(input).flatMap((value): unknown[] => (Array.isArray(value) ? value : []));
  const named = entries
    .map((entry) =>
      typeof entry === 'object' && entry ? Reflect.get(entry, 'ReferenceCustomer') : undefined,
    )
    .filter((value) => typeof value === 'string');
  const distinct = [...new Set(named)];
  return distinct.length === 1 ? distinct : [];
}

function subjectOf(input: Readonly<Record<string, unknown>>): Subject {
  const sent = new Map(Object.entries(input).map(([name, value]) => [name.toLowerCase(), value]));
  const numbers = (names: readonly string[]) =>
    names.map((name) => sent.get(name)).filter((value) => typeof value === 'number');
  const texts = (names: readonly string[]) =>
    names.map((name) => sent.get(name)).filter((value) => typeof value === 'string');
  const hasBuyer = [...buyerParameters.ids, ...buyerParameters.references].some((name) => sent.has(name));
  const who = hasBuyer ? buyerParameters : customerParameters;
  return {
    customerIds: numbers(who.ids),
    references: [...texts(who.references), ...onlyReferenceOf(input)],
    subscriptionIds: numbers(subscriptionParameters),
    invoiceIds: numbers(invoiceParameters),
  };
}
