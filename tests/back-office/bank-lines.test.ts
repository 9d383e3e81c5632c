import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addCustomers, addOffer, sell, setPaymentType } from '../support/sales.ts';
import { opening } from '../support/shop.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

const path = '/Finance/BankLines';

/** Two customers who each owe 12.00, twice. */
async function openUnpaid() {
  const shop = await server.open();
  const offerId = await addOffer(shop, 'pro');
  const customerIds = await addCustomers(shop, ['ann-7', 'bob-8']);
  await setPaymentType(shop, opening, customerIds, 'ExternalBank');
  await sell(shop, opening, { offerId, customerIds });
  await shop.moveTo('2026-02-02T00:00Z');
  const invoices = (await shop.get('/Finance/Invoices')).list('Items').map((one) => ({
    id: one.number('Id'),
    fullNumber: one.text('FullNumber'),
    customerId: one.number('IdCustomer'),
  }));
  const [ann = 0, bob = 0] = customerIds;
  const [first] = invoices.filter((one) => one.customerId === ann).sort((a, b) => a.id - b.id);
  assert.ok(first);
  const stateOf = async (id: number) => (await shop.get(`/Finance/Invoices/${id}`)).text('StateInvoice');
  const lines = async (query = '') => (await shop.get(`${path}?${query}`)).list('Items');
  return { shop, ann, bob, first, invoices, stateOf, lines };
}

const csv = (...rows: readonly string[]) => `Date;Libellé;Nom;Montant\n${rows.join('\n')}\n`;

test('a statement is imported once; each line says what it may pay, and is matched, reopened, set aside', async () => {
  const { shop, ann, first, stateOf, lines } = await openUnpaid();
  const Statement = csv(
    `01/02/2026;VIR ${first.fullNumber};Ann;12,00`,
    '01/02/2026;FRAIS;Banque;-3,00',
    '31/01/2026;PRIME;Inconnu;77,00',
  );
  const imported = await shop.post(path, { Statement }, 200);
  assert.deepEqual(
    ['Format', 'CountRead', 'CountAdded', 'CountKnown', 'CountOutgoing', 'CountMatched'].map((name) =>
      imported.at(name),
    ),
    ['Csv', 3, 2, 0, 1, 0],
  );
  assert.equal((await shop.post(path, { Statement }, 200)).number('CountKnown'), 2);
  const [line, other] = await lines('StateBankLine=New');
  assert.ok(line && other);
  assert.equal(line.number('Proposals.0.IdCustomer'), ann);
  assert.equal(line.number('Proposals.0.Score'), 100);
  assert.deepEqual(line.at('Proposals.0.Invoices'), [
    { IdInvoice: first.id, FullNumber: first.fullNumber, Amount: 1_200 },
  ]);
  assert.deepEqual(other.list('Proposals'), []);

  const one = `${path}/${line.number('Id')}`;
  const matched = await shop.post(`${one}/Match`, { IdCustomer: ann, IdsInvoice: [first.id] }, 200);
  assert.equal(matched.text('StateBankLine'), 'Matched');
  assert.equal(matched.number('IdCustomer'), ann);
  assert.equal(await stateOf(first.id), 'Paid');
  assert.equal(await shop.refusal('POST', `${one}/Match`, { IdCustomer: ann }), '403 Error.BankLine.State');
  const receipt = `/Finance/Receipts/${matched.number('IdReceipt')}`;
  assert.equal(await shop.refusal('POST', `${receipt}/Cancel`), '403 Error.Receipt.OfBankLine');
  const reopened = await shop.post(`${one}/Reopen`, {}, 200);
  assert.equal(reopened.text('StateBankLine'), 'New');
  assert.equal(await stateOf(first.id), 'DueOffline');
  assert.equal((await shop.get(receipt)).text('StateReceipt'), 'Cancelled');

  const ignored = await shop.post(`${path}/${other.number('Id')}/Ignore`, { Reason: 'a grant' }, 200);
  assert.deepEqual([ignored.text('StateBankLine'), ignored.text('Reason')], ['Ignored', 'a grant']);
  assert.equal(
    await shop.refusal('POST', `${path}/${other.number('Id')}/Ignore`),
    '403 Error.BankLine.State',
  );
  assert.equal((await lines('StateBankLine=Ignored')).length, 1);
  assert.equal((await lines('Search=prim&AmountMin=7000&DayBookedMax=2026-01-31')).length, 1);
  assert.equal((await lines('Search=100%25')).length, 0);
  assert.equal((await lines('DayBookedMin=2026-02-02')).length, 0);
});

test('lines that can mean one thing only are matched at once, the others wait; more than is due stays on account', async () => {
  const { shop, ann, bob, first, stateOf, lines } = await openUnpaid();
  const imported = await shop.post(
    path,
    {
      Statement: csv(
        `01/02/2026;${first.fullNumber};;12,00`,
        '01/02/2026;client BOB 8;;24,00',
        '01/02/2026;merci;Ann 7;50,00',
      ),
      MatchesCertain: true,
    },
    200,
  );
  assert.equal(imported.number('CountMatched'), 1);
  assert.equal(await stateOf(first.id), 'Paid');
  const [line] = await lines(`StateBankLine=New&Amount=5000`);
  assert.ok(line);
  assert.equal(line.number('Proposals.0.IdCustomer'), ann);
  assert.equal(line.number('Proposals.0.AmountOnAccount'), 3_800);
  await shop.post(`${path}/${line.number('Id')}/Match`, { IdCustomer: ann }, 200);
  const [onAccount] = (await shop.get(`/Finance/Receipts?HasMoneyOnAccount=true`)).list('Items');
  assert.deepEqual([onAccount?.number('IdCustomer'), onAccount?.number('AmountOnAccount')], [ann, 3_800]);
  const [bobs] = await lines('StateBankLine=New');
  assert.deepEqual(bobs?.at('Proposals.0.Reasons'), ['CustomerReference', 'AmountOfAll']);
  assert.equal(bobs?.number('Proposals.0.IdCustomer'), bob);
  assert.equal((await shop.post(`${path}/MatchCertain`, {}, 200)).number('CountMatched'), 0);
  await shop.post(`${path}/${bobs?.number('Id')}/Match`, { IdCustomer: bob, IdsInvoice: [] }, 200);
  await shop.moveTo('2026-02-03T00:00Z');
  const unpaid = (await shop.get('/Finance/Invoices'))
    .list('Items')
    .filter((one) => one.text('StateInvoice') !== 'Paid');
  assert.deepEqual(unpaid, [], 'money on account pays what is due already');
});

test('what cannot be read, or is not there, is refused with a word on why', async () => {
  const { shop, ann } = await openUnpaid();
  assert.equal(await shop.refusal('POST', path, { Statement: 'hello' }), '422 Error.BankFile.Unreadable');
  assert.equal(await shop.refusal('POST', path, { Statement: '<x/>' }), '422 Error.BankFile.Unreadable');
  assert.equal(
    await shop.refusal('POST', path, { Statement: 'x'.repeat(750_001) }),
    '422 Error.Input.Invalid',
  );
  assert.equal(await shop.refusal('GET', `${path}/999`), '404 Error.BankLine.NotFound');
  for (const action of ['Match', 'Ignore', 'Reopen'])
    assert.equal(
      await shop.refusal('POST', `${path}/999/${action}`, { IdCustomer: ann }),
      '404 Error.BankLine.NotFound',
    );
});

test('two agents who match the same line at once record its money once', async () => {
  const { shop, ann, lines } = await openUnpaid();
  await shop.post(path, { Statement: csv('01/02/2026;x;y;12,00') }, 200);
  const [line] = await lines();
  const match = () => shop.send('POST', `${path}/${line?.number('Id')}/Match`, { IdCustomer: ann });
  const answers = await Promise.all([match(), match(), match()]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 403, 403]);
  assert.equal((await shop.get('/Finance/Receipts')).number('TotalItems'), 1);
});

test('who is merged away leaves the money on account to the customer that is kept', async () => {
  const { shop, ann, bob, lines } = await openUnpaid();
  await shop.post(path, { Statement: csv('01/02/2026;x;Ann Seven;100,00') }, 200);
  const [line] = await lines();
  await shop.post(`${path}/${line?.number('Id')}/Match`, { IdCustomer: ann }, 200);
  await shop.post(`/Distribution/Customers/${bob}/Merge`, { IdCustomerDuplicate: ann }, 200);
  const [money] = (await shop.get('/Finance/Receipts')).list('Items');
  assert.equal(money?.number('IdCustomer'), bob);
});

test('an anonymised customer leaves no name on the lines of the bank', async () => {
  const shop = await server.open();
  const [cat = 0] = await addCustomers(shop, ['cat']);
  await shop.post(path, { Statement: csv('01/02/2026;from Cat;Catherine;10,00') }, 200);
  const [line] = (await shop.get(path)).list('Items');
  const one = `${path}/${line?.number('Id')}`;
  await shop.post(`${one}/Match`, { IdCustomer: cat }, 200);
  await shop.post(`/Distribution/Customers/${cat}/Anonymize`, {}, 200);
  assert.deepEqual((await shop.get(one)).pick('NamePayer', 'Description', 'Amount'), {
    NamePayer: '',
    Description: '',
    Amount: 1_000,
  });
});
