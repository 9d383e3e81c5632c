import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../domain/calendar/instant.ts';
import type { ExistingSubscription } from './import-port.ts';
import type { CustomerRow, ImportRow, SubscriptionRow } from './import-row.ts';
import type { TerminationTime } from './mapping.ts';
import { existingQuery, planRows } from './plan-rows.ts';

const startAt = instant(Date.parse('2026-01-01T00:00:00Z'));
const ann: CustomerRow = {
  referenceCustomer: 'ann',
  name: 'Ann',
  metadata: { a: '1' },
  billingAddress: { city: 'Lyon' },
};
const toBasic: SubscriptionRow = {
  key: 'ann',
  externalReference: null,
  referenceOffer: 'basic',
  startAt,
  isMigration: false,
  terms: { amountRecurrence: 900 },
  features: [],
  discounts: [],
};
const running: ExistingSubscription = {
  id: 5,
  referenceCustomer: 'ann',
  externalReference: null,
  referenceOffer: 'basic',
  startAt,
  state: 'ActiveRunning',
  termAt: null,
  terms: { amountRecurrence: 900, durationRecurrence: 1 },
  features: [],
};

function plan(
  row: ImportRow,
  subscriptions: readonly ExistingSubscription[],
  customers = [ann],
  time: TerminationTime | null = null,
) {
  const [planned] = planRows([{ row, isRepeatedCustomer: false }], { customers, subscriptions }, time);
  assert.ok(planned);
  return planned;
}

function subscribe(
  given: Partial<SubscriptionRow>,
  subscriptions: readonly ExistingSubscription[],
  customer = ann,
) {
  const row = { kind: 'subscriptions', line: 2, customer, subscription: { ...toBasic, ...given } } as const;
  return plan(row, subscriptions);
}

function actions(...args: Parameters<typeof subscribe>) {
  const planned = subscribe(...args);
  if (!planned.ok) return planned.reason.code;
  assert.ok(planned.planned.kind === 'subscriptions');
  const { customer, subscription, subscriptionId, changes } = planned.planned;
  return { customer, subscription, subscriptionId, changes };
}

test('creates what does not exist', () => {
  const row: ImportRow = { kind: 'subscriptions', line: 2, customer: ann, subscription: toBasic };
  const planned = plan(row, [], []);
  assert.ok(planned.ok && planned.planned.kind === 'subscriptions');
  assert.deepEqual([planned.planned.customer, planned.planned.subscription], ['create', 'create']);
});

test('keeps what is as the line says, though it has more', () => {
  assert.deepEqual(actions({}, [running]), {
    customer: 'keep',
    subscription: 'keep',
    subscriptionId: 5,
    changes: [],
  });
});

test('tells each changed field with its old and new value', () => {
  const moved = {
    ...ann,
    billingAddress: { city: 'Nice', zipCode: '06000' },
    metadata: { b: '2' },
    email: 'a@b.fr',
  };
  const payment = { typePayment: 'Card', gateway: 'simulator' } as const;
  const features = [
    { referenceFeature: 'tv', isEnabled: true },
    { referenceFeature: 'fax', isEnabled: false },
  ];
  const result = actions({ terms: { amountRecurrence: 950 }, features, title: 'T' }, [running], {
    ...moved,
    payment,
  });
  assert.ok(typeof result === 'object');
  assert.deepEqual([result.customer, result.subscription], ['change', 'change']);
  assert.deepEqual(
    result.changes.map(({ field, from, to }) => [field, from, to]),
    [
      ['Email', null, 'a@b.fr'],
      ['Metadata.b', null, '2'],
      ['Billing.City', 'Lyon', 'Nice'],
      ['Billing.ZipCode', null, '06000'],
      ['TypePayment', null, 'Card'],
      ['Gateway', null, 'simulator'],
      ['TitleLocalized', null, 'T'],
      ['AmountRecurrence', 900, 950],
      ['Features.tv.IsEnabled', false, true],
    ],
  );
});

test('the counter of a consumption is no change, that of a limitation is', () => {
  const features = [
    { referenceFeature: 'mails', type: 'Consumption', quantityCurrent: 40 },
    { referenceFeature: 'users', type: 'Limitation', quantityCurrent: 3 },
  ] as const;
  const given = [
    { referenceFeature: 'mails', quantityCurrent: 0 },
    { referenceFeature: 'users', quantityCurrent: 5 },
  ];
  const result = actions({ features: given }, [{ ...running, features }]);
  assert.ok(typeof result === 'object');
  assert.deepEqual(result.changes, [{ field: 'Features.users.QuantityCurrent', from: 3, to: 5 }]);
});

test('a subscription that has ended is left alone, and not created again', () => {
  const ended = { ...running, state: 'EndedTerminated' } as const;
  const result = actions({ terms: { amountRecurrence: 1 } }, [ended]);
  assert.deepEqual(result, { customer: 'keep', subscription: 'keep', subscriptionId: 5, changes: [] });
});

test('never adds a second running subscription for want of a reference', () => {
  assert.equal(actions({ referenceOffer: 'pro' }, [running]), 'Error.Import.Subscription.Other');
  assert.equal(actions({ startAt: instant(startAt + 1) }, [running]), 'Error.Import.Subscription.Other');
  const ended = { ...running, state: 'EndedComplete' } as const;
  const after = actions({ referenceOffer: 'pro' }, [ended]);
  assert.ok(typeof after === 'object' && after.subscription === 'create');
  const deleted = actions({}, [{ ...running, state: 'Deleted' }]);
  assert.ok(typeof deleted === 'object' && deleted.subscription === 'create');
});

test('with references of their own, a customer has several subscriptions', () => {
  const other = { ...running, externalReference: 's1' };
  const second = actions({ externalReference: 's2', referenceOffer: 'pro' }, [other]);
  assert.ok(typeof second === 'object' && second.subscription === 'create');
  const same = actions({ externalReference: 's1' }, [other]);
  assert.ok(typeof same === 'object' && same.subscription === 'keep');
  assert.equal(
    actions({ externalReference: 's1', referenceOffer: 'pro' }, [other]),
    'Error.Import.Subscription.Moved',
  );
  assert.equal(
    actions({ externalReference: 's1' }, [{ ...other, referenceCustomer: 'bob' }]),
    'Error.Import.Subscription.Moved',
  );
});

test('a customer that an earlier line brings is kept as that line has it', () => {
  const row: ImportRow = {
    kind: 'subscriptions',
    line: 2,
    customer: { ...ann, name: 'Other' },
    subscription: toBasic,
  };
  const [planned] = planRows([{ row, isRepeatedCustomer: true }], { customers: [], subscriptions: [] }, null);
  assert.ok(planned?.ok && planned.planned.kind === 'subscriptions');
  assert.equal(planned.planned.customer, 'keep');
});

test('asks for the customers and the references of the rows, each once', () => {
  const rows = ['s1', 's2'].map((externalReference, index) => ({
    row: {
      kind: 'subscriptions',
      line: index + 2,
      customer: ann,
      subscription: { ...toBasic, externalReference },
    } as const,
    isRepeatedCustomer: index > 0,
  }));
  assert.deepEqual(existingQuery(rows), {
    customerReferences: ['ann'],
    externalReferences: ['s1', 's2'],
    withSubscriptions: true,
  });
});

const atTerm: TerminationTime = { when: 'atTerm', ignoresEngagement: true };
function terminate(
  subscriptions: readonly ExistingSubscription[],
  given = {},
  time = atTerm,
  customers = [ann],
) {
  const criteria = { externalReference: null, referenceOffer: null, startAt: null, terminationAt: null };
  const termination = { key: 'ann', referenceCustomer: 'ann', ...criteria, ...given };
  const planned = plan({ kind: 'terminations', line: 2, termination }, subscriptions, customers, time);
  if (!planned.ok) return planned.reason.code;
  assert.ok(planned.planned.kind === 'terminations');
  return [planned.planned.subscriptionIds, planned.planned.unchangedIds];
}

test('terminates every matching subscription, once', () => {
  const second = { ...running, id: 6, referenceOffer: 'pro' };
  const leaving = { ...running, id: 7, state: 'ActiveDelayedTermination' } as const;
  const gone = { ...running, id: 8, state: 'EndedTerminated' } as const;
  assert.deepEqual(terminate([running, second, leaving, gone]), [
    [5, 6],
    [7, 8],
  ]);
  assert.deepEqual(terminate([running, second], { referenceOffer: 'pro' }), [[6], []]);
  assert.deepEqual(
    terminate([running, second], { startAt: instant(0) }),
    'Error.Import.Subscription.Unknown',
  );
  assert.deepEqual(terminate([leaving], {}, { when: 'now', ignoresEngagement: true }), [[7], []]);
});

test('a termination on a date is done only when it is on that date', () => {
  const termAt = instant(startAt + 1_000);
  const leaving = { ...running, state: 'ActiveDelayedTermination', termAt } as const;
  const onDate: TerminationTime = { when: 'date', ignoresEngagement: false };
  assert.deepEqual(terminate([leaving], { terminationAt: termAt }, onDate), [[], [5]]);
  assert.deepEqual(terminate([leaving], { terminationAt: startAt }, onDate), [[5], []]);
});

test('refuses to terminate what is not there or has not begun', () => {
  assert.equal(terminate([], {}, atTerm, []), 'Error.Import.Customer.Unknown');
  assert.equal(terminate([]), 'Error.Import.Subscription.Unknown');
  assert.equal(
    terminate([{ ...running, state: 'DraftDelayedStart' }]),
    'Error.Import.Subscription.NotRunning',
  );
});
