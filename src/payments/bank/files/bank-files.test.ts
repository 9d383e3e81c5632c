import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCamtStatement } from './camt-statement.ts';
import { readCsvStatement } from './csv-statement.ts';

function entriesOf(file: ReturnType<typeof readCsvStatement>) {
  assert.ok(file.ok, JSON.stringify(file));
  return file.value.entries.map(
    (one) =>
      `${one.bookedOn} ${one.amount} ${one.currency} [${one.payerName}] [${one.reference}] [${one.description}] ${one.bankReference}`,
  );
}

const tables = [
  [
    'a French bank: a preamble, a column for each direction, decimal commas',
    'Compte;FR76 3000\nSolde;1 204,50\n\nDate opération;Date valeur;Libellé;Débit;Crédit\n31/03/2026;01/04/2026;VIR DUPONT F-2026-12;;1 234,56\n01/04/2026;01/04/2026;FRAIS;-2,50;\nTotal;;;-2,50;1234,56\n',
    ['2026-03-31 123456 EUR [] [] [VIR DUPONT F-2026-12] null', '2026-04-01 -250 EUR [] [] [FRAIS] null'],
  ],
  [
    'an English one: signed amounts with points, quoted cells, a currency',
    'Booking date,Counterparty name,Reference,Description,Amount,Currency,Transaction ID\n2026-03-31,"Smith, Jane",INV 12,"Invoice, March","1,234.50",GBP,T-1\n2026-04-01,Shop,,Card,-3.00,GBP,T-2\n',
    [
      '2026-03-31 123450 GBP [Smith, Jane] [INV 12] [Invoice, March] T-1',
      '2026-04-01 -300 GBP [Shop] [] [Card] T-2',
    ],
  ],
  [
    'tabulations, points in thousands, short years, a sign after a blank',
    'Date\tLibelle\tMontant\n31.03.26\tVirement\t+1.234,5\n01.04.26\tFrais\t- 2,00\n',
    ['2026-03-31 123450 EUR [] [] [Virement] null', '2026-04-01 -200 EUR [] [] [Frais] null'],
  ],
  [
    'months before days, told by the day that no month can be',
    'Date,Description,Amount\n02/01/2026,A,1.00\n02/28/2026,B,2.00\n',
    ['2026-02-01 100 EUR [] [] [A] null', '2026-02-28 200 EUR [] [] [B] null'],
  ],
] as const;

for (const [name, text, expected] of tables)
  test(`a CSV statement is read: ${name}`, () => {
    assert.deepEqual(entriesOf(readCsvStatement(text, 'EUR')), expected);
  });

test('what is no statement is refused, saying where', () => {
  const cause = (text: string) => {
    const read = readCsvStatement(text, 'EUR');
    return read.ok ? 'read' : String(read.refusals[0].params?.cause);
  };
  assert.equal(cause('name;age\nAnn;3\n'), 'date, amount | credit, debit');
  assert.equal(cause('Date;Montant\n32/01/2026;1,00\n'), '2: Date');
  assert.equal(cause('Date;Montant\n01/01/2026;one\n'), '2: Montant');
  assert.equal(cause('Date;Montant;Devise\n01/01/2026;1,00;Euros\n'), '2: Devise');
});

test('what is written as CSV is read back, whatever it says', () => {
  const cell = fc.string({ maxLength: 20 }).map((text) => text.replace(/["\s]+/g, ' ').trim());
  const row = fc.record({
    day: fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    cents: fc.integer({ min: 1, max: 99_999_999 }),
    label: cell,
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const body = rows.map(
        ({ day, cents, label }) =>
          `${day.toISOString().slice(0, 10)};"${label}";${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`,
      );
      const read = readCsvStatement(`Date;Libellé;Montant\n${body.join('\n')}\n`, 'EUR');
      assert.ok(read.ok, JSON.stringify(read));
      assert.deepEqual(
        read.value.entries.map((one) => [one.bookedOn, one.amount, one.description]),
        rows.map(({ day, cents, label }) => [day.toISOString().slice(0, 10), cents, label]),
      );
    }),
  );
});

const statement = (entries: string, root = 'BkToCstmrStmt', part = 'Stmt') =>
  `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><${root}><GrpHdr><MsgId>M1</MsgId></GrpHdr><${part}><Id>1</Id>${entries}</${part}></${root}></Document>`;

const single = `<Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
  <BookgDt><Dt>2026-03-31</Dt></BookgDt><AcctSvcrRef>B-1</AcctSvcrRef><NtryDtls><TxDtls>
  <Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
  <RltdPties><Dbtr><Pty><Nm>Atelier &amp; Fils</Nm></Pty></Dbtr></RltdPties>
  <RmtInf><Ustrd>F-2026-12</Ustrd><Ustrd>merci</Ustrd><Strd><CdtrRefInf><Ref>RF18 5390</Ref></CdtrRefInf></Strd></RmtInf>
  </TxDtls></NtryDtls></Ntry>`;

test('a statement of version 8 is read: the party in an element of its own, the state as a code', () => {
  assert.deepEqual(entriesOf(readCamtStatement(statement(single))), [
    '2026-03-31 1200 EUR [Atelier & Fils] [RF18 5390] [F-2026-12 merci] B-1',
  ]);
});

test('a notification of version 2 is read; an entry of several transactions gives each of them', () => {
  const entry = `<Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
    <BookgDt><DtTm>2026-03-31T10:00:00</DtTm></BookgDt><AcctSvcrRef>B-2</AcctSvcrRef><NtryDtls>
    <TxDtls><Refs><AcctSvcrRef>B-2-1</AcctSvcrRef><EndToEndId>E-1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Ann</Nm></Dbtr></RltdPties></TxDtls>
    <TxDtls><Refs><AcctSvcrRef>B-2-2</AcctSvcrRef></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Bob</Nm></Dbtr></RltdPties></TxDtls>
    </NtryDtls></Ntry>`;
  assert.deepEqual(entriesOf(readCamtStatement(statement(entry, 'BkToCstmrDbtCdtNtfctn', 'Ntfctn'))), [
    '2026-03-31 1000 EUR [Ann] [E-1] [] B-2-1',
    '2026-03-31 2000 EUR [Bob] [] [] B-2-2',
  ]);
});

test('what is announced but not booked is left out; what went out is negative', () => {
  const pending = single.replace('<Cd>BOOK</Cd>', '<Cd>PDNG</Cd>');
  const outgoing = single.replace('CRDT', 'DBIT');
  assert.deepEqual(
    entriesOf(readCamtStatement(statement(pending + outgoing))).map((one) => one.split(' ')[1]),
    ['-1200'],
  );
});

test('XML that is broken, no statement, or has a document type of its own is refused', () => {
  const refused = (text: string) => {
    const read = readCamtStatement(text);
    return !read.ok && read.refusals[0].code === 'Error.BankFile.Unreadable';
  };
  assert.ok(refused('<a><b></a>'));
  assert.ok(refused('<Document><Other/></Document>'));
  assert.ok(refused(`<!DOCTYPE x [<!ENTITY e "aaaa">]>${statement(single)}`));
  assert.ok(refused(statement(single.replace('12.00', 'twelve'))));
  assert.ok(refused(statement(single.replace('2026-03-31', 'March'))));
  assert.ok(refused('<x>'.repeat(10_000)));
  assert.ok(refused(`${'<x>'.repeat(1_000)}${'</x>'.repeat(1_000)}`));
});

test('no text makes a reader throw', () => {
  const near = fc
    .array(
      fc.constantFrom(
        '<Ntry>',
        '</Ntry>',
        '<Amt Ccy="EUR">',
        '1',
        '</Amt>',
        '<',
        '>',
        'Date;Montant\n',
        '"',
        ';',
        '\n',
        '01/01/2026',
        '-',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(fc.string(), near), (text) => {
      readCamtStatement(text);
      readCamtStatement(statement(text));
      readCsvStatement(text, 'EUR');
    }),
    { numRuns: 2_000 },
  );
});
