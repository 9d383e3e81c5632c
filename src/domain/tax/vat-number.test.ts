import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isVatNumberWellFormed, normalizeVatNumber } from './vat-number.ts';
import { vatTerritory } from './vat-territory.ts';

const wellFormed = {
  ...{ AT: 'ATU12345678', BE: 'BE0123456789', BG: 'BG123456789', CY: 'CY12345678L', CZ: 'CZ12345678' },
  ...{ DE: 'DE123456789', DK: 'DK12345678', EE: 'EE123456789', ES: 'ESX1234567L', FI: 'FI12345678' },
  ...{ FR: 'FR40303265045', GR: 'EL123456789', HR: 'HR12345678901', HU: 'HU12345678', IE: 'IE1234567FA' },
  ...{ IT: 'IT12345678901', LT: 'LT123456789012', LU: 'LU12345678', LV: 'LV12345678901', MT: 'MT12345678' },
  ...{
    NL: 'NL123456789B01',
    PL: 'PL1234567890',
    PT: 'PT123456789',
    RO: 'RO1234567890',
    SE: 'SE123456789001',
  },
  ...{ SI: 'SI12345678', SK: 'SK1234567890' },
};

test('each of the 27 forms is known, and belongs to its country alone', () => {
  assert.equal(Object.keys(wellFormed).length, 27);
  for (const [country, number] of Object.entries(wellFormed)) {
    assert.equal(vatTerritory(country, null).memberState, country);
    for (const other of Object.keys(wellFormed)) {
      assert.equal(isVatNumberWellFormed(number, other), other === country, `${number} in ${other}`);
    }
  }
});

test('a digit too many, too few, or of the wrong kind is refused', () => {
  for (const [country, number] of Object.entries(wellFormed)) {
    assert.equal(isVatNumberWellFormed(`${number}000`, country), false, number);
    assert.equal(isVatNumberWellFormed(number.slice(0, 3), country), false, number);
    assert.equal(isVatNumberWellFormed(`${number.slice(0, 5)}é${number.slice(6)}`, country), false, number);
    assert.equal(isVatNumberWellFormed(number.slice(2), country), false, number);
  }
  assert.equal(isVatNumberWellFormed('ES123456789', 'ES'), false);
  assert.equal(isVatNumberWellFormed('BE2123456789', 'BE'), false);
});

test('the key of a French number is checked, in Monaco and overseas too', () => {
  assert.equal(isVatNumberWellFormed('FR83404833048', 'FR'), true);
  assert.equal(isVatNumberWellFormed('FR84404833048', 'FR'), false);
  assert.equal(isVatNumberWellFormed('FR40303265054', 'FR'), false);
  assert.equal(isVatNumberWellFormed('FR53000004605', 'MC'), true);
  assert.equal(isVatNumberWellFormed('FR54000004605', 'MC'), false);
  assert.equal(isVatNumberWellFormed('FR83404833048', 'RE'), true);
  assert.equal(isVatNumberWellFormed('FRK7399859412', 'FR'), true);
  assert.equal(isVatNumberWellFormed('FRO7399859412', 'FR'), false);
});

test('spaces, dots, dashes and case do not matter', () => {
  assert.equal(normalizeVatNumber(' fr 83.404-833\u00a0048'), 'FR83404833048');
  assert.equal(isVatNumberWellFormed('fr 83 404 833 048', 'FR'), true);
});

test('a number of no member state is never well formed', () => {
  for (const [number, country] of [
    ['CHE123456789', 'CH'],
    ['GB123456789', 'GB'],
    ['XI123456789', 'GB'],
    ['', 'FR'],
  ] as const) {
    assert.equal(isVatNumberWellFormed(number, country), false);
  }
});
