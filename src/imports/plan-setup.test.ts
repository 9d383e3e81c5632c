import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Installation } from './import-port.ts';
import type { ImportMapping } from './mapping.ts';
import { planSetup } from './plan-setup.ts';
import { MemoryPort, setupYaml, validMapping } from './testing.ts';

const customers = 'kind: customers\nfields: { ReferenceCustomer: id }\n';

function mappingOf(text: string): ImportMapping {
  return validMapping(text).mapping;
}

/** The installation that the mapping itself creates. */
async function installed(mapping: ImportMapping): Promise<Installation> {
  const port = new MemoryPort();
  const setup = planSetup(mapping, port.installation);
  assert.ok(setup.ok);
  await port.applySetup(setup.plan);
  return port.installation;
}

function reasonsOf(mapping: ImportMapping, installation: Installation): string[] {
  const setup = planSetup(mapping, installation);
  return setup.ok ? [] : setup.reasons.map(({ en }) => en);
}

test('plans everything where nothing exists, and tells it', () => {
  const setup = planSetup(mappingOf(setupYaml + customers), new MemoryPort().installation);
  assert.ok(setup.ok);
  assert.deepEqual(
    setup.created.map(({ en }) => en),
    [
      'The business Test',
      'The segment test',
      'The feature support',
      'The feature users',
      'The feature mails',
      'The offer basic',
      'The offer pro',
      'The discount welcome',
    ],
  );
  assert.equal(setup.created[2]?.fr, 'La fonctionnalité support');
});

test('plans nothing where all exists', async () => {
  const mapping = mappingOf(setupYaml + customers);
  const setup = planSetup(mapping, await installed(mapping));
  assert.ok(setup.ok);
  assert.deepEqual(setup.created, []);
});

test('plans only what is missing', async () => {
  const mapping = mappingOf(setupYaml + customers);
  const { catalogue, ...rest } = await installed(mapping);
  const offers = catalogue.offers.filter(({ reference }) => reference !== 'pro');
  const setup = planSetup(mapping, { ...rest, catalogue: { ...catalogue, offers } });
  assert.ok(setup.ok);
  assert.deepEqual(
    setup.created.map(({ en }) => en),
    ['The offer pro'],
  );
  assert.equal(setup.plan.segment, null);
});

test('tells every difference from what exists', async () => {
  const installation = await installed(mappingOf(setupYaml + customers));
  const changed = setupYaml
    .replace('amountRecurrence: 900', 'amountRecurrence: 950')
    .replace('currency: EUR', 'currency: USD')
    .replace('ratePerTenThousand: 2000', 'ratePerTenThousand: 1000')
    .replace('features: [support, users, mails]', 'features: [support, users]');
  const reasons = reasonsOf(mappingOf(changed + customers), installation);
  assert.deepEqual(reasons.slice(0, 3), [
    'The segment test exists with another currency: "EUR" instead of "USD".',
    'The segment test exists with another tax.ratePerTenThousand: 2000 instead of 1000.',
    'The offer basic exists with another amountRecurrence: 900 instead of 950.',
  ]);
  assert.match(reasons[3] ?? '', /^The offer pro exists with another features:/);
  assert.equal(reasons.length, 4);
});

test('a translation or a clock that moved is no difference', async () => {
  const mapping = mappingOf(setupYaml + customers);
  const { catalogue, ...rest } = await installed(mapping);
  const offers = catalogue.offers.map((offer) => ({ ...offer, title: { ...offer.title, de: 'Wesentlich' } }));
  assert.deepEqual(reasonsOf(mapping, { ...rest, catalogue: { ...catalogue, offers } }), []);
});

test('a segment by its reference alone must exist', async () => {
  const short = `version: 1\nsegment: { reference: test }\n${customers}`;
  const [business, segment] = reasonsOf(mappingOf(short), new MemoryPort().installation);
  assert.match(business ?? '', /business\.name, business\.kind/);
  assert.match(segment ?? '', /segment\.name, segment\.currency, .*segment\.tax, segment\.seller/);
  assert.deepEqual(reasonsOf(mappingOf(short), await installed(mappingOf(setupYaml + customers))), []);
});

test('a catalogue may only name what is there', async () => {
  const text = setupYaml.replace('features: [support]', 'features: [fax]');
  assert.deepEqual(reasonsOf(mappingOf(text + customers), new MemoryPort().installation), [
    'The offer basic names fax, which neither exists nor is in the mapping.',
  ]);
});

test('a field of a feature wants the feature, of the right type', () => {
  const fields = `kind: subscriptions
fields:
  ReferenceCustomer: id
  ReferenceOffer: plan
  DateStart: start
  Features.fax.IsEnabled: fax
  Features.users.IsEnabled: users
  Features.support.QuantityCurrent: support
  Features.mails.QuantityIncluded: mails
`;
  assert.deepEqual(reasonsOf(mappingOf(setupYaml + fields), new MemoryPort().installation), [
    'There is no such feature: fax.',
    'The feature users is of type Limitation: IsEnabled does not fit it.',
    'The feature support is of type OnOff: QuantityCurrent does not fit it.',
  ]);
});
