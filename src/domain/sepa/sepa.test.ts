import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isCreditorIdentifier, isSepaIban, normaliseAccountNumber } from './account-numbers.ts';
import { type DebitToSend, planBlocks } from './plan-batch.ts';
import { declineReasonOfCode } from './reason-codes.ts';
import { isSepaReference, sepaText } from './sepa-text.ts';
import { earliestCollection, easterOf, isTargetDay } from './target-days.ts';

test('IBANs need a country of the area, its length and their check digits', () => {
  const examples: readonly (readonly [string, boolean])[] = [
    ['FR76 3000 6000 0112 3456 7890 189', true],
    ['DE89 3704 0044 0532 0130 00', true],
    ['BE68-5390-0754-7034', true],
    ['FR76 3000 6000 0112 3456 7890 188', false],
    ['FR76 3000 6000 0112 3456 7890 18', false],
    ['US76 3000 6000 0112 3456 7890 189', false],
    ['', false],
  ];
  for (const [written, expected] of examples)
    assert.equal(isSepaIban(normaliseAccountNumber(written)), expected, written);
});

test('the identifier of a creditor has check digits that leave its own three characters out', () => {
  const examples: readonly (readonly [string, boolean])[] = [
    ['DE98ZZZ09999999999', true],
    ['DE98ABC09999999999', true],
    ['DE97ZZZ09999999999', false],
    ['DE98ZZ', false],
  ];
  for (const [identifier, expected] of examples)
    assert.equal(isCreditorIdentifier(identifier), expected, identifier);
});

test('one wrong character, or two that changed places, are noticed', () => {
  const iban = 'FR7630006000011234567890189';
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: iban.length - 1 }),
      fc.integer({ min: 1, max: 9 }),
      (place, step) => {
        const digit = (Number(iban[place]) + step) % 10;
        assert.ok(!isSepaIban(iban.slice(0, place) + digit + iban.slice(place + 1)));
      },
    ),
  );
});

test('Easter, and the days on which nothing is settled', () => {
  const easters = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25', '2285-03-22'];
  for (const day of easters) assert.equal(easterOf(Number(day.slice(0, 4))).toString(), day);
  const closed = [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-01',
    '2026-12-25',
    '2026-11-28',
    '2026-11-29',
  ];
  for (const day of closed) assert.ok(!isTargetDay(day), day);
  for (const day of ['2026-04-02', '2026-04-07', '2026-07-14', '2026-11-11', '2026-12-24'])
    assert.ok(isTargetDay(day), day);
});

test('what is sent is collected after as many settlement days as the bank wants', () => {
  const examples: readonly (readonly [string, number, string])[] = [
    ['2026-11-24', 2, '2026-11-26'],
    ['2026-11-26', 2, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-04-01', 2, '2026-04-07'],
    ['2026-12-23', 3, '2026-12-29'],
  ];
  for (const [today, lead, expected] of examples) assert.equal(earliestCollection(today, lead), expected);
});

test('texts keep to what every bank takes', () => {
  assert.equal(sepaText('Société Générale — Œuvres & Cie', 70), 'Societe Generale - OEuvres + Cie');
  assert.equal(sepaText('//a//b/', 70), 'a/b');
  assert.equal(sepaText('日本', 70), '.');
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 1, max: 140 }),
      (text, most) => {
        const plain = sepaText(text, most);
        assert.match(plain, /^[A-Za-z0-9/?:().,'+ -]+$/);
        assert.ok(plain.length <= most && !plain.includes('//') && plain === plain.trim());
      },
    ),
  );
  assert.ok(isSepaReference('1-250-1'));
  for (const wrong of ['', '/a', 'a/', 'a//b', 'é', 'x'.repeat(36)])
    assert.ok(!isSepaReference(wrong), wrong);
});

test('reasons of banks in our words: what is not known may work another day', () => {
  assert.deepEqual(['AM04', 'AC04', 'MD01', 'MD06', 'MS02', 'XX99', ''].map(declineReasonOfCode), [
    'InsufficientFunds',
    'MethodRevoked',
    'MethodRevoked',
    'Rejected',
    'Rejected',
    'Rejected',
    'Rejected',
  ]);
});

test('blocks hold each debit once, add up, and begin each new mandate once', () => {
  const debit = fc.record({
    mandateReference: fc.constantFrom('A', 'B', 'C'),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(
      fc.array(debit, { maxLength: 30 }),
      fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
      (drawn, used) => {
        const debits = drawn.map(
          (one, index): DebitToSend => ({
            ...one,
            id: index + 1,
            scheme: one.mandateReference === 'C' ? 'B2B' : 'Core',
            isMandateUsed: used.includes(one.mandateReference),
          }),
        );
        const blocks = planBlocks(debits);
        const placed = blocks.flatMap((block) => block.debits);
        assert.deepEqual(
          placed.map(({ id }) => id).sort((a, b) => a - b),
          debits.map(({ id }) => id),
        );
        for (const { scheme, amount, debits: own } of blocks) {
          assert.ok(own.length > 0 && own.every((one) => one.scheme === scheme));
          assert.equal(
            amount,
            own.reduce((total, one) => total + one.amount, 0),
          );
        }
        const first = blocks.filter(({ sequence }) => sequence === 'FRST').flatMap((block) => block.debits);
        const begun = new Set(debits.map((one) => one.mandateReference)).difference(new Set(used));
        assert.deepEqual(first.map((one) => one.mandateReference).sort(), [...begun].sort());
      },
    ),
  );
});
