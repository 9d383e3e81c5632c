import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../domain/calendar/instant.ts';
import { LinkKeys } from './link-keys.ts';
import { linkPurposes } from './link-purposes.ts';
import { type SealedLink, sealLink, unsealLink } from './sealed-link.ts';

const now = instant(Date.UTC(2026, 0, 31));
const keys = new LinkKeys(['the present secret, of 32 characters']);
const ids = fc.integer({ min: 1, max: 2 ** 50 });
const optionalId = fc.option(ids, { nil: undefined });

const links: fc.Arbitrary<SealedLink> = fc.record(
  {
    purpose: fc.constantFrom(...linkPurposes),
    customer: fc.option(
      fc.record({ id: ids, linkGeneration: fc.integer({ min: 1, max: 1_000 }) }, { noNullPrototype: true }),
      {
        nil: undefined,
      },
    ),
    recipientId: optionalId,
    subscriptionId: optionalId,
    invoiceId: optionalId,
    offerId: optionalId,
    segmentId: optionalId,
    // Whole seconds, which is what is kept of it.
    expiresAt: fc.integer({ min: 1, max: 3e7 }).map((seconds) => instant(now + seconds * 1000)),
  },
  { noNullPrototype: true },
);

test('what was sealed opens as it was, and the same link is the same text', () => {
  fc.assert(
    fc.property(ids, links, (businessId, link) => {
      const text = sealLink(keys, businessId, link);
      assert.match(text, /^[0-9a-z]+\.[\w-]+$/);
      assert.ok(text.length < 350, text);
      assert.equal(sealLink(keys, businessId, link), text);
      assert.deepEqual(unsealLink(keys, text, now), { kind: 'Opened', link: { businessId, ...link } });
    }),
  );
});

test('altered anywhere, cut or continued, it is unknown', () => {
  fc.assert(
    fc.property(ids, links, fc.nat(), fc.integer({ min: 1, max: 255 }), (businessId, link, at, flip) => {
      const text = sealLink(keys, businessId, link);
      const [business = '', sealed = ''] = text.split('.');
      const bytes = Buffer.from(sealed, 'base64url');
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ flip;
      const altered = [
        `${business}.${bytes.toString('base64url')}`,
        `${(businessId + 1).toString(36)}.${sealed}`,
        `0${text}`,
        text.slice(0, -1),
        `${text}A`,
        text.toUpperCase(),
        sealed,
      ];
      for (const one of altered.filter((each) => each !== text))
        assert.deepEqual(unsealLink(keys, one, now), { kind: 'Unknown' }, one);
    }),
  );
});

test('only the key of its own business and installation opens it', () => {
  fc.assert(
    fc.property(ids, ids, links, (businessId, other, link) => {
      const text = sealLink(keys, businessId, link);
      const stranger = new LinkKeys(['the secret of another installation']);
      assert.equal(unsealLink(stranger, text, now).kind, 'Unknown');
      fc.pre(businessId !== other);
      const moved = text.replace(/^[^.]+/, other.toString(36));
      assert.equal(unsealLink(keys, moved, now).kind, 'Unknown');
    }),
  );
});

test('the secret before the present one still opens, and seals no more', () => {
  const renewed = new LinkKeys([
    'the secret that took its place, 32+',
    'the present secret, of 32 characters',
  ]);
  const link = { purpose: 'home', expiresAt: instant(now + 60_000) } as const;
  const text = sealLink(keys, 7, link);
  assert.equal(unsealLink(renewed, text, now).kind, 'Opened');
  assert.notEqual(sealLink(renewed, 7, link), text);
  assert.equal(unsealLink(keys, sealLink(renewed, 7, link), now).kind, 'Unknown');
});

test('it opens until it expires, and not a moment longer', () => {
  const expiresAt = instant(now + 60_000);
  const text = sealLink(keys, 7, { purpose: 'home', expiresAt });
  assert.equal(unsealLink(keys, text, instant(expiresAt - 1)).kind, 'Opened');
  assert.equal(unsealLink(keys, text, expiresAt).kind, 'Expired');
});

test('anything else is unknown, however long', () => {
  for (const text of ['', '.', '7.', '.abc', '7.abc', 'x'.repeat(100_000), `7.${'A'.repeat(400)}`, '7.é'])
    assert.equal(unsealLink(keys, text, now).kind, 'Unknown');
});
