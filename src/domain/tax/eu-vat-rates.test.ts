import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findStandardVatRate, standardVatRates } from './eu-vat-rates.ts';
import { isMemberState, vatTerritory } from './vat-territory.ts';

test('the rates in force on 1 January 2026', () => {
  const expected = {
    ...{ AT: 2000, BE: 2100, BG: 2000, CY: 1900, CZ: 2100, DE: 1900, DK: 2500, EE: 2400, ES: 2100 },
    ...{ FI: 2550, FR: 2000, GR: 2400, HR: 2500, HU: 2700, IE: 2300, IT: 2200, LT: 2100, LU: 1700 },
    ...{ LV: 2100, MT: 1800, NL: 2100, PL: 2300, PT: 2300, RO: 2100, SE: 2500, SI: 2200, SK: 2300 },
  };
  assert.equal(Object.keys(expected).length, 27);
  for (const [country, rate] of Object.entries(expected)) {
    assert.equal(findStandardVatRate(country, '2026-01-01'), rate, country);
    assert.equal(isMemberState(country), true, country);
  }
});

test('a rate changes on its day', () => {
  const changes = [
    ['DE', '2020-06-30', 1900, '2020-07-01', 1600],
    ['DE', '2020-12-31', 1600, '2021-01-01', 1900],
    ['IE', '2020-08-31', 2300, '2020-09-01', 2100],
    ['IE', '2021-02-28', 2100, '2021-03-01', 2300],
    ['LU', '2022-12-31', 1700, '2023-01-01', 1600],
    ['LU', '2023-12-31', 1600, '2024-01-01', 1700],
    ['EE', '2023-12-31', 2000, '2024-01-01', 2200],
    ['EE', '2025-06-30', 2200, '2025-07-01', 2400],
    ['FI', '2024-08-31', 2400, '2024-09-01', 2550],
    ['SK', '2024-12-31', 2000, '2025-01-01', 2300],
    ['RO', '2025-07-31', 1900, '2025-08-01', 2100],
    ['PT-20', '2021-06-30', 1800, '2021-07-01', 1600],
  ] as const;
  for (const [country, last, before, first, after] of changes) {
    assert.equal(findStandardVatRate(country, last), before, `${country} ${last}`);
    assert.equal(findStandardVatRate(country, first), after, `${country} ${first}`);
  }
});

test('every member state has a rate since 2015 at least, in ascending order of dates', () => {
  for (const country of new Set(standardVatRates.map((rate) => rate.country))) {
    const dates = standardVatRates.filter((rate) => rate.country === country).map((rate) => rate.from);
    assert.deepEqual(dates, [...new Set(dates)].sort(), country);
    assert.ok((dates[0] ?? '9') <= '2015-01-01', country);
  }
});

test('no rate is known outside the Union or before the table begins', () => {
  for (const country of ['US', 'GB', 'CH', 'MC', 'GF', 'EL', '']) {
    assert.equal(findStandardVatRate(country, '2026-01-01'), undefined, country);
  }
  assert.equal(findStandardVatRate('FR', '2013-12-31'), undefined);
});

test('Monaco is France, Greece answers to EL too', () => {
  assert.deepEqual(vatTerritory('MC', null), vatTerritory('FR', null));
  assert.deepEqual(vatTerritory('EL', null), vatTerritory('GR', null));
  assert.equal(vatTerritory('FR', null).isInUnion, true);
});

test('the French overseas departments are French law outside the Union’s VAT, by country or by region', () => {
  for (const [country, region] of [
    ['RE', null],
    ['FR', 'FR-974'],
    ['FR', 'FR-RE'],
  ] as const) {
    const expected = {
      country: 'RE',
      rateKey: 'RE',
      memberState: 'FR',
      isInUnion: false,
      isWithoutVat: false,
    };
    assert.deepEqual(vatTerritory(country, region), expected);
  }
  assert.equal(vatTerritory('FR', 'FR-973').isWithoutVat, true);
  assert.equal(vatTerritory('YT', null).isWithoutVat, true);
  assert.equal(vatTerritory('FR', 'FR-IDF').country, 'FR');
});

test('parts of member states that are outside, and regions with a rate of their own', () => {
  for (const [country, region] of [
    ['ES', 'ES-CN'],
    ['ES', 'ES-CE'],
    ['FI', 'FI-01'],
    ['AX', null],
    ['FR', 'FR-NC'],
    ['PF', null],
    ['GB', 'GB-NIR'],
  ] as const) {
    assert.equal(vatTerritory(country, region).isInUnion, false, region ?? country);
    assert.equal(vatTerritory(country, region).memberState, null, region ?? country);
  }
  const madeira = vatTerritory('PT', 'PT-30');
  assert.deepEqual([madeira.country, madeira.rateKey, madeira.memberState], ['PT', 'PT-30', 'PT']);
  assert.equal(isMemberState('GB'), false);
});
