import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asWritten, possibleReferences, wordsOfName } from './normalise.ts';
import { type Candidate, CERTAIN, proposeMatches } from './propose-matches.ts';

const atelier: Candidate = {
  customerId: 1,
  reference: 'atelier-42',
  names: ['Atelier Dupont SARL', 'Élodie Dupont'],
  invoices: [
    { id: 11, fullNumber: 'F-2026-000011', open: 1_200 },
    { id: 12, fullNumber: 'F-2026-000012', open: 3_000 },
    { id: 13, fullNumber: 'F-2026-000013', open: 4_500 },
  ],
};
const boulangerie: Candidate = {
  customerId: 2,
  reference: 'C-0002',
  names: ['Boulangerie Martin'],
  invoices: [{ id: 21, fullNumber: 'F-2026-000021', open: 1_200 }],
};
const all = [atelier, boulangerie];

const table = [
  [
    'the number of an invoice and its amount',
    3_000,
    'MME DURAND',
    'REGLEMENT F-2026-000012',
    '1: 12=3000 +0 InvoiceNumber,ExactAmount 100',
  ],
  [
    'a number written otherwise',
    3_000,
    '',
    'virt f 2026 000012 merci',
    '1: 12=3000 +0 InvoiceNumber,ExactAmount 100',
  ],
  [
    'several numbers',
    4_200,
    '',
    'F2026000011 + F2026000012',
    '1: 11=1200 12=3000 +0 InvoiceNumber,AmountOfAll 97',
  ],
  [
    'one number for all that is due',
    8_700,
    '',
    'F-2026-000013 et les autres',
    '1: 11=1200 12=3000 13=4500 +0 InvoiceNumber,AmountOfAll 97',
  ],
  [
    'a part of an invoice',
    1_000,
    '',
    'F-2026-000012 acompte',
    '1: 12=1000 +0 InvoiceNumber,PartialAmount 80',
  ],
  ['more than the invoice', 3_100, '', 'F-2026-000012', '1: 12=3000 +100 InvoiceNumber,MoreThanDue 75'],
  [
    'the reference of a customer',
    4_500,
    '',
    'client ATELIER 42',
    '1: 13=4500 +0 CustomerReference,ExactAmount 95',
  ],
  [
    'a sum of some invoices',
    5_700,
    '',
    'atelier-42',
    '1: 11=1200 13=4500 +0 CustomerReference,AmountOfSome 85',
  ],
  [
    'a name with an accent, in another order',
    3_000,
    'MME DUPONT ELODIE',
    'loyer',
    '1: 12=3000 +0 SameName,ExactAmount 85',
  ],
  ['a company without its form', 4_500, 'ATELIER DUPONT', '', '1: 13=4500 +0 SameName,ExactAmount 85'],
  ['a name that is like it', 4_500, 'ATELIER DUPOND', '', '1: 13=4500 +0 ExactAmount 40'],
  ['half of a name', 1_200, 'MARTIN', '', '2: 21=1200 +0 SimilarName,ExactAmount 70'],
  ['an amount alone that only one owes', 4_500, 'X', '', '1: 13=4500 +0 ExactAmount 40'],
  ['nothing that is known', 777, 'NOBODY', 'gift', ''],
] as const;

for (const [name, amount, payerName, text, expected] of table)
  test(`a line is matched by ${name}`, () => {
    const [best] = proposeMatches({ amount, payerName, text }, all);
    const shares = best?.shares.map((one) => `${one.id}=${one.amount}`).join(' ');
    const told = best
      ? `${best.customerId}: ${shares} +${best.rest} ${best.reasons.join()} ${best.score}`
      : '';
    assert.equal(told, expected);
  });

test('an amount that two owe is proposed for both, and is certain for neither', () => {
  const proposals = proposeMatches({ amount: 1_200, payerName: '', text: '' }, all);
  assert.deepEqual(
    proposals.map((one) => one.shares.map(({ id }) => id)),
    [[11], [21]],
  );
  const named = proposeMatches({ amount: 1_200, payerName: '', text: 'F-2026-000011 F-2026-000021' }, all);
  assert.ok(named.every((one) => one.score < CERTAIN));
});

test('references are found in whatever way payers break them up, and only where there is a digit', () => {
  assert.equal(asWritten('Fà-2026/0012'), 'FA20260012');
  assert.ok(possibleReferences('merci: FA 2026 0012.').includes('FA20260012'));
  assert.deepEqual(possibleReferences('merci beaucoup'), []);
  assert.deepEqual(wordsOfName('M. et Mme Le Gall'), ['GALL']);
  assert.deepEqual(wordsOfName('SA'), ['SA']);
});

const word = fc.constantFrom(
  'DUPONT',
  'Martin',
  'atelier-42',
  'F-2026-000011',
  'F 2026 21',
  'SARL',
  '42',
  'é',
);
const candidate = (customerId: number) =>
  fc.record({
    customerId: fc.constant(customerId),
    reference: word,
    names: fc.array(word, { maxLength: 2 }),
    invoices: fc
      .array(fc.record({ fullNumber: word, open: fc.integer({ min: 0, max: 500 }) }), { maxLength: 14 })
      .map((list) => list.map((one, index) => ({ ...one, id: customerId * 100 + index }))),
  });
const line = fc.record({
  amount: fc.integer({ min: 1, max: 1_500 }),
  payerName: fc.array(word).map((words) => words.join(' ')),
  text: fc.array(word).map((words) => words.join(' ')),
});

test('a proposal never gives an invoice more than it owes, and spends the line to the cent', () => {
  fc.assert(
    fc.property(line, candidate(1), candidate(2), candidate(3), (one, ...candidates) => {
      for (const { customerId, shares, rest, score } of proposeMatches(one, candidates)) {
        const owner = candidates.find((each) => each.customerId === customerId);
        for (const { id, amount } of shares) {
          const open = owner?.invoices.find((invoice) => invoice.id === id)?.open ?? 0;
          assert.ok(amount > 0 && amount <= open);
        }
        assert.equal(new Set(shares.map(({ id }) => id)).size, shares.length);
        assert.equal(
          shares.reduce((sum, { amount }) => sum + amount, rest),
          one.amount,
        );
        assert.ok(rest >= 0 && score >= 0 && score <= 100);
      }
    }),
  );
});

test('the order of the candidates changes nothing', () => {
  fc.assert(
    fc.property(line, candidate(1), candidate(2), candidate(3), (one, a, b, c) => {
      assert.deepEqual(proposeMatches(one, [a, b, c]), proposeMatches(one, [c, a, b]));
    }),
  );
});
