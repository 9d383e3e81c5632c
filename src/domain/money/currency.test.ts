import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { currencyExponent, decimalText, formatAmount, isCurrency, parseDecimalAmount } from './currency.ts';

test('exponents are those of ISO 4217', () => {
  const expected = { EUR: 2, USD: 2, HUF: 2, IDR: 2, JPY: 0, KRW: 0, XPF: 0, ISK: 0, KWD: 3, TND: 3, XCG: 2 };
  for (const [code, exponent] of Object.entries(expected))
    assert.equal(currencyExponent(code), exponent, code);
  assert.equal(isCurrency('EUR'), true);
  for (const code of ['eur', 'FRF', '', 'EURO']) {
    assert.equal(isCurrency(code), false);
    assert.throws(() => currencyExponent(code), RangeError);
  }
});

test('every currency that the runtime knows as current is known', () => {
  const gone = new Set(['CUC', 'HRK', 'SLL', 'ZWL']);
  const noMoney = new Set(['XDR', 'XSU']);
  for (const code of Intl.supportedValuesOf('currency')) {
    if (/^[A-WYZ]/.test(code) && !gone.has(code) && !noMoney.has(code)) assert.ok(isCurrency(code), code);
  }
});

test('an amount is written with the decimals of its currency', () => {
  assert.equal(decimalText(1234, 'EUR'), '12.34');
  assert.equal(decimalText(-5, 'EUR'), '-0.05');
  assert.equal(decimalText(0, 'EUR'), '0.00');
  assert.equal(decimalText(1234, 'JPY'), '1234');
  assert.equal(decimalText(-7, 'KWD'), '-0.007');
  assert.throws(() => decimalText(0.5, 'EUR'), RangeError);
});

test('an amount is shown in the reader’s language, exact to the last unit', () => {
  assert.equal(formatAmount(123_456, 'EUR', 'fr'), '1\u202f234,56\u00a0€');
  assert.equal(formatAmount(-5, 'JPY', 'en'), '-¥5');
  assert.equal(formatAmount(100, 'HUF', 'en'), 'HUF\u00a01.00');
  assert.equal(formatAmount(Number.MAX_SAFE_INTEGER, 'EUR', 'en'), '€90,071,992,547,409.91');
});

test('a decimal text is read by the decimal mark that was named', () => {
  assert.equal(parseDecimalAmount('12.34', 'EUR'), 1234);
  assert.equal(parseDecimalAmount(' -12,3 ', 'EUR', ','), -1230);
  assert.equal(parseDecimalAmount('+1 234,56', 'EUR', ','), 123_456);
  assert.equal(parseDecimalAmount('1\u202f234\u202f567', 'JPY', ','), 1_234_567);
  assert.equal(parseDecimalAmount('1.234.567,8', 'EUR', ','), 123_456_780);
  assert.equal(parseDecimalAmount('1,234.5', 'KWD'), 1_234_500);
  assert.equal(parseDecimalAmount('12.', 'EUR'), 1200);
  assert.equal(parseDecimalAmount('12.3400', 'EUR'), 1234);
  assert.ok(Object.is(parseDecimalAmount('-0', 'EUR'), 0));
});

test('what is ambiguous or too precise is refused', () => {
  const refused = [
    '',
    '.',
    '.5',
    'abc',
    '1e3',
    '0x10',
    '12.345',
    '1,50',
    ',123',
    '1,23,456',
    '1,2345',
    '1 234,567',
  ];
  for (const text of refused) assert.equal(parseDecimalAmount(text, 'EUR'), undefined, text);
  assert.equal(parseDecimalAmount('1.5', 'EUR', ','), undefined);
  assert.equal(parseDecimalAmount('1.230,000', 'KWD'), undefined);
  assert.equal(parseDecimalAmount('1.5', 'JPY'), undefined);
  assert.equal(parseDecimalAmount('99999999999999999', 'EUR'), undefined);
});

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.constantFrom('EUR', 'JPY', 'KWD'), (amount, currency) => {
      const text = decimalText(amount, currency);
      assert.equal(parseDecimalAmount(text, currency), amount + 0);
      assert.equal(parseDecimalAmount(text.replace('.', ','), currency, ','), amount + 0);
    }),
  );
});
