/** Amounts as people read and write them in the staff's pages. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decimalOf, formatMoney, formatPercent, minorDigits, parseAmount } from '../../web/ui/amounts.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace('−', '-');

test('amounts are written as each language and currency writes them', () => {
  const cases: readonly (readonly [number, string, string, string])[] = [
    [123456, 'EUR', 'fr-FR', '1 234,56 €'],
    [123456, 'EUR', 'en-GB', '€1,234.56'],
    [-5, 'EUR', 'fr-FR', '-0,05 €'],
    [0, 'EUR', 'en-GB', '€0.00'],
    [1500, 'JPY', 'en-GB', 'JP¥1,500'],
    [1500, 'TND', 'fr-FR', '1,500 TND'],
    [Number.MAX_SAFE_INTEGER, 'EUR', 'en-GB', '€90,071,992,547,409.91'],
  ];
  for (const [amount, currency, locale, written] of cases)
    assert.equal(plain(formatMoney(amount, currency, locale)), written);
});

test('rates are written per hundred', () => {
  const french = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });
  assert.deepEqual(
    [2000, 550, 210, 0].map((rate) => plain(formatPercent(rate, french))),
    ['20 %', '5,5 %', '2,1 %', '0 %'],
  );
});

test('what a person writes is understood, or not taken at all', () => {
  const cases: Readonly<Record<string, number | undefined>> = {
    '12,50': 1250,
    '12.5': 1250,
    '12': 1200,
    ' 1 250,50 ': 125_050,
    '1\u202f250,50': 125_050,
    '-3,00': -300,
    '−3': -300,
    '0,005': undefined,
    '1,234.50': undefined,
    '12,': undefined,
    ',5': undefined,
    '1e3': undefined,
    douze: undefined,
    '': undefined,
    '99999999999999999': undefined,
  };
  for (const [text, amount] of Object.entries(cases)) assert.equal(parseAmount(text, 'EUR'), amount, text);
});

test('what is written out is read back the same, in every currency', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 13), max: 10 ** 13 }),
      fc.constantFrom('EUR', 'JPY', 'TND', 'USD'),
      (amount, currency) => {
        // Minus zero is not written.
        assert.equal(
          parseAmount(decimalOf(amount, minorDigits(currency)), currency),
          amount === 0 ? 0 : amount,
        );
      },
    ),
  );
});
