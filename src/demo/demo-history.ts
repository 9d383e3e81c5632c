/**
 * Six months in the life of the demo, as a list of moments in order: each is a use case with the instant at which
 * it happened. Between two of them the tick plays what fell due.
 */
import type { Context } from '../accounts/context.ts';
import type { Segment } from '../accounts/segment.ts';
import { findInvoices, type InvoiceView } from '../billing/find-invoices.ts';
import { issueCreditNote } from '../billing/issue-credit-note.ts';
import { findDiscountIds } from '../catalogue/find-discounts.ts';
import { findOffer } from '../catalogue/find-offers.ts';
import { createOrUpdateCustomer } from '../customers/create-or-update-customer.ts';
import { registerPaymentPermission } from '../customers/register-payment-permission.ts';
import { updateBillingAddress } from '../customers/update-address.ts';
import { updatePaymentSettings } from '../customers/update-payment-settings.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { UsageChange } from '../domain/subscription/usage-change.ts';
import { recordPayment } from '../payments/record-payment.ts';
import { createSubscriptions } from '../subscriptions/create-subscriptions.ts';
import { findSubscriptions, type SubscriptionView } from '../subscriptions/find-subscriptions.ts';
import { startSubscriptions } from '../subscriptions/start-subscriptions.ts';
import { suspendSubscription } from '../subscriptions/suspend-subscription.ts';
import { terminateSubscriptions } from '../subscriptions/terminate-subscriptions.ts';
import { upgradeSubscription } from '../subscriptions/upgrade-subscription.ts';
import { updateUsages } from '../usage/update-usages.ts';
import { welcomeDiscount } from './demo-catalogue.ts';
import type { DemoCustomer } from './demo-customer.ts';
import { demoCustomers } from './demo-customers.ts';

export interface Scene extends Context {
  readonly segments: ReadonlyMap<number, Segment>;
  readonly segment: Segment;
}

export interface Moment {
  readonly at: Instant;
  readonly happens: (scene: Scene) => Promise<Outcome<unknown>>;
}

const DAY = 86_400_000;
export const HISTORY_DAYS = 184;
/** Offline payers take a week and a half, a card two days. */
/** By those who pay by hand; the others are charged. */
const DAYS_TO_PAY = 11;
/** How long the card that has expired since was good for. */
const DAYS_OF_OLD_CARD = 120;
const PAYMENTS_EVERY = 5;
const SCANS_EVERY = 10;

/** In order. The history ends at `now`; moments of one day happen at different hours. */
export function demoHistory(now: Instant): Moment[] {
  const beginsAt = now - HISTORY_DAYS * DAY;
  const moment = (day: number, minute: number, happens: Moment['happens']): Moment => ({
    at: instant(Math.min(beginsAt + day * DAY + minute * 60_000, now)),
    happens,
  });
  const moments = demoCustomers.flatMap((customer, index) => [
    moment(customer.startsOn ?? 160, index, (scene) => arrive(scene, customer)),
    ...lifeOf(customer).map(([day, happens]) => moment(day, 60 + index, happens)),
  ]);
  for (let day = SCANS_EVERY; day < HISTORY_DAYS; day += SCANS_EVERY)
    moments.push(moment(day, 240, (scene) => reportScans(scene, day)));
  for (let day = PAYMENTS_EVERY; day < HISTORY_DAYS; day += PAYMENTS_EVERY)
    moments.push(moment(day, 300, (scene) => receivePayments(scene, day)));
  return moments.sort((a, b) => a.at - b.at);
}

type DayAndScene = readonly [day: number, happens: Moment['happens']];

function lifeOf(customer: DemoCustomer): DayAndScene[] {
  const { startsOn, upgrade, terminatesOn, suspendedOn, greyListedOn, creditedOn, supportOn } = customer;
  if (startsOn === undefined) return [];
  const life: DayAndScene[] = [];
  for (const { on, quantity } of customer.users ?? [])
    life.push([on, (scene) => use(scene, customer, 'users', { kind: 'Quantity', quantity })]);
  if (supportOn !== undefined)
    life.push([
      supportOn,
      (scene) => use(scene, customer, 'priority-support', { kind: 'Switch', isEnabled: true }),
    ]);
  if (upgrade) life.push([upgrade.on, (scene) => changeOffer(scene, customer, upgrade.offer)]);
  if (terminatesOn !== undefined) life.push([terminatesOn, (scene) => terminate(scene, customer)]);
  if (suspendedOn !== undefined) life.push([suspendedOn, (scene) => suspend(scene, customer)]);
  if (greyListedOn !== undefined) life.push([greyListedOn, (scene) => greyList(scene, customer)]);
  if (creditedOn !== undefined) life.push([creditedOn, (scene) => credit(scene, customer)]);
  return life;
}

async function arrive(scene: Scene, customer: DemoCustomer): Promise<Outcome<unknown>> {
  const person = `${customer.firstName} ${customer.lastName}`;
  const { reference, language, company, email } = customer;
  const written = await createOrUpdateCustomer(scene, scene.segment, {
    reference,
    name: company,
    email,
    language,
  });
  if (!written.ok) return written;
  const { id } = written.value.customer;
  const address = await updateBillingAddress(scene, id, {
    company,
    firstName: customer.firstName,
    lastName: customer.lastName,
    addressLine1: customer.addressLine1,
    zipCode: customer.zipCode,
    city: customer.city,
    ...(customer.region !== undefined && { region: customer.region }),
    country: customer.country,
    ...(customer.vatNumber !== undefined && { taxInformation: customer.vatNumber }),
  });
  if (!address.ok) return address;
  const method = await addPaymentMethod(scene, customer, id, person);
  return method.ok ? subscribe(scene, customer, id) : method;
}

async function addPaymentMethod(
  scene: Scene,
  customer: DemoCustomer,
  customerId: number,
  person: string,
): Promise<Outcome<unknown>> {
  const { pays } = customer;
  if (pays === 'Free') return accept(null);
  if (pays !== 'Card' && pays !== 'DirectDebit')
    return updatePaymentSettings(scene, customerId, { typePayment: pays });
  const isCard = pays === 'Card';
  return registerPaymentPermission(scene, customerId, {
    gateway: 'simulator',
    typePayment: pays,
    // What the simulator makes of its charges: the next one finds the account of a bad payer empty.
    gatewayToken: `${customer.isBadPayer ? 'no-funds' : 'demo'}-${customer.reference}`,
    displayName: isCard ? `Visa •••• 3700, ${person}` : `Mandat SEPA, ${person}`,
    country: customer.country,
    expiresAt: instant(scene.now + (customer.hasExpiredCard ? DAYS_OF_OLD_CARD : 900) * DAY),
  });
}

async function subscribe(
  scene: Scene,
  customer: DemoCustomer,
  customerId: number,
): Promise<Outcome<unknown>> {
  const offer = await findOffer(scene, scene.segment.id, customer.offer, false);
  if (!offer) return refuse('Error.Offer.NotFound');
  const references = customer.isDiscounted ? [welcomeDiscount] : [];
  const discounts = await findDiscountIds(scene, scene.segment.id, references);
  if (!discounts.ok) return discounts;
  const ids = await createSubscriptions(scene, [
    {
      segmentId: scene.segment.id,
      offerId: offer.id,
      customerId,
      buyerId: customerId,
      state: 'DraftAgent',
      wantedStartAt: null,
      isMigration: false,
      terms: {},
      features: [],
      discountIds: discounts.value,
    },
  ]);
  return customer.startsOn === undefined ? accept(null) : startSubscriptions(scene, scene.segments, ids);
}

function use(scene: Scene, customer: DemoCustomer, feature: string, change: UsageChange) {
  return updateUsages(scene, [{ featureReference: feature, customerReference: customer.reference, change }]);
}

/** What everybody has scanned since the last time, in one call as a counting program would send it. */
function reportScans(scene: Scene, day: number) {
  const entries = demoCustomers.flatMap(({ reference, scans, startsOn, terminatesOn, suspendedOn }) => {
    const lastDay = Math.min(terminatesOn ?? HISTORY_DAYS, suspendedOn ?? HISTORY_DAYS);
    if (scans === undefined || startsOn === undefined || day <= startsOn || day >= lastDay) return [];
    const days = Math.min(SCANS_EVERY, day - startsOn);
    const increment = Math.max(1, Math.round((scans * days) / 30));
    const change: UsageChange = { kind: 'Increment', increment };
    return [{ featureReference: 'scans', customerReference: reference, change }];
  });
  return updateUsages(scene, entries);
}

async function runningOf(scene: Scene, customer: DemoCustomer): Promise<SubscriptionView> {
  const filter = { states: ['ActiveRunning', 'ActiveDelayedTermination'] as const };
  const page = { page: 1, sizePage: 1_000 };
  const { items } = await findSubscriptions(scene.transaction, scene.businessId, filter, page);
  const found = items.find((one) => one.customer_reference === customer.reference);
  if (!found) throw new Error(`${customer.reference} has no running subscription`);
  return found;
}

async function changeOffer(scene: Scene, customer: DemoCustomer, reference: string) {
  const running = await runningOf(scene, customer);
  const offer = await findOffer(scene, scene.segment.id, reference, false);
  if (!offer) return refuse('Error.Offer.NotFound');
  const request = {
    subscriptionId: running.id,
    offerId: offer.id,
    isImmediate: true,
    ignoresEngagement: false,
  };
  return upgradeSubscription(scene, scene.segments, request);
}

async function terminate(scene: Scene, customer: DemoCustomer) {
  const running = await runningOf(scene, customer);
  return terminateSubscriptions(scene, scene.segments, [running.id], {
    moment: { kind: 'AtTerm' },
    ignoresEngagement: false,
    hasProratedCredit: false,
  });
}

async function suspend(scene: Scene, customer: DemoCustomer) {
  return suspendSubscription(scene, (await runningOf(scene, customer)).id);
}

async function greyList(scene: Scene, customer: DemoCustomer) {
  const running = await runningOf(scene, customer);
  return updatePaymentSettings(scene, running.buyer_id, {
    isGreyListed: true,
    greyListReason: 'three cards refused in a week',
  });
}

/** Half of the latest invoice, for a service that was down. */
async function credit(scene: Scene, customer: DemoCustomer): Promise<Outcome<unknown>> {
  const invoices = await invoicesOf(scene);
  const latest = invoices.find(
    (one) => one.customer_reference === customer.reference && one.kind === 'Debit',
  );
  if (!latest) return refuse('Error.Invoice.NotFound');
  return issueCreditNote(scene, scene.segments, {
    invoiceId: latest.id,
    credit: { kind: 'Amount', amountTotal: Math.floor(latest.amount_total / 2) },
    typeCredit: latest.state === 'Paid' ? 'Refund' : 'Voiding',
    reason: 'Service indisponible pendant deux jours',
  });
}

async function invoicesOf(scene: Scene): Promise<readonly InvoiceView[]> {
  const page = { page: 1, sizePage: 1_000 };
  return (await findInvoices(scene.transaction, scene.businessId, {}, page)).items;
}

/** From this day on nothing comes in, or can be charged. */
function stopsPayingOn({ isBadPayer, hasExpiredCard, greyListedOn, startsOn = 0 }: DemoCustomer): number {
  if (isBadPayer) return startsOn;
  return Math.min(greyListedOn ?? Infinity, hasExpiredCard ? startsOn + DAYS_OF_OLD_CARD : Infinity);
}

/** What has come in by hand since: everybody pays after some days, but those who do not. */
async function receivePayments(scene: Scene, day: number): Promise<Outcome<unknown>> {
  const badPayers = new Set(
    demoCustomers.filter((one) => stopsPayingOn(one) <= day).map(({ reference }) => reference),
  );
  for (const invoice of await invoicesOf(scene)) {
    if (
      invoice.state !== 'DueOffline' ||
      invoice.issued_at === null ||
      badPayers.has(invoice.customer_reference)
    )
      continue;
    if (invoice.issued_at + DAYS_TO_PAY * DAY > scene.now) continue;
    const paid = await recordPayment(scene, {
      invoiceId: invoice.id,
      amount: invoice.amount_total - invoice.amount_paid - invoice.amount_credited,
      typePayment: invoice.type_payment,
      paidAt: scene.now,
    });
    if (!paid.ok) return paid;
  }
  return accept(null);
}
