import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codes, refusals } from './rows.testing.ts';

test('tells all that is wrong with a line, with column, field and value', () => {
  const cells = { id: 'a;b', plan: 'gold', start: '31/12/2026', price: '12.345', months: '-1' };
  const refused = refusals('  AmountRecurrence: price\n  DurationTrial: months\n', cells);
  assert.deepEqual(
    refused.map(({ line, column, field, value }) => [line, column, field, value]),
    [
      [7, 'id', 'ReferenceCustomer', 'a;b'],
      [7, 'start', 'DateStart', '31/12/2026'],
      [7, 'price', 'AmountRecurrence', '12.345'],
      [7, 'months', 'DurationTrial', '-1'],
      [7, 'plan', 'ReferenceOffer', 'gold'],
    ],
  );
  assert.equal(
    refused[2]?.reason.en,
    'This is not an amount in EUR with “.” as its decimal mark and at most 2 decimals.',
  );
  assert.match(refused[2]?.reason.fr ?? '', /^Ce n’est pas un montant en EUR/);
});

const faults: [name: string, fields: string, cells: Record<string, string>, code: string][] = [
  ['a missing reference', '', { id: ' ' }, 'ReferenceCustomer Value.Missing'],
  ['a reference of 51 characters', '', { id: 'x'.repeat(51) }, 'ReferenceCustomer Value.NotAReference'],
  ['a missing offer', '', { plan: '' }, 'ReferenceOffer Value.Missing'],
  ['an unknown offer', '', { plan: 'gold' }, 'ReferenceOffer Offer.Unknown'],
  ['an unknown discount', '  Discounts: x\n', { x: 'welcome|other' }, 'Discounts Discount.Unknown'],
  ['a wrong currency', '  Currency: x\n', { x: 'USD' }, 'Currency Currency.Mismatch'],
  ['a negative amount', '  AmountRecurrence: x\n', { x: '-0.01' }, 'AmountRecurrence Value.TooSmall'],
  [
    'an amount with the other mark',
    '  AmountRecurrence: x\n',
    { x: '12,5' },
    'AmountRecurrence Value.NotAnAmount',
  ],
  [
    'a misplaced grouping',
    '  AmountRecurrence: x\n',
    { x: '1234,567' },
    'AmountRecurrence Value.NotAnAmount',
  ],
  ['an amount with its sign', '  AmountRecurrence: x\n', { x: '12 €' }, 'AmountRecurrence Value.NotAnAmount'],
  [
    'an amount past safe integers',
    '  AmountRecurrence: x\n',
    { x: '9'.repeat(17) },
    'AmountRecurrence Value.NotAnAmount',
  ],
  ['a negative duration', '  DurationRecurrence: x\n', { x: '-1' }, 'DurationRecurrence Value.TooSmall'],
  ['a duration of zero', '  DurationRecurrence: x\n', { x: '0' }, 'DurationRecurrence Value.TooSmall'],
  ['a huge duration', '  DurationTrial: x\n', { x: '10001' }, 'DurationTrial Value.TooLarge'],
  ['half a month', '  DurationTrial: x\n', { x: '0.5' }, 'DurationTrial Value.NotAnInteger'],
  ['a negative engagement', '  CountMinRecurrences: x\n', { x: '-12' }, 'CountMinRecurrences Value.TooSmall'],
  [
    'an engagement past the end',
    '  CountMinRecurrences: x\n  CountRecurrences: y\n',
    { x: '13', y: '12' },
    'CountMinRecurrences Engagement.TooLong',
  ],
  [
    'a negative quantity',
    '  Features.users.QuantityCurrent: x\n',
    { x: '-1' },
    'Features.users.QuantityCurrent Value.TooSmall',
  ],
  ['a date before 1970', '', { start: '1969-12-31' }, 'DateStart Value.DateOutOfRange'],
  ['a date after 2200', '', { start: '2201-01-02' }, 'DateStart Value.DateOutOfRange'],
  ['an unknown unit', '  UnitTrial: x\n', { x: 'month' }, 'UnitTrial Value.NotAnOption'],
  [
    'a value that the map lacks',
    "  Billing.Country: { column: x, map: { 'France': FR } }\n",
    { x: 'Frankreich' },
    'Billing.Country Value.NotInMap',
  ],
  ['an unknown country', '  Billing.Country: x\n', { x: 'UK' }, 'Billing.Country Value.NotACountry'],
  ['a region that is none', '  Billing.Region: x\n', { x: 'California' }, 'Billing.Region Value.NotARegion'],
  ['a text of 256 characters', '  Name: x\n', { x: 'x'.repeat(256) }, 'Name Value.TooLong'],
  ['a control character', '  Name: x\n', { x: 'a\u0007b' }, 'Name Value.ControlCharacter'],
  ['metadata of 451 characters', '  Metadata.a: x\n', { x: 'x'.repeat(451) }, 'Metadata.a Value.NotMetadata'],
  ['an address that is no e-mail', '  Email: x\n', { x: 'ann at example' }, 'Email Value.NotAnEmail'],
  ['a language that is a name', '  Language: x\n', { x: 'French' }, 'Language Value.NotALanguage'],
  [
    'a truth that is not listed',
    "  Features.support.IsEnabled: { column: x, true: 'Yes' }\n",
    { x: 'No' },
    'Features.support.IsEnabled Value.NotAnOption',
  ],
  [
    'a truth in words',
    '  Features.support.IsEnabled: x\n',
    { x: 'perhaps' },
    'Features.support.IsEnabled Value.NotAnOption',
  ],
];

for (const [name, fields, cells, code] of faults) {
  test(`refuses ${name}`, () => assert.deepEqual(codes(fields, cells), [code]));
}
