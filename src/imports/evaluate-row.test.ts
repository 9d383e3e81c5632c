import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileMapping, evaluateRow } from './evaluate-row.ts';
import { importReason } from './reasons.ts';
import { codes, evaluate, rowOf, subscribe } from './rows.testing.ts';
import { setupYaml, validMapping } from './testing.ts';

test('builds a customer and a subscription from one line', () => {
  const fields = `
  Name: '{first} {last}'
  Email: mail
  Language: { constant: fr }
  Billing.City: city
  Billing.Country: { column: country, map: { France: FR } }
  Shipping.ZipCode: zip
  Metadata.Origin: { constant: import }
  TypePayment: { constant: Card }
  Gateway: { constant: simulator }
  NoteInvoice: note
  AmountRecurrence: price
  CountMinRecurrences: { column: term, map: { year: 12 }, default: 0 }
  UnitRecurrence: { constant: Month }
  Features.support.IsEnabled: { column: support, true: 'Yes', false: ['No', ''] }
  Features.users.QuantityCurrent: users
  Discounts: promo
  Migration: { constant: true }
  TitleLocalized: title
`;
  const row = subscribe(
    fields,
    {
      first: ' Ann',
      last: 'Lee ',
      mail: 'a@b.fr',
      city: 'Lyon',
      country: 'France',
      zip: '69001',
      price: '1 234,50',
      term: 'year',
      support: '',
      users: '12',
      promo: 'welcome | welcome',
      note: 'two\nlines',
      title: 'Spécial',
    },
    { more: "source: { decimalMark: ',' }" },
  );
  assert.deepEqual(row.customer, {
    referenceCustomer: 'c1',
    name: 'Ann Lee',
    email: 'a@b.fr',
    language: 'fr',
    noteInvoice: 'two\nlines',
    metadata: { Origin: 'import' },
    billingAddress: { city: 'Lyon', country: 'FR' },
    shippingAddress: { zipCode: '69001' },
    payment: { typePayment: 'Card', gateway: 'simulator' },
  });
  assert.deepEqual(row.subscription, {
    key: 'c1',
    externalReference: null,
    referenceOffer: 'pro',
    startAt: Date.parse('2025-12-31T23:00:00Z'),
    isMigration: true,
    title: 'Spécial',
    terms: { amountRecurrence: 123_450, countMinRecurrences: 12, unitRecurrence: 'Month' },
    features: [
      { referenceFeature: 'support', isEnabled: false },
      { referenceFeature: 'users', quantityCurrent: 12 },
    ],
    discounts: ['welcome'],
  });
});

test('an empty cell is not given: no key, no zero, no empty text', () => {
  const fields =
    '  Name: x\n  AmountTrial: x\n  Billing.City: x\n  TypePayment: x\n  Features.support.IsEnabled: x\n  Discounts: x\n';
  const row = subscribe(fields, { x: '  ' });
  assert.deepEqual(row.customer, { referenceCustomer: 'c1', metadata: {} });
  assert.deepEqual(
    [row.subscription.terms, row.subscription.features, row.subscription.discounts],
    [{}, [], []],
  );
});

test('a default is for an empty cell, and with a map for any other text', () => {
  const plain = '  Name: { column: x, default: Nobody }\n';
  assert.equal(subscribe(plain, { x: '' }).customer.name, 'Nobody');
  assert.equal(subscribe(plain, { x: 'Ann' }).customer.name, 'Ann');
  const mapped = '  AmountTrial: { column: x, map: { a: 100, b: null }, default: 7 }\n';
  const trialOf = (x: string) => subscribe(mapped, { x }).subscription.terms.amountTrial;
  assert.deepEqual(['a', 'b', 'c', ''].map(trialOf), [100, undefined, 7, 7]);
});

test('a template of empty columns is empty, braces can be doubled', () => {
  const template = "  Name: 'Dear {first} {last} {{1}}'\n";
  assert.equal(subscribe(template, { first: '', last: '' }).customer.name, undefined);
  assert.equal(subscribe(template, { first: '', last: 'Lee' }).customer.name, 'Dear  Lee {1}');
});

test('a reference of its own is the key of a subscription', () => {
  const { subscription } = subscribe('  ReferenceSubscription: sub\n', { sub: 's9' });
  assert.deepEqual([subscription.key, subscription.externalReference], ['s9', 's9']);
});

test('only card and direct debit have a gateway, and need it', () => {
  const both = '  TypePayment: x\n  Gateway: { constant: simulator }\n';
  assert.deepEqual(subscribe(both, { x: 'ExternalBank' }).customer.payment, {
    typePayment: 'ExternalBank',
    gateway: null,
  });
  assert.deepEqual(codes('  TypePayment: x\n', { x: 'DirectDebit' }), ['Gateway Gateway.Missing']);
  assert.deepEqual(codes('  TypePayment: x\n  Gateway: g\n', { x: 'Card', g: 'stripe' }), [
    'Gateway Value.NotAnOption',
  ]);
});

test('leaves out the lines that the filter does not want', () => {
  const more = "source: { where: { Churn: ['Yes', 'Maybe'], Region: West } }";
  const kindOf = (Churn: string, Region: string) => evaluate('', { Churn, Region }, { more }).kind;
  assert.deepEqual(
    [kindOf('Yes', 'West'), kindOf(' Maybe', 'West'), kindOf('No', 'West'), kindOf('Yes', 'East')],
    ['Row', 'Row', 'Filtered', 'Filtered'],
  );
});

test('amounts follow the decimals of the currency, minor units stay as they are', () => {
  const amountOf = (currency: string, x: string, money = '') =>
    subscribe(`  AmountTrial: { column: x${money} }\n`, { x }, { currency }).subscription.terms.amountTrial;
  assert.equal(amountOf('JPY', '1200'), 1200);
  assert.equal(amountOf('KWD', '1.234'), 1234);
  assert.equal(amountOf('EUR', '1,234.5'), 123_450);
  assert.equal(amountOf('EUR', '12,5', ", money: { decimalMark: ',' }"), 1250);
  assert.equal(amountOf('EUR', '1250', ', money: minorUnits'), 1250);
  assert.equal(amountOf('EUR', '0.00'), 0);
});

test('a record that the reader refused stays refused, whatever its filter', () => {
  const problem = {
    reason: importReason('Error.Import.Line.TooFewCells', { count: 1, expected: 3 }),
    column: null,
    value: '',
  };
  const { mapping } = validMapping(
    `${setupYaml}kind: customers\nsource: { where: { a: b } }\nfields: { ReferenceCustomer: id }\n`,
  );
  const context = {
    currency: 'EUR',
    timeZone: 'UTC',
    offers: new Set<string>(),
    discounts: new Set<string>(),
  };
  const evaluated = evaluateRow(compileMapping(mapping, context), { line: 3, cells: {}, raw: [''], problem });
  assert.deepEqual(evaluated, { kind: 'Refused', refused: [{ line: 3, field: null, ...problem }] });
});

test('customers and terminations have rows of their own', () => {
  const customers = rowOf(evaluate('  Name: x\n', { x: 'Ann' }, { kind: 'customers' }));
  assert.deepEqual(customers, {
    kind: 'customers',
    line: 7,
    customer: { referenceCustomer: 'c1', name: 'Ann', metadata: {} },
  });
  const options = { kind: 'terminations', more: 'termination: { when: date }' };
  const row = rowOf(evaluate('  DateTermination: x\n', { x: '2026-06-30' }, options));
  assert.equal(row.kind, 'terminations');
  assert.equal(row.termination.terminationAt, Date.parse('2026-06-29T22:00:00Z'));
  assert.deepEqual(codes('  DateTermination: x\n', {}, options), ['DateTermination Value.Missing']);
});

test('any text in any cell gives a row or reasons, never an exception', () => {
  const fields = `
  Name: 'N {x}'
  Email: x
  Billing.Country: x
  TypePayment: x
  AmountRecurrence: x
  DurationTrial: x
  CountRecurrences: x
  Features.users.QuantityCurrent: x
  Features.support.IsEnabled: x
  Discounts: x
  Metadata.x: x
`;
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('', '0', '-1', '1e9', 'NaN', '2026-02-30', '1,234.5', '٣'),
  );
  fc.assert(
    fc.property(text, text, text, (id, start, x) => {
      const evaluated = evaluate(fields, { id, start, x });
      if (evaluated.kind === 'Refused')
        assert.ok(evaluated.refused.every(({ reason }) => reason.en !== '' && reason.fr !== ''));
    }),
    { numRuns: 150 },
  );
});
