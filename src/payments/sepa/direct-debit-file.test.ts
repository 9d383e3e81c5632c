import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planBlocks } from '../../domain/sepa/plan-batch.ts';
import { type DebitInFile, writeDirectDebits } from './direct-debit-file.ts';
import { all, checkDirectDebits, only } from './pain-008.testing.ts';

const creditor = {
  name: 'Société Générale d’Œuvres & Cie <“test”>',
  identifier: 'DE98ZZZ09999999999',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  scheme: 'Core',
  leadDays: 2,
  version: '08',
} as const;

const base = {
  mandateReference: 'TA1-0A1B2C3D',
  scheme: 'Core' as const,
  isMandateUsed: false,
  signedOn: '2026-01-02',
  iban: 'DE89370400440532013000',
  remittance: 'F-2026-000001',
};

function write(debits: readonly DebitInFile[], over: Partial<{ bic: null; version: '02' }> = {}): string {
  const blocks = planBlocks(debits).map((block, index) => ({ ...block, id: `TACITE-1-1-${index + 1}` }));
  return writeDirectDebits({
    messageId: 'TACITE-1-1',
    madeAt: '2026-01-05T10:00:00',
    collectedOn: '2026-01-07',
    creditor: { ...creditor, ...over },
    blocks,
  });
}

test('a file of any debits keeps to the schema, in both versions, and adds up', () => {
  const drawn = fc.record({
    accountName: fc.string({ unit: 'grapheme', maxLength: 90 }),
    remittance: fc.string({ unit: 'grapheme', maxLength: 200 }),
    amount: fc.integer({ min: 1, max: 99_999_999 }),
    scheme: fc.constantFrom('Core' as const, 'B2B' as const),
    isMandateUsed: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(drawn, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      fc.boolean(),
      (list, isOld, hasBic) => {
        const debits = list.map((one, index) => ({
          ...base,
          ...one,
          id: index + 1,
          mandateReference: `TA1-${one.scheme}-${index}`,
          endToEndId: `1-${index + 1}-1`,
        }));
        const xml = write(debits, { ...(isOld && { version: '02' }), ...(!hasBic && { bic: null }) });
        const document = checkDirectDebits(xml);
        assert.equal(all(document, 'DrctDbtTxInf').length, debits.length);
      },
    ),
  );
});

test('who is debited, under which mandate, for what', () => {
  const document = checkDirectDebits(
    write([{ ...base, id: 1, amount: 123_456, endToEndId: '1-7-1', accountName: 'Zoë Müller-Żak' }]),
  );
  const said = (name: string) => only(document, name).text;
  assert.deepEqual(
    ['SeqTp', 'ReqdColltnDt', 'EndToEndId', 'InstdAmt', 'MndtId', 'DtOfSgntr', 'BICFI', 'Ustrd'].map(said),
    ['FRST', '2026-01-07', '1-7-1', '1234.56', 'TA1-0A1B2C3D', '2026-01-02', 'AGRIFRPP', 'F-2026-000001'],
  );
  assert.equal(only(only(document, 'Dbtr'), 'Nm').text, 'Zoe Muller-Zak');
  assert.equal(only(only(document, 'Cdtr'), 'Nm').text, "Societe Generale d'OEuvres + Cie test");
});
