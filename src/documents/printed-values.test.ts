/** Dates, prices and addresses as their readers write them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postalLines } from './postal-lines.ts';
import type { PrintedDocument } from './printed-document.ts';
import { printedLanguage, printedValues } from './printed-values.ts';
import { at, sampleAddress, sampleInvoice } from './testing.ts';

function valuesOf(given: Partial<PrintedDocument> = {}) {
  return printedValues(sampleInvoice(given));
}

test('a half-open period prints its last day, in the zone of the seller', () => {
  const paris = valuesOf();
  const march = { startAt: at('2026-02-28T23:00:00Z'), endAt: at('2026-03-31T22:00:00Z') };
  assert.deepEqual(paris.daysOf(march), ['01/03/2026', '31/03/2026']);
  const throughTheDay = { startAt: at('2026-03-01T12:00:00Z'), endAt: at('2026-04-01T12:00:00Z') };
  assert.deepEqual(paris.daysOf(throughTheDay), ['01/03/2026', '31/03/2026']);
  const newYork = valuesOf({ timeZone: 'America/New_York', language: 'en' });
  assert.deepEqual(newYork.daysOf(march), ['28 Feb 2026', '30 Mar 2026']);
  const empty = { startAt: march.startAt, endAt: march.startAt };
  assert.deepEqual(paris.daysOf(empty), ['01/03/2026', '01/03/2026']);
});

test('French counts the first of a month', () => {
  assert.equal(valuesOf().longDate(at('2026-03-01T12:00:00Z')), '1er\u00a0mars\u00a02026');
  assert.equal(valuesOf().longDate(at('2026-03-11T12:00:00Z')), '11\u00a0mars\u00a02026');
  assert.equal(valuesOf({ language: 'en' }).longDate(at('2026-03-01T12:00:00Z')), '1\u00a0March\u00a02026');
});

test('a unit price shows the decimals it needs, and says when it does not come out even', () => {
  const { unitAmount } = valuesOf();
  assert.equal(unitAmount(10_800, 12), '9,00\u00a0€');
  assert.equal(unitAmount(3868, 48_350), '0,0008\u00a0€');
  assert.equal(unitAmount(1000, 3), '≈\u00a03,3333\u00a0€');
  assert.equal(unitAmount(-500, 2), '-2,50\u00a0€');
  assert.equal(valuesOf({ currency: 'JPY', language: 'en' }).unitAmount(900, 3), 'JP¥300');
});

test('rates, quantities and countries follow the language', () => {
  const french = valuesOf();
  assert.match(french.rate(2000), /^20[\u00a0\u202f]%$/);
  assert.equal(valuesOf({ language: 'en' }).rate(550), '5.5%');
  assert.equal(french.quantity(1.5), '1,5');
  assert.equal(french.country('DE'), 'Allemagne');
  assert.equal(french.country('nowhere'), 'nowhere');
});

test('French and its regions print French, anything else English', () => {
  assert.deepEqual(['fr', 'fr-CA', 'FR', 'en', 'de', 'frr', ''].map(printedLanguage), [
    'fr',
    'fr',
    'fr',
    'en',
    'en',
    'en',
    'en',
  ]);
});

test('an address is written in the order of its country', () => {
  const name = (code: string): string => code;
  const paris = sampleAddress({ addressLine1: '1, rue X', zipCode: '75001', city: 'Paris', country: 'FR' });
  assert.deepEqual(postalLines(paris, name), ['1, rue X', '75001 Paris', 'FR']);
  const london = sampleAddress({ city: 'London', zipCode: 'SW1A 1AA', country: 'GB' });
  assert.deepEqual(postalLines(london, name), ['London', 'SW1A 1AA', 'GB']);
  const miami = sampleAddress({ city: 'Miami', zipCode: '33101', country: 'US', region: 'US-FL' });
  assert.deepEqual(postalLines(miami, name), ['Miami, FL 33101', 'US']);
  assert.deepEqual(postalLines(sampleAddress({}), name), []);
});
