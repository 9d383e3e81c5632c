import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOfMapping, parseMapping } from './mapping.ts';
import { setupYaml, validMapping } from './testing.ts';

const fields = `
fields:
  ReferenceCustomer: id
  ReferenceOffer: plan
  DateStart: { constant: '2026-01-01' }
`;

function problemsOf(text: string) {
  const parsed = parseMapping(text);
  assert.ok(!parsed.ok, 'the mapping is valid');
  return parsed.problems;
}

const whole = (more: string) => `${setupYaml}kind: subscriptions${fields}${more}`;
const change = (from: string, to: string) => whole('').replace(from, to);
const date = (option: string) => change("{ constant: '2026-01-01' }", `{ column: d, ${option} }`);
const terminations = 'kind: terminations\nfields: { ReferenceCustomer: id }\n';

test('reads a whole mapping, with its defaults', () => {
  const { mapping, sha256 } = validMapping(whole(''));
  assert.equal(mapping.business?.clock, Date.parse('2026-01-01T00:00:00Z'));
  assert.deepEqual(mapping.source, { quote: '"', encoding: 'utf-8', decimalMark: '.', where: {} });
  assert.equal(mapping.segment.seller?.latePaymentRatePerTenThousand, 1200);
  const [basic] = mapping.catalogue.offers;
  assert.deepEqual(
    [basic?.durationRecurrence, basic?.unitRecurrence, basic?.countRecurrences],
    [1, 'Month', null],
  );
  assert.equal(basic?.features[0]?.isUpdatableAfterSubscription, true);
  assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.notEqual(validMapping(whole('  Name: name\n')).sha256, sha256);
});

test('the short-hands: a column, a template, a constant', () => {
  const more = "  Name: '{first} {last}'\n  Email: mail\n  AmountRecurrence: 1200\n  Migration: true\n";
  const { mapping } = validMapping(whole(more));
  const { Name, Email, AmountRecurrence, Migration } = mapping.fields;
  assert.deepEqual(Name, { template: '{first} {last}' });
  assert.deepEqual(Email, { column: 'mail' });
  assert.deepEqual([AmountRecurrence, Migration], [{ constant: 1200 }, { constant: true }]);
});

test('names every column that it reads', () => {
  const more = "  Name: '{first} {last} {first}'\nsource:\n  where: { Active: ['Yes'] }\n";
  const { mapping } = validMapping(whole(more));
  assert.deepEqual([...columnsOfMapping(mapping)].sort(), ['Active', 'first', 'id', 'last', 'plan']);
});

test('a tab may be named', () => {
  assert.equal(validMapping(whole('source: { delimiter: tab }\n')).mapping.source.delimiter, '\t');
  assert.equal(validMapping(whole('source: { delimiter: auto }\n')).mapping.source.delimiter, undefined);
});

test('tells the line and the column of a fault of YAML', () => {
  const [problem] = problemsOf('version: 1\nkind: [customers\nfields: {}\n');
  assert.equal(problem?.line, 3);
  const [duplicate] = problemsOf('version: 1\nversion: 1\n');
  assert.deepEqual([duplicate?.line, duplicate?.column], [2, 1]);
  assert.match(duplicate?.fr ?? '', /^YAML non valide/);
});

test('an alias without anchor, and a bomb of aliases, are problems', () => {
  assert.equal(problemsOf('version: *one\n').length, 1);
  const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}]`);
  assert.equal(problemsOf(`l0: &l0 x\n${levels.join('\n')}\n`).length, 1);
});

test('an empty text, a list or a huge text are problems', () => {
  for (const text of ['', '- 1\n', 'x', `# ${'x'.repeat(1_000_001)}`]) {
    assert.ok(problemsOf(text).length > 0);
  }
});

/** `at` is the text on the line that the problem has to name. */
const faults: [name: string, text: string, path: string, at: string, message: RegExp][] = [
  ['an unknown key', whole('extra: 1\n'), 'extra', 'extra:', /Unrecognized key/],
  ['a missing kind', `${setupYaml}${fields}`, 'kind', 'version:', /required/],
  ['an unknown kind', change('kind: subscriptions', 'kind: things'), 'kind', 'kind: things', /customers/],
  [
    'a field that does not exist',
    whole('  Nmae: x\n'),
    'fields.Nmae',
    'Nmae',
    /no such field for subscriptions/,
  ],
  [
    'a field that is not mapped',
    change('  ReferenceOffer: plan\n', ''),
    'fields.ReferenceOffer',
    'fields:',
    /required/,
  ],
  ['two sources', whole('  Name: { column: a, constant: b }\n'), 'fields.Name', 'Name: { c', /one of column/],
  ['no source', whole('  Name: { default: x }\n'), 'fields.Name', 'Name: { d', /one of column/],
  [
    'an unfit option',
    whole('  Name: { column: a, money: minorUnits }\n'),
    'fields.Name.money',
    'Name: { c',
    /type Text/,
  ],
  [
    'a constant that is no option',
    whole('  TypePayment: { constant: Cheque }\n'),
    'fields.TypePayment.constant',
    'Cheque',
    /ExternalCheck/,
  ],
  [
    'a value of a map that is no option',
    whole('  TypePayment:\n    column: a\n    map:\n      x: Card\n      y: Crad\n'),
    'fields.TypePayment.map.y',
    'Crad',
    /Card/,
  ],
  [
    'a default that is no amount',
    whole('  AmountTrial: { column: a, default: free }\n'),
    'fields.AmountTrial.default',
    'AmountTrial',
    /whole number/,
  ],
  [
    'a negative constant',
    whole('  DurationTrial: -1\n'),
    'fields.DurationTrial.constant',
    'DurationTrial',
    /at least 0/,
  ],
  [
    'a decimal amount',
    whole('  AmountTrial: 9.9\n'),
    'fields.AmountTrial.constant',
    'AmountTrial',
    /whole number/,
  ],
  [
    'a date out of range',
    change("'2026-01-01' }", "'1969-12-31' }"),
    'fields.DateStart.constant',
    '1969',
    /1970/,
  ],
  [
    'a number for a text',
    whole('  Billing.ZipCode: { constant: 75001 }\n'),
    'fields.Billing.ZipCode.constant',
    '75001',
    /quotation marks/,
  ],
  ['a brace left open', whole("  Name: 'Customer {id'\n"), 'fields.Name.template', 'Customer {', /brace/],
  ['a date format without year', date('date: dd/MM'), 'fields.DateStart.date', 'dd/MM', /yyyy/],
  ['a date format in other letters', date('date: DD/MM/YYYY'), 'fields.DateStart.date', 'DD/MM', /yyyy/],
  [
    'an unknown time zone',
    date('date: { timeZone: Paris }'),
    'fields.DateStart.date.timeZone',
    'timeZone: Paris',
    /time zone/,
  ],
  [
    'too many metadata',
    whole([1, 2, 3, 4, 5, 6].map((n) => `  Metadata.m${n}: c\n`).join('')),
    'fields',
    'fields:',
    /at most 5/,
  ],
  ['an unknown currency', change('currency: EUR', 'currency: EUX'), 'segment.currency', 'EUX', /ISO 4217/],
  [
    'an unknown zone of the segment',
    change('Europe/Paris', 'Europe/Pariss'),
    'segment.timeZone',
    'Pariss',
    /time zone/,
  ],
  [
    'a typing error of the seller',
    change('legalName: Test SAS', 'legalName: A, siret: 1'),
    'segment.seller.siret',
    'siret',
    /Unrecognized/,
  ],
  ['a clock without sandbox', change('kind: sandbox', 'kind: live'), 'business.clock', 'clock:', /sandbox/],
  [
    'a clock that is no instant',
    change('2026-01-01T00:00:00Z', '2026-02-30T00:00:00Z'),
    'business.clock',
    'clock:',
    /date/,
  ],
  [
    'an offer twice',
    change('reference: pro', 'reference: basic'),
    'catalogue.offers.1.reference',
    'name: Pro',
    /twice/,
  ],
  [
    'a negative price',
    change('amountRecurrence: 900', 'amountRecurrence: -1'),
    'catalogue.offers.0.amountRecurrence',
    '-1',
    /Too small/,
  ],
  [
    'price steps that fall',
    change(
      'features: [support]',
      'features: [{ reference: users, steps: [{ quantityMax: 5 }, { quantityMax: 2 }] }]',
    ),
    'catalogue.offers.0.features.0.steps',
    'steps:',
    /price step/,
  ],
  [
    'a reference that the contract excludes',
    change('reference: test', 'reference: a;b'),
    'segment.reference',
    'a;b',
    /50 characters/,
  ],
  [
    'a termination of subscriptions',
    whole('termination: { when: now }\n'),
    'termination',
    'termination:',
    /kind terminations/,
  ],
  ['terminations without their time', `${setupYaml}${terminations}`, 'termination', 'version:', /required/],
  [
    'terminations without their date',
    `${setupYaml}${terminations}termination: { when: date }\n`,
    'fields.DateTermination',
    'fields:',
    /required/,
  ],
  [
    'a day without FixedDay',
    change('country: FR\n', 'country: FR\n  billing: { day: 5 }\n'),
    'segment.billing.day',
    'day: 5',
    /FixedDay/,
  ],
  ['another encoding', whole('source: { encoding: latin1 }\n'), 'source.encoding', 'latin1', /utf-8/],
];

for (const [name, text, path, at, message] of faults) {
  test(`refuses ${name}, with its path and line`, () => {
    const problems = problemsOf(text);
    assert.deepEqual(
      problems.map((problem) => problem.path),
      [path],
    );
    assert.match(problems[0]?.en ?? '', message);
    assert.equal(problems[0]?.line, text.slice(0, text.indexOf(at)).split('\n').length);
  });
}

test('tells all problems at once, in two languages', () => {
  const problems = problemsOf(
    change('country: FR', 'country: France').replace('currency: EUR', 'currency: 3'),
  );
  assert.deepEqual(
    problems.map(({ path }) => path),
    ['segment.currency', 'segment.country'],
  );
  assert.match(problems[0]?.en ?? '', /expected string/);
  assert.match(problems[0]?.fr ?? '', /attendu/);
});
