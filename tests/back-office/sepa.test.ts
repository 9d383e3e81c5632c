/** SEPA direct debits by files, over HTTP: a mandate on our page, a file for the bank, and what the bank answers. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { methodRoutes } from '../../src/api/gateways/method-routes.ts';
import { verifyBusiness } from '../../src/billing/verify/verify-business.ts';
import { assertSays, textOf } from '../../src/documents/reading-pdf.testing.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import { simulatorAlone } from '../../src/payments/accounts/gateway-access.ts';
import { sepa } from '../../src/payments/gateways/sepa/sepa.ts';
import { runErrands } from '../../src/payments/run-errands.ts';
import { all, checkDirectDebits, only } from '../../src/payments/sepa/pain-008.testing.ts';
import { moveClockOf } from '../live-api/shop-clock.ts';
import { collectingOf } from '../support/collecting.ts';
import { addCustomers, addOffer, sell } from '../support/sales.ts';
import { at, opening } from '../support/shop.ts';
import { type BackOfficeShop, openBackOffice, serverSecret } from './back-office.ts';

const access = {
  ...simulatorAlone,
  gateways: new Map([...simulatorAlone.gateways, [sepa.name, sepa]]),
  serverSecrets: [serverSecret],
};
const server = await openBackOffice({ access });
after(() => server.close());
const unlimited = { burst: 1_000_000, tokensPerSecond: 1_000_000 };
const pages = buildServer({
  apis: [methodRoutes(server.database.kysely, access)],
  log: { level: 'silent' },
  health: {},
  limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
});
after(() => pages.close());

const batches = '/Finance/SepaBatches';
const answers = '/Finance/SepaAnswers';
const day = at('2026-01-02T00:00Z');
const settings = {
  CreditorName: 'Exemple SAS',
  CreditorIdentifier: 'DE98 ZZZ 09999999999',
  Iban: 'FR76 3000 6000 0112 3456 7890 189',
};

const send = (url: string, fields: Record<string, string>) =>
  pages.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'a browser' },
    payload: new URLSearchParams(fields).toString(),
  });

async function openShop(over: Record<string, string> = {}) {
  const shop = await server.open({ segment: { chargeDelayDays: 0, prenotificationDays: 0 } });
  await shop.post('/Organization/Gateways/sepa', { Settings: { ...settings, ...over } }, 200);
  return shop;
}

/** Where the payer goes. */
async function begin(shop: BackOfficeShop, customerId: number): Promise<string> {
  const path = `/Distribution/Customers/${customerId}/PaymentPermissions/Registration`;
  const begun = await shop.post(path, { TypePayment: 'DirectDebit', NameGateway: 'sepa' });
  return new URL(begun.text('Url')).pathname;
}

async function sign(shop: BackOfficeShop, customerId: number): Promise<void> {
  const url = await begin(shop, customerId);
  const signed = await send(url, { name: 'Ada Lovelace', iban: 'DE89 3704 0044 0532 0130 00' });
  assert.equal(signed.statusCode, 303);
  const back = await pages.inject({ url: new URL(String(signed.headers.location)).pathname });
  assert.equal(back.statusCode, 200);
}

/** Customers with a mandate, whose first invoices of 12.00 are to be debited. */
async function openDebited(names: readonly string[]) {
  const shop = await openShop();
  const offerId = await addOffer(shop, 'pro');
  const customerIds = await addCustomers(shop, names);
  for (const id of customerIds) await sign(shop, id);
  await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, day, { access });
  await moveClockOf(shop, day);
  const debits = async () =>
    (await shop.get('/Finance/SepaDebits')).items
      .map((one) =>
        [one.text('NameCustomer').replace('Customer ', ''), one.text('StateDebit'), one.at('CodeReason')]
          .filter((word) => word !== undefined)
          .join(' '),
      )
      .sort();
  const invoices = async () =>
    (await shop.get('/Finance/Invoices')).items
      .map((one) => `${one.text('StateInvoice')} ${one.number('AmountPaid')}`)
      .sort();
  const keyOf = async (name: string) =>
    (await shop.get('/Finance/SepaDebits')).items
      .find((one) => one.text('NameCustomer') === `Customer ${name}`)
      ?.text('EndToEndId') ?? '';
  return { shop, customerIds, debits, invoices, keyOf };
}

async function isClean(shop: BackOfficeShop): Promise<void> {
  const faults: string[] = [];
  await verifyBusiness(shop.kysely, shop.businessId, ({ code }) => faults.push(code));
  assert.deepEqual(faults, []);
}

const statusReport = (
  message: string,
  inside: string,
  group = 'PART',
) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>R1</MsgId><CreDtTm>2026-01-06T08:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>${message}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.08</OrgnlMsgNmId><GrpSts>${group}</GrpSts></OrgnlGrpInfAndSts>
${inside}</CstmrPmtStsRpt></Document>`;

const refusedDebit = (block: string, key: string, code: string) =>
  `<OrgnlPmtInfAndSts><OrgnlPmtInfId>${block}</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>${key}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>${code}</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>`;

const notification = (entries: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N1</MsgId></GrpHdr><Ntfctn><Id>1</Id>${entries}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;

const entry = (direction: string, details: string) =>
  `<Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>${direction}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-07</Dt></BookgDt><NtryDtls>${details}</NtryDtls></Ntry>`;

const returned = (key: string, code: string) =>
  entry(
    'DBIT',
    `<TxDtls><Refs><EndToEndId>${key}</EndToEndId></Refs><RtrInf><Rsn><Cd>${code}</Cd></Rsn></RtrInf></TxDtls>`,
  );

test('the numbers of the creditor are checked when they are entered', async () => {
  const shop = await server.open();
  const enter = (over: Record<string, string>) =>
    shop.refusal('POST', '/Organization/Gateways/sepa', { Settings: { ...settings, ...over } });
  assert.equal(await enter({ Iban: 'FR7630006000011234567890188' }), '409 Error.Gateway.Settings.Refused');
  assert.equal(
    await enter({ CreditorIdentifier: 'DE97ZZZ09999999999' }),
    '409 Error.Gateway.Settings.Refused',
  );
  assert.equal(await enter({ LeadDays: '0' }), '422 Error.Input.Invalid');
  assert.equal(await shop.refusal('POST', batches, {}), '409 Error.Gateway.NotEnabled');
});

test('a payer reads the mandate in its language, is told what is wrong, and accepts it with proof', async () => {
  const shop = await openShop({ Scheme: 'B2B' });
  const [customerId = 0] = await addCustomers(shop, ['ada']);
  const url = await begin(shop, customerId);
  const french = await pages.inject({ url: `${url}?lang=fr` });
  assert.match(french.body, /Mandat de prélèvement SEPA/);
  assert.match(french.body, /Exemple SAS, identifiant créancier SEPA DE98ZZZ09999999999/);
  assert.match(french.body, /entre professionnels/);
  assert.match((await pages.inject({ url: `${url}?lang=en` })).body, /debits between businesses/);
  const wrong = await send(`${url}?lang=fr`, { name: 'Ada <b>', iban: 'DE89 3704 0044 0532 0130 01' });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /Cet IBAN n’est pas valide/);
  assert.match(wrong.body, /value="Ada &#60;b&#62;"|value="Ada &lt;b&gt;"/);
  assert.equal((await send(url, { name: ' ', iban: 'DE89370400440532013000' })).statusCode, 422);
  await sign(shop, customerId);
  const { items } = await shop.get(`/Distribution/Customers/${customerId}/PaymentPermissions`);
  assert.deepEqual(
    items.map((one) => one.text('NameDisplay')),
    ['IBAN •••• 3000'],
  );
  const { rows } = await shop.pool.query<Record<string, string>>(
    `select account_name, iban, signed_with, accepted_text, reference from sepa_mandate
      where business_id = $1 and signed_at is not null`,
    [shop.businessId],
  );
  assert.deepEqual(
    [rows.length, rows[0]?.account_name, rows[0]?.signed_with],
    [1, 'Ada Lovelace', 'a browser'],
  );
  assert.match(rows[0]?.accepted_text ?? '', /Exemple SAS/);
  const mandate = `/Distribution/Customers/${customerId}/PaymentPermissions/${items[0]?.number('Id')}/Mandate/Pdf`;
  const file = await shop.get(mandate);
  const printed = textOf(Buffer.from(file.text('Content'), 'base64'));
  assertSays(printed, 'SEPA mandate', 'Exemple SAS', 'DE98ZZZ09999999999', rows[0]?.reference ?? '');
  assertSays(printed, 'Ada Lovelace', 'DE89 3704 0044 0532 0130 00', '127.0.0.1');
  const { items: audit } = await shop.get('/Organization/AuditEntries?Action=Mandate.Read');
  assert.equal(audit.length, 1);
  assert.equal(
    await shop.refusal('GET', mandate.replace(/\d+\/Mandate/, '999/Mandate')),
    '404 Error.Mandate.NotFound',
  );
  const unknown = await pages.inject({ url: `/mandate/${shop.businessId.toString(36)}/${'0'.repeat(32)}` });
  assert.equal(unknown.statusCode, 404);
});

test('what waits is sent once, though two agents ask at once; the file stays the same', async () => {
  const { shop, debits, invoices } = await openDebited(['ada', 'bob', 'cyd']);
  assert.deepEqual(await invoices(), ['DuePending 0', 'DuePending 0', 'DuePending 0']);
  assert.deepEqual(await debits(), ['ada Waiting', 'bob Waiting', 'cyd Waiting']);
  for (const DayCollected of ['2026-01-05', '2026-01-10', '2027-01-05'])
    assert.equal(await shop.refusal('POST', batches, { DayCollected }), '422 Error.SepaBatch.CollectionDay');
  const made = await Promise.all([1, 2].map(() => shop.send('POST', batches, {})));
  assert.deepEqual(made.map(({ status }) => status).sort(), [201, 403]);
  assert.equal(await shop.refusal('POST', batches, {}), '403 Error.SepaBatch.NothingWaiting');
  const [batch] = (await shop.get(batches)).items;
  assert.deepEqual(batch?.pick('DayCollected', 'CountDebits', 'Amount', 'CountOpen'), {
    DayCollected: '2026-01-06',
    CountDebits: 3,
    Amount: 3_600,
    CountOpen: 3,
  });
  const path = `${batches}/${batch?.number('Id')}`;
  const [one, other] = [await shop.get(`${path}/File`), await shop.get(`${path}/File`)];
  assert.equal(one.text('Content'), other.text('Content'));
  const document = checkDirectDebits(one.text('Content'));
  assert.equal(only(document, 'MsgId').text, batch?.text('MessageId'));
  assert.equal(only(document, 'SeqTp').text, 'FRST');
  assert.match(only(document, 'Ustrd').text, /^F-/);
  assert.equal(all(document, 'DrctDbtTxInf').length, 3);
  for (const refused of ['GET', 'POST'] as const)
    assert.equal(
      await shop.refusal(refused, `${batches}/999${refused === 'POST' ? '/Settle' : '/File'}`),
      '404 Error.SepaBatch.NotFound',
    );
  assert.equal(await shop.refusal('POST', `${path}/Settle`), '403 Error.SepaBatch.TooEarly');
  await shop.pool.query('update sepa_batch set content = null where business_id = $1', [shop.businessId]);
  assert.equal(await shop.refusal('GET', `${path}/File`), '403 Error.SepaBatch.NoFile');
});

test('the bank refuses one, collects the others, and returns one of them: each moves once', async () => {
  const { shop, debits, invoices, keyOf } = await openDebited(['ada', 'bob', 'cyd']);
  const batch = await shop.post(batches, {});
  const message = batch.text('MessageId');
  const tell = async (Statement: string) => {
    const told = await shop.post(answers, { Statement }, 200);
    return [told.number('CountSettled'), told.number('CountRejected'), told.number('CountReturned')];
  };
  const refusal = statusReport(message, refusedDebit(`${message}-1`, await keyOf('ada'), 'AM04'));
  const [first, second] = await Promise.all([tell(refusal), tell(refusal)]);
  assert.deepEqual([first, second].map(String).sort(), ['0,0,0', '0,1,0']);
  assert.deepEqual(await debits(), ['ada Rejected AM04', 'bob Sent', 'cyd Sent']);
  assert.deepEqual(await invoices(), ['DueAuto 0', 'DuePending 0', 'DuePending 0']);
  const collected = notification(entry('CRDT', `<Btch><PmtInfId>${message}-1</PmtInfId></Btch>`));
  assert.deepEqual(await tell(collected), [2, 0, 0]);
  assert.deepEqual(await tell(collected), [0, 0, 0]);
  assert.deepEqual(await invoices(), ['DueAuto 0', 'Paid 1200', 'Paid 1200']);
  assert.ok((await shop.get(`${batches}/${batch.number('Id')}`)).text('DateSettled'));
  assert.equal(
    await shop.refusal('POST', `${batches}/${batch.number('Id')}/Settle`),
    '403 Error.SepaBatch.Settled',
  );
  const back = notification(returned(await keyOf('bob'), 'AC04') + returned('not-ours', 'MD06'));
  assert.deepEqual(await tell(back), [0, 0, 1]);
  assert.deepEqual(await tell(back), [0, 0, 0]);
  assert.deepEqual(await debits(), ['ada Rejected AM04', 'bob Returned AC04', 'cyd Settled']);
  assert.deepEqual(await invoices(), ['DueAuto 0', 'Paid 1200', 'ProblemAuto 0']);
  await isClean(shop);
});

test('a file that the bank refuses as a whole, or collects without a word, is told as one', async () => {
  const refused = await openDebited(['ada', 'bob']);
  const message = (await refused.shop.post(batches, {})).text('MessageId');
  await refused.shop.post(answers, { Statement: statusReport(message, '', 'RJCT') }, 200);
  assert.deepEqual(await refused.debits(), ['ada Rejected MS03', 'bob Rejected MS03']);
  const silent = await openDebited(['ada', 'bob']);
  const id = (await silent.shop.post(batches, {})).number('Id');
  await moveClockOf(silent.shop, at('2026-01-07T09:00Z'));
  const settled = await silent.shop.post(`${batches}/${id}/Settle`, {}, 200);
  assert.equal(settled.number('CountSettled'), 2);
  assert.deepEqual(await silent.invoices(), ['Paid 1200', 'Paid 1200']);
  const debit = (await silent.keyOf('bob')) || '';
  const both = notification(
    entry('CRDT', `<TxDtls><Refs><EndToEndId>${debit}</EndToEndId></Refs></TxDtls>`) +
      returned(debit, 'MD06'),
  );
  const told = await silent.shop.post(answers, { Statement: both }, 200);
  assert.deepEqual([told.number('CountSettled'), told.number('CountReturned')], [0, 1]);
  await isClean(silent.shop);
});

test('after its first debit a mandate is used: the next one follows', async () => {
  const { shop } = await openDebited(['ada']);
  const id = (await shop.post(batches, {})).number('Id');
  await moveClockOf(shop, at('2026-01-07T09:00Z'));
  await shop.post(`${batches}/${id}/Settle`, {}, 200);
  await shop.tick(at('2026-01-07T09:00Z'), at('2026-02-02T00:00Z'), { access });
  await moveClockOf(shop, at('2026-02-02T00:00Z'));
  const next = await shop.post(batches, { DayCollected: '2026-02-05' });
  const file = await shop.get(`${batches}/${next.number('Id')}/File`);
  assert.equal(only(checkDirectDebits(file.text('Content')), 'SeqTp').text, 'RCUR');
});

test('a mandate that is removed while a debit waits sends nothing, and whose account it was is erased', async () => {
  const { shop, customerIds, debits, invoices } = await openDebited(['ada']);
  const [customerId = 0] = customerIds;
  const path = `/Distribution/Customers/${customerId}/PaymentPermissions`;
  const [permission] = (await shop.get(path)).items;
  await shop.remove(`${path}/${permission?.number('Id')}`);
  assert.equal((await shop.send('POST', batches, {})).status, 204);
  assert.deepEqual(await debits(), ['ada Rejected MD01']);
  assert.deepEqual(await invoices(), ['DueAuto 0'], 'another method may pay');
  await runErrands(await collectingOf(shop, day, access));
  const { rows } = await shop.pool.query<Record<string, unknown>>(
    'select iban, account_name, customer_name, signed_from from sepa_mandate where business_id = $1',
    [shop.businessId],
  );
  assert.deepEqual(rows, [{ iban: null, account_name: null, customer_name: '', signed_from: null }]);
  assert.deepEqual((await shop.get(batches)).items, []);
});

test('files that are none of the bank’s answers change nothing', async () => {
  const { shop, debits } = await openDebited(['ada']);
  await shop.post(batches, {});
  for (const Statement of [
    'no XML',
    '<Document/>',
    '<!DOCTYPE a><a/>',
    statusReport('X', '<OrgnlPmtInfAndSts/>'),
  ])
    assert.equal(
      await shop.refusal('POST', answers, { Statement }),
      '422 Error.BankFile.Unreadable',
      Statement,
    );
  assert.deepEqual(await debits(), ['ada Sent']);
});
