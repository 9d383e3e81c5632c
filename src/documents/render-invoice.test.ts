/** What a reader, a tax inspector and an archive find in a rendered document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PrintedDocument } from './printed-document.ts';
import { assertSays, fontsOf, informationOf, structureOf, textOf } from './reading-pdf.testing.ts';
import { renderInvoicePdf, streamInvoicePdf } from './render-invoice.ts';
import {
  at,
  frenchRate,
  sampleAddress,
  sampleBuyer,
  sampleCreditNote,
  sampleInvoice,
  sampleLine,
  sampleReverseChargeInvoice,
  sampleSeller,
} from './testing.ts';

async function printed(content: PrintedDocument): Promise<string> {
  return textOf(await renderInvoicePdf(content));
}

test('a French invoice carries every mention that the law wants', async () => {
  const text = await printed(sampleInvoice({ isTaxDueOnDebits: true, buyerRegistrationNumber: '404833048' }));
  assertSays(text, 'Facture', 'F-2026-000123', '1er avril 2026', '1er mai 2026');
  assertSays(text, 'Atelier Numérique des Marais', '12, rue des Trois-Moulins', '49000 Angers');
  assertSays(text, 'SAS au capital de 10 000 €', 'SIREN 123 456 789', 'RCS Angers 123 456 789');
  assertSays(text, 'N° TVA FR32123456789', 'N° TVA FR83404833048', 'SIREN 404 833 048');
  assertSays(text, 'Boulangerie Lefèvre & Fils', '3, place de l’Église', '35000 Rennes');
  assertSays(text, 'Utilisateurs supplémentaires', '12 9,00 € 20 % 108,00 €');
  assertSays(text, 'Du 01/03/2026 au 31/03/2026', 'Le 12/03/2026', '-14,90 €');
  assertSays(text, '20 % 630,78 € 126,16 €', 'Total HT 630,78 €', 'Total TVA 126,16 €');
  assertSays(text, 'Total TTC 756,94 €', 'Net à payer 756,94 €');
  assertSays(text, 'Catégorie d’opération : prestations de services.');
  assertSays(text, 'Option pour le paiement de la taxe d’après les débits.');
  assertSays(text, 'pénalités au taux annuel de 12,15 %', 'L441-10');
  assertSays(text, 'Indemnité forfaitaire pour frais de recouvrement', '40,00 €', 'D441-5');
  assertSays(text, 'Pas d’escompte pour paiement anticipé.');
  assertSays(text, 'FR76 3000 6000 0112 3456 7890 189', 'AGRIFRPPXXX', 'Page 1 sur 1');
});

test('an English invoice under reverse charge carries its mentions', async () => {
  const text = await printed(sampleReverseChargeInvoice());
  assertSays(text, 'Invoice', 'F-2026-000123', '1 April 2026', '1 May 2026', '1 Mar 2026 to 31 Mar 2026');
  assertSays(text, 'Żółta Łódź Sp. z o.o.', 'Agnieszka Świątek', '00-050 Warszawa', 'Poland');
  assertSays(text, 'VAT no. PL5260250274', 'VAT no. FR32123456789', '0% reverse charge');
  assertSays(text, 'Reverse charge: VAT to be accounted for by the recipient');
  assertSays(text, 'Total excluding VAT €212.00', 'Total VAT €0.00', 'Amount due €212.00');
  assertSays(text, 'To be charged on your card on 1 May 2026.');
  assertSays(text, 'Category of operation: supply of services.', 'No discount for early payment.');
  assertSays(text, 'yearly rate of 12.15%', 'compensation for recovery costs', '€40.00');
  assert.ok(!text.includes('IBAN'), 'no bank details for a card');
});

test('a credit note names the invoice it corrects and asks for no payment', async () => {
  const text = await printed(sampleCreditNote());
  assertSays(text, 'Avoir', 'A-2026-000045', 'Facture corrigée', 'F-2026-000123', 'du 1er avril 2026');
  assertSays(text, 'Motif', 'Formation reportée', 'Total TTC de l’avoir -420,00 €');
  for (const absent of ['IBAN', 'Net à payer', 'pénalités', 'Date d’échéance']) {
    assert.ok(!text.includes(absent), absent);
  }
});

test('a consumer owes no recovery fee', async () => {
  const buyer = {
    ...sampleBuyer,
    vatNumber: '',
    billingAddress: sampleAddress({ lastName: 'Lefèvre', city: 'Rennes' }),
  };
  assert.ok(!(await printed(sampleInvoice({ buyer }))).includes('Indemnité forfaitaire'));
  assertSays(await printed(sampleInvoice({ buyer, isBuyerBusiness: true })), 'Indemnité forfaitaire');
});

test('a delivery address is printed when it differs from the billing address', async () => {
  const { billingAddress } = sampleBuyer;
  const same = await printed(sampleInvoice({ buyer: { ...sampleBuyer, deliveryAddress: billingAddress } }));
  assert.ok(!same.includes('Adresse de livraison'));
  const deliveryAddress = sampleAddress({
    addressLine1: '8, quai du Port',
    zipCode: '56000',
    city: 'Vannes',
  });
  const elsewhere = await printed(sampleInvoice({ buyer: { ...sampleBuyer, deliveryAddress } }));
  assertSays(elsewhere, 'Adresse de livraison', '8, quai du Port', '56000 Vannes');
});

test('a paid invoice says since when, and what was paid or credited before', async () => {
  const text = await printed(
    sampleInvoice({
      paidAt: at('2026-04-03T22:30:00Z'),
      typePayment: 'DirectDebit',
      amountPaid: 70_000,
      amountCredited: 5694,
    }),
  );
  assertSays(text, 'Acquittée le 4 avril 2026', 'Prélevé sur votre compte bancaire (SEPA) le 4 avril 2026.');
  assertSays(text, 'Déjà réglé -700,00 €', 'Avoirs émis -56,94 €', 'Net à payer 0,00 €');
});

test('prices agreed with tax show both amounts of a line', async () => {
  const text = await printed(sampleInvoice({ isPricesIncludeTax: true }));
  assertSays(text, 'Montant HT Montant TTC', '350,00 € 420,00 €', 'Prix convenus toutes taxes comprises.');
});

test('a currency without decimals and one with three', async () => {
  assertSays(await printed(sampleInvoice({ currency: 'JPY', language: 'en' })), 'JP¥63,078', 'JP¥75,694');
  assertSays(await printed(sampleInvoice({ currency: 'KWD', language: 'en' })), 'KWD 63.078');
});

test('each tax of another country is named', async () => {
  const taxes = [
    { treatment: frenchRate, baseAmount: 10_000, taxAmount: 2000 },
    {
      treatment: { category: 'Standard', ratePerTenThousand: 1900, country: 'DE', mention: null } as const,
      baseAmount: 20_000,
      taxAmount: 3800,
    },
  ];
  assertSays(
    await printed(sampleInvoice({ taxes })),
    '20 % 100,00 € 20,00 €',
    '19 % Allemagne 200,00 € 38,00 €',
  );
});

test('the file is a tagged PDF/A-3b with embedded fonts, a title, a language and a table', async () => {
  const file = await renderInvoicePdf(sampleInvoice());
  const information = informationOf(file);
  assert.equal(information.get('Title'), 'Facture F-2026-000123');
  assert.equal(information.get('Author'), 'Atelier Numérique des Marais');
  assert.equal(information.get('Tagged'), 'yes');
  assert.equal(information.get('PDF version'), '1.7');
  const raw = file.toString('latin1');
  assert.match(raw, /<pdfaid:part>3<\/pdfaid:part>\s*<pdfaid:conformance>B</);
  assert.match(raw, /\/OutputIntents \[/);
  assert.match(raw, /\/Lang \(fr-FR\)/);
  assert.match(raw, /\/DisplayDocTitle true/);
  const fonts = fontsOf(file);
  assert.equal(fonts.length, 2);
  for (const font of fonts) assert.match(font, /IBMPlexSans.* yes yes yes /);
  const structure = structureOf(file);
  assert.match(structure, /^Document\n/);
  assert.match(structure, /\n {2}H1 \(block\)\n {4}"Facture/);
  assert.match(structure, /\n {2}Table/);
  assert.match(structure, /TH:?\s+\/Scope \/Column\s+"Désignation"/);
  assert.match(structure, /TD\s+"Utilisateurs supplémentaires Du 01\/03\/2026 au 31\/03\/2026/);
});

test('the same content gives the same bytes, whatever was rendered between', async () => {
  const first = await renderInvoicePdf(sampleInvoice());
  await renderInvoicePdf(sampleReverseChargeInvoice());
  const second = await renderInvoicePdf(sampleInvoice());
  assert.ok(first.equals(second));
  const idOf = (file: Buffer): string | undefined => /\/ID \[<(\w+)>/.exec(file.toString('latin1'))?.[1];
  const other = await renderInvoicePdf(sampleInvoice({ note: 'Autre' }));
  assert.ok(idOf(first));
  assert.notEqual(idOf(first), idOf(other));
  assert.match(informationOf(first).get('CreationDate') ?? '', /Apr {1,2}1 06:00:00 2026/);
});

test('the stream gives the same bytes', async () => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of streamInvoicePdf(sampleInvoice())) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).equals(await renderInvoicePdf(sampleInvoice())));
});

test('scripts that the fonts lack are replaced visibly, and kept in the metadata', async () => {
  const file = await renderInvoicePdf(
    sampleInvoice({
      fullNumber: '発行-1',
      seller: { ...sampleSeller, legalName: '株式会社 Ἀθῆναι 😀👩‍👩‍👧 עברית' },
      lines: [sampleLine({ label: 'Ελληνικά, кириллица, 中文, \ud800, \u202eevil\u202c, tab\there\u0007' })],
    }),
  );
  assertSays(textOf(file), '\ufffd', 'Ελληνικά, кириллица, \ufffd\ufffd', 'evil', 'tab here');
  assert.equal(informationOf(file).get('Title'), 'Facture 発行-1');
});

test('no text of the document becomes structure of the file', async () => {
  const hostile =
    ') Tj ET endstream endobj 99 0 obj << /Type /Action /S /JavaScript /JS (app.alert(1)) >> \\( <x>&"\' ]]> %%EOF';
  const markup = '</rdf:li><x:evil/>&<!--';
  const plain = await renderInvoicePdf(sampleInvoice());
  const file = await renderInvoicePdf(
    sampleInvoice({
      fullNumber: `${hostile}${markup}`,
      language: 'fr) /Evil (',
      seller: { ...sampleSeller, legalName: `${markup}${hostile}`, logo: `data:image/png;base64,${hostile}` },
      lines: [sampleLine({ label: hostile }), sampleLine({ label: markup })],
      note: hostile,
      accentColour: '#000000) /Evil (',
    }),
  );
  const information = informationOf(file);
  assert.equal(information.get('JavaScript'), 'no');
  assert.equal(information.get('Title'), `Invoice ${hostile}${markup}`);
  assertSays(textOf(file).replace(/\s+/g, ' '), 'app.alert(1)', '<x:evil/>&<!--');
  const raw = file.toString('latin1');
  const xmp = raw.slice(raw.indexOf('<?xpacket begin'), raw.indexOf('<?xpacket end'));
  assert.ok(!xmp.includes('<x:evil'), 'markup reached the metadata');
  assert.equal(xmp.match(/<rdf:li\b/g)?.length, xmp.match(/<\/rdf:li>/g)?.length);
  const objects = (bytes: Buffer): number => bytes.toString('latin1').match(/^99 0 obj$/gm)?.length ?? 0;
  assert.equal(objects(file), objects(plain));
  assert.ok(!/\/Evil/.test(raw));
});

test('an unknown currency rejects, it does not print', async () => {
  await assert.rejects(renderInvoicePdf(sampleInvoice({ currency: 'ZZZ' })), RangeError);
});

test('a document without lines is printed all the same', async () => {
  assertSays(await printed(sampleInvoice({ lines: [], taxes: [] })), 'Total HT 0,00 €', 'Net à payer 0,00 €');
});
