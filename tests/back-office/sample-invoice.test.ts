import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertSays, textOf } from '../../src/documents/reading-pdf.testing.ts';
import { openBackOffice } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());

test('a sample invoice is printed with settings that are not kept, or with those in use', async () => {
  const shop = await server.open();
  const segment = `/Organization/Segments/${shop.segment.id}`;
  const path = `${segment}/SampleInvoice`;
  const print = async (settings: object) => {
    const answer = await shop.post(path, settings, 200);
    assert.equal(answer.text('ContentType'), 'application/pdf');
    return { name: answer.text('FileName'), text: textOf(Buffer.from(answer.text('Content'), 'base64')) };
  };
  await shop.patch(segment, { PatternInvoice: 'OWN-{NNN}' });
  const inUse = await print({});
  assert.equal(inUse.name, 'OWN-123.pdf');
  const before = (await shop.get(segment)).body;
  assertSays(inUse.text, shop.segment.seller.legalName);
  const tried = await print({
    Seller: {
      LegalName: 'Other SAS',
      Address: { City: 'Lyon' },
      Iban: 'FR7630006000011234567890189',
      FooterText: 'RCS Lyon',
    },
    PatternInvoice: 'X-{YY}/{NNNN}',
    Language: 'fr',
  });
  assert.equal(tried.name, 'X-26-0123.pdf');
  assertSays(tried.text, 'Facture', 'X-26/0123', 'Other SAS', 'Lyon', 'FR76 3000 6000', 'RCS Lyon');
  const credit = await print({ TypeDocument: 'CreditNote', PatternCreditNote: 'AV-{NNNN}', Language: 'fr' });
  assert.equal(credit.name, 'AV-0123.pdf');
  assertSays(credit.text, 'Avoir', 'AV-0123', 'OWN-123', 'Résiliation, exemple');
  assert.deepEqual((await shop.get(segment)).body, before);
  assert.equal(
    await shop.refusal('POST', path, { PatternInvoice: 'X' }),
    '422 Error.NumberSeries.Pattern.Counter',
  );
  assert.equal(
    await shop.refusal('POST', '/Organization/Segments/999999/SampleInvoice', {}),
    '404 Error.Segment.NotFound',
  );
});
