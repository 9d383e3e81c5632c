import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sharePayment } from './share-payment.ts';

test('the first invoices are paid whole, the last one in part, the others not at all', () => {
  const invoices = [
    { id: 1, open: 1_000 },
    { id: 2, open: 500 },
    { id: 3, open: 700 },
  ];
  assert.deepEqual(sharePayment(1_200, invoices), [
    { id: 1, amount: 1_000 },
    { id: 2, amount: 200 },
  ]);
  assert.deepEqual(sharePayment(1_000, invoices), [{ id: 1, amount: 1_000 }]);
});

test('the shares add up to the payment, or to all that is open, and none exceeds its invoice', () => {
  const opens = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), opens, (amount, list) => {
      const invoices = list.map((open, id) => ({ id, open }));
      const shares = sharePayment(amount, invoices);
      const sum = shares.reduce((total, share) => total + share.amount, 0);
      assert.equal(
        sum,
        Math.min(
          amount,
          list.reduce((total, open) => total + open, 0),
        ),
      );
      assert.ok(shares.every((share) => share.amount > 0 && share.amount <= (list[share.id] ?? 0)));
    }),
  );
});
