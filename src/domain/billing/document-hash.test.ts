import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../calendar/instant.ts';
import { genesisHash, type HashedDocument, hashDocument, sellerDigest } from './document-hash.ts';
import type { BuyerIdentity, PostalAddress, SellerIdentity } from './parties.ts';

const address: PostalAddress = {
  company: 'Société « Élan »',
  firstName: null,
  lastName: null,
  addressLine1: '1 rue de l’Échelle',
  addressLine2: null,
  zipCode: '75001',
  city: 'Paris',
  country: 'FR',
  region: null,
  phone: null,
};

const seller: SellerIdentity = {
  legalName: 'Tacite SAS',
  legalForm: 'SAS au capital de 10 000 €',
  address,
  registrationNumber: '404833048',
  tradeRegister: 'RCS Paris 404 833 048',
  vatNumber: 'FR83404833048',
  email: 'factures@example.com',
  website: 'https://example.com',
  iban: '',
  bic: '',
  bankName: '',
  footerText: '',
  logo: 'data:image/png;base64,AAAA',
  latePaymentRatePerTenThousand: 1215,
  recoveryFeeAmount: 4000,
  earlyPaymentText: 'Pas d’escompte pour paiement anticipé.',
};

const buyer: BuyerIdentity = {
  reference: 'c-1',
  name: 'Jane Roe',
  email: 'jane@example.com',
  billingAddress: address,
  deliveryAddress: null,
  vatNumber: '',
};

const document: HashedDocument = {
  kind: 'Debit',
  fullNumber: 'F-2026-000001',
  issuedAt: instant(1_790_000_000_000),
  paymentLimitAt: null,
  currency: 'EUR',
  seller,
  buyer,
  correctedInvoice: null,
  reason: null,
  note: null,
  lines: [
    {
      position: 1,
      label: 'Essential\n"monthly"',
      amountSubtotal: 1000,
      amountTax: 200,
      ratePerTenThousand: 2000,
      taxCategory: 'Standard',
      quantity: 3,
      movedAt: null,
      periodStartAt: instant(1_790_000_000_000),
      periodEndAt: instant(1_792_592_000_000),
    },
    {
      position: 2,
      label: 'Book',
      amountSubtotal: 100,
      amountTax: 6,
      ratePerTenThousand: 550,
      taxCategory: 'Standard',
      quantity: null,
      movedAt: null,
      periodStartAt: null,
      periodEndAt: null,
    },
  ],
  taxes: [
    {
      category: 'Standard',
      ratePerTenThousand: 2000,
      country: 'FR',
      mention: null,
      baseAmount: 1000,
      taxAmount: 200,
    },
    {
      category: 'Standard',
      ratePerTenThousand: 550,
      country: 'FR',
      mention: { en: 'a', fr: 'b' },
      baseAmount: 100,
      taxAmount: 6,
    },
  ],
  amountSubtotal: 1100,
  amountTax: 206,
  amountTotal: 1306,
};

/** The same data as a database gives it back: other objects, other order of keys. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, field) => (isPlain(field) ? reversed(field) : field)));
}

function isPlain(field: unknown): field is object {
  return typeof field === 'object' && field !== null && !Array.isArray(field);
}

function reversed(field: object): object {
  return Object.fromEntries(Object.entries(field).reverse());
}

test('the canonical text is what its description says, so that anyone can verify a document', () => {
  const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!isPlain(value)) return value;
    const entries = Object.entries(value).map(([key, field]) => [key, sorted(field)] as const);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  const digest = sha256(JSON.stringify(sorted(seller)));
  assert.equal(sellerDigest(seller), digest);
  const text = JSON.stringify(sorted({ ...document, format: 1, seller: digest }));
  assert.equal(hashDocument(genesisHash, document), sha256(`${genesisHash}\n${text}`));
});

test('a round trip through JSON, and the order of lines and taxes, change nothing', () => {
  const expected = hashDocument(genesisHash, document);
  const again = throughJson(document);
  assert.notDeepEqual(Object.keys(again), Object.keys(document));
  assert.equal(hashDocument(genesisHash, again), expected);
  const turned = { ...again, lines: again.lines.toReversed(), taxes: again.taxes.toReversed() };
  assert.equal(hashDocument(genesisHash, turned), expected);
});

test('what a row has besides the facts of the document is not hashed', () => {
  const rows = document.lines.map((line) => ({ ...line, id: 42 }));
  const wider = { ...document, id: 7, state: 'Paid', lines: rows };
  assert.equal(hashDocument(genesisHash, wider), hashDocument(genesisHash, document));
});

test('every single fact changes the hash', () => {
  const expected = hashDocument(genesisHash, document);
  let facts = 0;
  const alter = (value: unknown): unknown[] => {
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => alter(item).map((other) => value.with(index, other)));
    }
    if (isPlain(value)) {
      return Object.entries(value).flatMap(([key, field]) =>
        alter(field).map((other) => ({ ...value, [key]: other })),
      );
    }
    facts += 1;
    if (typeof value === 'number') return [value + 1000];
    return [typeof value === 'string' ? `${value} ` : 'x'];
  };
  const altered = alter(document);
  assert.equal(altered.length, facts);
  assert.ok(facts > 70);
  for (const other of altered) {
    const changed: HashedDocument = Object.assign({}, document, other);
    assert.notEqual(hashDocument(genesisHash, changed), expected);
  }
  assert.notEqual(hashDocument(expected, document), expected);
  assert.notEqual(hashDocument(genesisHash, { ...document, lines: document.lines.slice(1) }), expected);
});

test('text cannot move from one field to the next, nor stand for nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (note, reason, note2, reason2) => {
      const one = hashDocument(genesisHash, { ...document, note, reason });
      const other = hashDocument(genesisHash, { ...document, note: note2, reason: reason2 });
      assert.equal(one === other, note === note2 && reason === reason2);
    }),
  );
  const hashes = [null, 'null', ''].map((note) => hashDocument(genesisHash, { ...document, note }));
  assert.equal(new Set(hashes).size, 3);
});

test('what JSON cannot carry is an error, not a hash of something else', () => {
  assert.throws(() => hashDocument(genesisHash, { ...document, amountTotal: Number.NaN }), TypeError);
});

test('the digest of the seller is that of its content, whichever object holds it', () => {
  assert.equal(sellerDigest(seller), sellerDigest({ ...seller }));
  assert.equal(sellerDigest(throughJson(seller)), sellerDigest(seller));
  assert.notEqual(sellerDigest({ ...seller, logo: '' }), sellerDigest(seller));
});
