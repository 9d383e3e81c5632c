import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideTaxTreatment } from './decide-tax-treatment.ts';
import { smallBusinessExemption } from './legal-mentions.ts';
import { type TaxProfile, taxProfileSchema } from './profile.ts';
import type { Sale } from './sale.ts';
import type { TaxTreatment } from './treatment.ts';

const european: TaxProfile = { kind: 'EuropeanVat', isUnderDistanceThreshold: false };
const underThreshold: TaxProfile = { kind: 'EuropeanVat', isUnderDistanceThreshold: true };

const frenchSale: Sale = {
  sellerCountry: 'FR',
  buyerCountry: 'FR',
  buyerRegion: null,
  isBuyerVatNumberValid: false,
  keyCharge: null,
  on: '2026-03-01',
};

function decide(profile: TaxProfile, sale: Partial<Sale>): TaxTreatment {
  const outcome = decideTaxTreatment(profile, { ...frenchSale, ...sale });
  assert.ok(outcome.ok, 'expected a treatment');
  return outcome.value;
}

function refusal(profile: TaxProfile, sale: Partial<Sale>) {
  const outcome = decideTaxTreatment(profile, { ...frenchSale, ...sale });
  assert.ok(!outcome.ok, 'expected a refusal');
  return outcome.refusals[0];
}

const standard = (ratePerTenThousand: number, country: string) => ({
  category: 'Standard',
  ratePerTenThousand,
  country,
  mention: null,
});

test('at home the national rate applies, to businesses too', () => {
  assert.deepEqual(decide(european, {}), standard(2000, 'FR'));
  assert.deepEqual(decide(european, { isBuyerVatNumberValid: true }), standard(2000, 'FR'));
  assert.deepEqual(decide(european, { buyerCountry: null, buyerRegion: 'US-CA' }), standard(2000, 'FR'));
  assert.deepEqual(decide(european, { buyerCountry: 'MC' }), standard(2000, 'FR'));
});

test('a business of another member state accounts for the tax itself', () => {
  const treatment = decide(european, { buyerCountry: 'DE', isBuyerVatNumberValid: true });
  assert.deepEqual([treatment.category, treatment.ratePerTenThousand], ['ReverseCharge', 0]);
  assert.equal(treatment.country, null);
  assert.equal(
    treatment.mention?.fr,
    'Autoliquidation — article 283-2 du CGI, article 196 de la directive 2006/112/CE',
  );
  assert.match(treatment.mention?.en ?? '', /^Reverse charge — .*article 196 of Directive 2006\/112\/EC$/);
});

test('a seller that is not French does not cite French law', () => {
  const treatment = decide(european, {
    sellerCountry: 'DE',
    buyerCountry: 'FR',
    isBuyerVatNumberValid: true,
  });
  assert.equal(treatment.mention?.fr, 'Autoliquidation — article 196 de la directive 2006/112/CE');
  assert.doesNotMatch(decide(european, { sellerCountry: 'DE', buyerCountry: 'US' }).mention?.fr ?? '', /CGI/);
});

test('a consumer of another member state pays the rate of that state, on that day', () => {
  assert.deepEqual(decide(european, { buyerCountry: 'DE' }), standard(1900, 'DE'));
  assert.deepEqual(decide(european, { buyerCountry: 'EE', on: '2025-06-30' }), standard(2200, 'EE'));
  assert.deepEqual(decide(european, { buyerCountry: 'EE', on: '2025-07-01' }), standard(2400, 'EE'));
  assert.deepEqual(decide(european, { buyerCountry: 'PT', buyerRegion: 'PT-20' }), standard(1600, 'PT'));
});

test('under the threshold that consumer pays the seller’s rate; a business is not concerned', () => {
  assert.deepEqual(decide(underThreshold, { buyerCountry: 'DE' }), standard(2000, 'FR'));
  const business = decide(underThreshold, { buyerCountry: 'DE', isBuyerVatNumberValid: true });
  assert.equal(business.category, 'ReverseCharge');
  assert.deepEqual(decide(underThreshold, { sellerCountry: 'US', buyerCountry: 'DE' }), standard(1900, 'DE'));
});

test('outside the Union there is no tax, and the mention depends on who buys', () => {
  const mentionOf = (sale: Partial<Sale>) => {
    const treatment = decide(european, { buyerCountry: 'US', ...sale });
    assert.deepEqual(
      [treatment.category, treatment.ratePerTenThousand, treatment.country],
      ['Export', 0, null],
    );
    return treatment.mention?.fr;
  };
  const business = 'TVA non applicable — article 259-1° du CGI';
  const consumer = 'TVA non applicable — article 259 B du CGI';
  assert.equal(mentionOf({}), consumer);
  assert.equal(mentionOf({ isBuyerBusiness: true }), business);
  assert.equal(mentionOf({ isBuyerVatNumberValid: true }), business);
  assert.equal(mentionOf({ buyerCountry: 'GB', buyerRegion: 'GB-NIR' }), consumer);
  assert.equal(mentionOf({ buyerCountry: 'ES', buyerRegion: 'ES-CN' }), consumer);
  assert.equal(mentionOf({ buyerCountry: 'NC' }), consumer);
});

test('declaring a business inside the Union does not replace a valid number', () => {
  assert.deepEqual(decide(european, { buyerCountry: 'DE', isBuyerBusiness: true }), standard(1900, 'DE'));
});

test('between France and its overseas departments the rate is that of the buyer', () => {
  for (const isBuyerVatNumberValid of [true, false]) {
    for (const country of ['GP', 'MQ', 'RE']) {
      const sale = { buyerCountry: country, isBuyerVatNumberValid };
      assert.deepEqual(decide(european, sale), standard(850, country));
    }
    const byRegion = { buyerCountry: 'FR', buyerRegion: 'FR-974', isBuyerVatNumberValid };
    assert.deepEqual(decide(european, byRegion), standard(850, 'RE'));
    assert.deepEqual(decide(european, { sellerCountry: 'RE', isBuyerVatNumberValid }), standard(2000, 'FR'));
    const guiana = decide(european, { buyerCountry: 'GF', isBuyerVatNumberValid });
    assert.deepEqual([guiana.category, guiana.ratePerTenThousand], ['Export', 0]);
    assert.equal(guiana.mention?.fr, 'TVA non applicable — article 294-1 du CGI');
  }
  assert.equal(decide(european, { sellerCountry: 'DE', buyerCountry: 'RE' }).category, 'Export');
});

test('an exempt seller charges no tax of its own state, but others’ rules still hold', () => {
  const exempt: TaxProfile = { ...underThreshold, exemption: { mention: smallBusinessExemption } };
  const home = decide(exempt, {});
  assert.deepEqual([home.category, home.ratePerTenThousand, home.country], ['Exempt', 0, null]);
  assert.equal(home.mention?.fr, 'TVA non applicable, art. 293 B du CGI');
  assert.equal(decide(exempt, { buyerCountry: 'DE' }).category, 'Exempt');
  assert.equal(decide(exempt, { buyerCountry: 'DE', isBuyerVatNumberValid: true }).category, 'ReverseCharge');
  assert.equal(decide(exempt, { buyerCountry: 'US' }).category, 'Export');
  const overThreshold: TaxProfile = { ...exempt, isUnderDistanceThreshold: false };
  assert.deepEqual(decide(overThreshold, { buyerCountry: 'DE' }), standard(1900, 'DE'));
});

test('a key charge may have a rate of its own, by country', () => {
  const profile: TaxProfile = { ...european, ratesByKeyCharge: { BOOK: { FR: 550, DE: 700, CH: 260 } } };
  assert.deepEqual(decide(profile, { keyCharge: 'BOOK' }), standard(550, 'FR'));
  assert.deepEqual(decide(profile, { keyCharge: 'BOOK', buyerCountry: 'DE' }), standard(700, 'DE'));
  assert.deepEqual(decide(profile, { keyCharge: 'BOOK', buyerCountry: 'IT' }), standard(2200, 'IT'));
  assert.deepEqual(decide(profile, { keyCharge: 'OTHER' }), standard(2000, 'FR'));
  const swiss = { sellerCountry: 'CH', buyerCountry: 'CH', keyCharge: 'BOOK' };
  assert.deepEqual(decide(profile, swiss), standard(260, 'CH'));
});

test('a rate that nobody knows is refused, not guessed', () => {
  assert.deepEqual(refusal(european, { sellerCountry: 'US', buyerCountry: 'US' }), {
    code: 'Error.Tax.Undetermined',
    params: { country: 'US', date: '2026-03-01' },
  });
  assert.equal(refusal(european, { on: '1999-12-31' })?.code, 'Error.Tax.Undetermined');
});

test('a fixed rate is for every buyer', () => {
  const profile: TaxProfile = { kind: 'FixedRate', ratePerTenThousand: 810, mention: null };
  const swiss = { sellerCountry: 'CH', buyerCountry: 'JP' };
  assert.deepEqual(decide(profile, swiss), standard(810, 'CH'));
  const mention = { en: 'No tax', fr: 'Sans taxe' };
  const exempt = decide({ kind: 'FixedRate', ratePerTenThousand: 0, mention }, {});
  assert.deepEqual(exempt, { category: 'Exempt', ratePerTenThousand: 0, country: null, mention });
  const zero = decide({ kind: 'FixedRate', ratePerTenThousand: 0, mention: null }, {});
  assert.deepEqual(zero, standard(0, 'FR'));
});

const anyRow = {
  buyerCountry: null,
  buyerRegion: null,
  buyerKind: null,
  keyCharge: null,
  from: null,
  to: null,
  mention: null,
} as const;

test('in a table the row with the most criteria wins, then the first', () => {
  const profile: TaxProfile = {
    kind: 'Table',
    rows: [
      { ...anyRow, ratePerTenThousand: 0 },
      { ...anyRow, ratePerTenThousand: 1 },
      { ...anyRow, buyerCountry: 'US', ratePerTenThousand: 100 },
      { ...anyRow, buyerCountry: 'US', buyerRegion: 'US-CA', ratePerTenThousand: 725 },
      { ...anyRow, buyerCountry: 'US', buyerRegion: 'US-CA', buyerKind: 'Business', ratePerTenThousand: 2 },
      { ...anyRow, buyerCountry: 'US', buyerRegion: 'US-CA', keyCharge: 'SAAS', ratePerTenThousand: 3 },
    ],
  };
  assert.deepEqual(decide(profile, {}), standard(0, 'FR'));
  assert.deepEqual(decide(profile, { buyerCountry: 'US', buyerRegion: 'US-TX' }), standard(100, 'US'));
  const california = { buyerCountry: 'US', buyerRegion: 'US-CA' };
  assert.deepEqual(decide(profile, california), standard(725, 'US'));
  assert.deepEqual(decide(profile, { ...california, isBuyerBusiness: true }), standard(2, 'US'));
  assert.deepEqual(
    decide(profile, { ...california, isBuyerBusiness: true, keyCharge: 'SAAS' }),
    standard(2, 'US'),
  );
  assert.deepEqual(decide(profile, { ...california, keyCharge: 'SAAS' }), standard(3, 'US'));
});

test('a row of a table holds from its first day until the day before its end', () => {
  const profile: TaxProfile = {
    kind: 'Table',
    rows: [{ ...anyRow, from: '2026-01-01', to: '2026-07-01', ratePerTenThousand: 500 }],
  };
  assert.equal(decide(profile, { on: '2026-01-01' }).ratePerTenThousand, 500);
  assert.equal(decide(profile, { on: '2026-06-30' }).ratePerTenThousand, 500);
  assert.equal(refusal(profile, { on: '2026-07-01' })?.code, 'Error.Tax.Undetermined');
  assert.equal(refusal(profile, { on: '2025-12-31' })?.code, 'Error.Tax.Undetermined');
});

test('profiles pass through JSON and the schema unchanged; what is none is refused', () => {
  const profiles: TaxProfile[] = [
    european,
    { ...european, ratesByKeyCharge: { A: { FR: 550 } }, exemption: { mention: smallBusinessExemption } },
    { kind: 'FixedRate', ratePerTenThousand: 2000, mention: null },
    {
      kind: 'Table',
      rows: [{ ...anyRow, from: '2026-01-01', buyerKind: 'Consumer', ratePerTenThousand: 1 }],
    },
  ];
  for (const profile of profiles) {
    assert.deepEqual(taxProfileSchema.parse(JSON.parse(JSON.stringify(profile))), profile);
  }
  const wrong = [
    { kind: 'FixedRate', ratePerTenThousand: 20.5, mention: null },
    { kind: 'FixedRate', ratePerTenThousand: -1, mention: null },
    { kind: 'FixedRate', ratePerTenThousand: 10_001, mention: null },
    { kind: 'Table', rows: [{ ...anyRow, from: '2026-02-30', ratePerTenThousand: 1 }] },
    { kind: 'Other' },
    null,
  ];
  for (const profile of wrong) assert.equal(taxProfileSchema.safeParse(profile).success, false);
});
