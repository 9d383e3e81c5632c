import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accepted, openTestBusiness, refusalCodes } from '../accounts/testing.ts';
import { openTestDatabase } from '../database/testing.ts';
import { emptyAddress } from './address.ts';
import type { AddressFields } from './address-fields.ts';
import { loadBillingAddress, loadShippingAddress } from './load-address.ts';
import { addTestCustomer, eventsOf } from './testing.ts';
import { updateBillingAddress, updateShippingAddress } from './update-address.ts';
import { upsertAddresses } from './upsert-addresses.ts';

const database = await openTestDatabase();
after(() => database.close());
const business = await openTestBusiness(database.kysely);
const stranger = await openTestBusiness(database.kysely);

const bill = async (customerId: number, fields: AddressFields) =>
  accepted(await business.run((context) => updateBillingAddress(context, customerId, fields)));

test('an address is empty until it is given, then changed field by field', async () => {
  const { id } = await addTestCustomer(business);
  assert.deepEqual(accepted(await business.run((context) => loadBillingAddress(context, id))), emptyAddress);
  await bill(id, { firstName: 'Jeanne', lastName: 'Dupont', city: 'Lyon', country: 'fr', region: 'fr-69' });
  const changed = await bill(id, { city: 'Paris', region: null, lastName: '' });
  assert.deepEqual(changed, { ...emptyAddress, firstName: 'Jeanne', city: 'Paris', country: 'FR' });
  assert.deepEqual(accepted(await business.run((context) => loadBillingAddress(context, id))), changed);
});

test('only a change of the billing address is told', async () => {
  const { id } = await addTestCustomer(business);
  await bill(id, { city: 'Lyon' });
  await bill(id, { city: 'Lyon' });
  await business.run((context) => updateShippingAddress(context, id, { city: 'Nantes' }));
  assert.deepEqual(await eventsOf(business, id), ['CustomerAdded', 'CustomerBillingAddressUpdated']);
});

test('billing and shipping are two addresses', async () => {
  const { id } = await addTestCustomer(business);
  await bill(id, { city: 'Lyon' });
  await business.run((context) => updateShippingAddress(context, id, { city: 'Nantes' }));
  const billing = accepted(await business.run((context) => loadBillingAddress(context, id)));
  const shipping = accepted(await business.run((context) => loadShippingAddress(context, id)));
  assert.deepEqual([billing.city, shipping.city], ['Lyon', 'Nantes']);
});

const vatNumbers: readonly [AddressFields, boolean][] = [
  [{ taxInformation: 'FR 40 303 265 045', country: 'FR' }, true],
  [{ taxInformation: 'FR41303265045', country: 'FR' }, false],
  [{ taxInformation: 'FR40303265045', country: 'DE' }, false],
  [{ taxInformation: 'FR40303265045' }, false],
  [{ taxInformation: 'DE123456789', country: 'DE' }, true],
  [{ taxInformation: 'any text', country: 'FR' }, false],
];
for (const [fields, isValid] of vatNumbers) {
  test(`${fields.taxInformation} of ${fields.country} is ${isValid ? 'a' : 'no'} VAT number`, async () => {
    const { id } = await addTestCustomer(business);
    const address = await bill(id, fields);
    assert.equal(address.isVatNumberValid, isValid);
    assert.equal(address.taxInformation, fields.taxInformation);
  });
}

test('the VAT number is judged again when the country moves', async () => {
  const { id } = await addTestCustomer(business);
  await bill(id, { taxInformation: 'FR40303265045', country: 'FR' });
  assert.equal((await bill(id, { country: 'BE' })).isVatNumberValid, false);
  assert.equal((await bill(id, { country: 'FR' })).isVatNumberValid, true);
});

test('an address is refused with a wrong code or a text that is too long', async () => {
  const { id } = await addTestCustomer(business);
  const wrongs: readonly AddressFields[] = [
    { country: 'France' },
    { region: 'Île-de-France' },
    { city: 'x'.repeat(256) },
    { phone: '\u0000' },
  ];
  for (const wrong of wrongs) {
    const outcome = await business.run((context) => updateBillingAddress(context, id, wrong));
    assert.deepEqual(refusalCodes(outcome), ['Error.Input.Invalid']);
  }
});

test('the address of a customer of another business is out of reach', async () => {
  const { id } = await addTestCustomer(business);
  await bill(id, { city: 'Lyon' });
  const outcomes = [
    await stranger.run((context) => updateBillingAddress(context, id, { city: 'Brest' })),
    await stranger.run((context) => updateShippingAddress(context, id, { city: 'Brest' })),
    await stranger.run((context) => loadBillingAddress(context, id)),
    await stranger.run((context) => loadShippingAddress(context, id)),
  ];
  for (const outcome of outcomes) assert.deepEqual(refusalCodes(outcome), ['Error.Customer.NotFound']);
  assert.equal(accepted(await business.run((context) => loadBillingAddress(context, id))).city, 'Lyon');
});

test('first addresses given at the same time: both sets of fields are kept', async () => {
  const { id } = await addTestCustomer(business);
  await Promise.all([bill(id, { city: 'Lyon' }), bill(id, { zipCode: '69001' })]);
  const address = accepted(await business.run((context) => loadBillingAddress(context, id)));
  assert.deepEqual([address.city, address.zipCode], ['Lyon', '69001']);
});

test('many addresses are written in sets, and only where they change', async () => {
  const rows: { customerId: number; fields: AddressFields }[] = [];
  for (let index = 0; index < 20; index += 1) {
    const { id } = await addTestCustomer(business);
    rows.push({ customerId: id, fields: { city: `City ${index}`, country: 'FR' } });
  }
  const upsert = (wanted: typeof rows) =>
    business.do((context) => upsertAddresses(context, 'Billing', wanted));
  assert.equal(await upsert(rows.slice(0, 10)), 10);
  assert.equal(await upsert(rows), 10);
  assert.equal(await upsert(rows), 0);
  assert.equal(await upsert([]), 0);
});
