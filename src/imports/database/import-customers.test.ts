import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsOf, openImporter, reasonsOf } from './testing.ts';

const customers = `kind: customers
fields:
  ReferenceCustomer: id
  Name: name
  Email: email
  ReferenceAffiliation: from
  NoteInvoice: note
  Billing.Company: company
  Billing.City: city
  Billing.Country: country
  Billing.TaxInformation: vat
  Shipping.City: ship
  Metadata.crm: crm
  Metadata.tier: tier
  TypePayment: pays
  Gateway: { constant: simulator }
`;
const header = 'id,name,email,from,note,company,city,country,vat,ship,crm,tier,pays\n';
const full =
  'c1,Ada,ada@example.org,partner,Order 7,ACME,Paris,FR,FR40303265045,Lyon,77,gold,ExternalBank\n' +
  'c2,Bob,,,,,,,,,,,Card\n' +
  'c3,Cid,,,,,,,,,,,DirectDebit\n' +
  'c4,,,,,,,,,,,,\n';

const view = `select concat_ws(' | ', c.reference, c.name, c.email, c.language, c.reference_affiliation,
  c.note_invoice, c.metadata, c.type_payment, b.company, b.city, b.country, b.is_vat_number_valid, s.city,
  (select string_agg(concat_ws(' ', p.gateway, p.type_payment, p.state), ', ' order by p.id)
     from payment_permission p where p.customer_id = c.id))
  from customer c left join customer_address b on b.customer_id = c.id and b.kind = 'Billing'
  left join customer_address s on s.customer_id = c.id and s.kind = 'Shipping' order by c.id`;

test('customers come with their addresses, their note, their pairs and how they pay', async (context) => {
  const importer = await openImporter(context);
  assert.deepEqual(countsOf(await importer.import(customers, header + full)), ['4 0 0 0', '0 0 0 0']);
  const imported = await importer.query(view);
  assert.deepEqual(imported, [
    'c1 | Ada | ada@example.org | fr | partner | Order 7 | {"crm": "77", "tier": "gold"} | ExternalBank' +
      ' | ACME | Paris | FR | t | Lyon',
    'c2 | Bob |  | fr | {} | Card | simulator Card Valid',
    'c3 | Cid |  | fr | {} | DirectDebit | simulator DirectDebit Valid',
    'c4 |  |  | fr | {} | Free',
  ]);
  const events = await importer.query('select count(*) from event');
  assert.deepEqual(countsOf(await importer.import(customers, header + full)), ['0 0 4 0', '0 0 0 0']);
  assert.deepEqual(await importer.query(view), imported);
  assert.deepEqual(await importer.query('select count(*) from event'), events);
});

test('a change touches what the line gives and nothing else', async (context) => {
  const importer = await openImporter(context);
  await importer.import(customers, header + full);
  await importer.database.pool.query(
    `update customer set metadata = metadata || '{"own": "x"}' where reference = 'c1'`,
  );
  const changed =
    'c1,Ada B.,,,,,Nice,,,,78,,Card\nc2,,,,,,,,,,,,ExternalCheck\nc3,,,,,,,,,,,,Card\nc4,,,,,,,,,,,,\n';
  const report = await importer.import(customers, header + changed);
  assert.deepEqual(countsOf(report), ['0 3 1 0', '0 0 0 0']);
  assert.deepEqual(await importer.query(view), [
    'c1 | Ada B. | ada@example.org | fr | partner | Order 7 | {"crm": "78", "own": "x", "tier": "gold"} | Card' +
      ' | ACME | Nice | FR | t | Lyon | simulator Card Valid',
    'c2 | Bob |  | fr | {} | ExternalCheck | simulator Card Valid',
    'c3 | Cid |  | fr | {} | Card | simulator DirectDebit Removed, simulator Card Valid',
    'c4 |  |  | fr | {} | Free',
  ]);
  assert.deepEqual(countsOf(await importer.import(customers, header + changed)), ['0 0 4 0', '0 0 0 0']);
});

test('a card that expired since is not brought back to life', async (context) => {
  const importer = await openImporter(context);
  await importer.import(customers, header + full);
  await importer.database.pool.query(`update payment_permission set state = 'Expired'`);
  assert.deepEqual(countsOf(await importer.import(customers, header + full)), ['0 0 4 0', '0 0 0 0']);
  assert.deepEqual(await importer.query('select distinct state from payment_permission'), ['Expired']);
});

test('what only the customer’s own rules refuse is told with its column', async (context) => {
  const importer = await openImporter(context);
  await importer.import(customers, header + full);
  await importer.database.pool.query(
    `update customer set metadata = '{"a":"","b":"","c":"","d":"","e":""}' where reference = 'c4'`,
  );
  const bad = `c4,,,,,,,,,,1,,\nc5,,,${'p'.repeat(51)},,,,,,,,,\nc6,New,,,,,,,,,,,\n`;
  const report = await importer.import(customers, header + bad);
  assert.deepEqual(countsOf(report), ['1 0 0 2', '0 0 0 0']);
  assert.deepEqual(reasonsOf(report), [
    '2 Metadata: Metadata is not valid: ≤ 5',
    '3 ReferenceAffiliation: ReferenceAffiliation is not valid: > 50',
  ]);
});
