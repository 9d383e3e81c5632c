import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestBusiness, type TestBusiness, testNow } from '../accounts/testing.ts';
import type { PermissionState } from '../database/table-types.ts';
import { openTestDatabase } from '../database/testing.ts';
import type { InvoiceState, PaymentType } from '../domain/billing/invoice-state.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { findBillability } from './find-billability.ts';
import { registerPaymentPermission } from './register-payment-permission.ts';
import { addTestCustomer, addTestInvoice } from './testing.ts';

const database = await openTestDatabase();
after(() => database.close());
const { kysely } = database;
const day = 86_400_000;

async function billabilityOf(business: TestBusiness, customerId: number, now?: Instant) {
  const found = await business.do((context) => findBillability(context, [customerId]), now);
  return found.get(customerId);
}

async function customerPaying(business: TestBusiness, type: PaymentType): Promise<number> {
  const { id } = await addTestCustomer(business);
  await kysely
    .updateTable('customer')
    .set({ type_payment: type })
    .where('business_id', '=', business.businessId)
    .where('id', '=', id)
    .execute();
  return id;
}

const business = await openTestBusiness(kysely);

const types: readonly [PaymentType, boolean][] = [
  ['Free', false],
  ['ExternalBank', true],
  ['ExternalCash', true],
  ['ExternalCheck', true],
  ['ExternalOther', true],
  ['Card', false],
  ['DirectDebit', false],
];
for (const [type, isBillable] of types) {
  test(`${type} without a permission is ${isBillable ? '' : 'not '}billable`, async () => {
    const found = await billabilityOf(business, await customerPaying(business, type));
    assert.deepEqual(found, { isBillable, isCappingReached: false });
  });
}

const states: readonly [PermissionState, boolean][] = [
  ['Valid', true],
  ['SoonExpired', true],
  ['Expired', false],
  ['Defective', false],
  ['InsufficientFunds', false],
  ['PaymentIssues', false],
  ['Removed', false],
];
for (const [state, isBillable] of states) {
  test(`a card that is ${state} is ${isBillable ? '' : 'not '}billable`, async () => {
    const { id } = await addTestCustomer(business);
    await business.run((context) =>
      registerPaymentPermission(context, id, {
        gateway: 'simulator',
        typePayment: 'Card',
        gatewayToken: `token-${id}`,
        displayName: '**** 4242',
      }),
    );
    await kysely.updateTable('payment_permission').set({ state }).where('customer_id', '=', id).execute();
    assert.equal((await billabilityOf(business, id))?.isBillable, isBillable);
  });
}

test('a mandate does not make a card billable', async () => {
  const { id } = await addTestCustomer(business);
  await business.run((context) =>
    registerPaymentPermission(context, id, {
      gateway: 'simulator',
      typePayment: 'DirectDebit',
      gatewayToken: 'mandate',
      displayName: '',
    }),
  );
  assert.equal((await billabilityOf(business, id))?.isBillable, true);
  await kysely.updateTable('customer').set({ type_payment: 'Card' }).where('id', '=', id).execute();
  assert.equal((await billabilityOf(business, id))?.isBillable, false);
});

const capped = await openTestBusiness(kysely, { segment: { cappingAmount: 5_000 } });

test('the unpaid amount reaches the cap when it is above it, not at it', async () => {
  const id = await customerPaying(capped, 'ExternalBank');
  await addTestInvoice(capped, { customerId: id, state: 'DueOffline', amount: 4_000 });
  await addTestInvoice(capped, { customerId: id, state: 'ProblemOverdue', amount: 3_000, amountPaid: 2_000 });
  assert.deepEqual(await billabilityOf(capped, id), { isBillable: true, isCappingReached: false });
  await addTestInvoice(capped, { customerId: id, state: 'DuePending', amount: 1 });
  assert.deepEqual(await billabilityOf(capped, id), { isBillable: true, isCappingReached: true });
});

const unpaid: readonly [InvoiceState, boolean][] = [
  ['DueAuto', true],
  ['DueToProcess', true],
  ['ProblemAuto', true],
  ['ProblemDisputed', true],
  ['Paid', false],
  ['PaidRefunded', false],
  ['Void', false],
  ['Uncollectible', false],
  ['Draft', false],
];
for (const [state, counts] of unpaid) {
  test(`an invoice that is ${state} ${counts ? 'counts' : 'does not count'} against the cap`, async () => {
    const id = await customerPaying(capped, 'ExternalBank');
    await addTestInvoice(capped, { customerId: id, state, amount: 9_000 });
    assert.equal((await billabilityOf(capped, id))?.isCappingReached, counts);
  });
}

test('the age is counted in local days: the same wall time some days later is not yet past it', async () => {
  const aged = await openTestBusiness(kysely, { segment: { cappingAgeDays: 30 } });
  const id = await customerPaying(aged, 'ExternalBank');
  // 15 March 2026, 12:00 in Paris: the clocks go forward within the 30 days, so that they last an hour less.
  const issuedAt = instant(Date.UTC(2026, 2, 15, 11));
  await addTestInvoice(aged, { customerId: id, state: 'DueOffline', amount: 1, issuedAt });
  const limit = instant(Date.UTC(2026, 3, 14, 10));
  assert.equal((await billabilityOf(aged, id, limit))?.isCappingReached, false);
  assert.equal((await billabilityOf(aged, id, instant(limit + 1)))?.isCappingReached, true);
});

test('without limits, unpaid invoices block nothing', async () => {
  const id = await customerPaying(business, 'ExternalBank');
  await addTestInvoice(business, { customerId: id, state: 'ProblemOverdue', amount: 1_000_000 });
  const inYears = instant(testNow + 3_000 * day);
  assert.equal((await billabilityOf(business, id, inYears))?.isCappingReached, false);
});

test('customers of another business are not answered, and none asked is none answered', async () => {
  const id = await customerPaying(business, 'ExternalBank');
  assert.equal((await capped.do((context) => findBillability(context, [id]))).size, 0);
  assert.equal((await business.do((context) => findBillability(context, []))).size, 0);
});
