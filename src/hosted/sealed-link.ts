/**
 * What a link of a hosted page carries, as a text that only this server makes and opens: AES-256-GCM under the key of
 * the business, which the text begins with (shared/wire.md, decision 9).
 */
import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import type { LinkKeys } from './link-keys.ts';
import { linkPurposes } from './link-purposes.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** What is longer was not made by us. */
const MOST_CHARACTERS = 500;

const id = z.int().min(1);

/** Short names, as the text stands in addresses. */
const carried = z.object({
  p: z.enum(linkPurposes),
  /** Customer, and the generation of its links; absent on links for anybody. */
  c: id.optional(),
  g: z.int().optional(),
  r: id.optional(),
  s: id.optional(),
  i: id.optional(),
  o: id.optional(),
  n: id.optional(),
  /** Until when it opens, in seconds of the machine's clock. */
  x: z.int(),
});

export interface SealedLink {
  readonly purpose: (typeof linkPurposes)[number];
  /** Whose pages it opens; absent for somebody who is no customer yet. */
  readonly customer?: { readonly id: number; readonly linkGeneration: number } | undefined;
  /** Whom that customer pays for, when it is another. */
  readonly recipientId?: number | undefined;
  readonly subscriptionId?: number | undefined;
  readonly invoiceId?: number | undefined;
  readonly offerId?: number | undefined;
  /** Of what is offered to somebody who is no customer yet. */
  readonly segmentId?: number | undefined;
  /** By the machine's clock: a business's test clock neither kills a link nor brings it back. */
  readonly expiresAt: Instant;
}

export interface OpenedLink extends SealedLink {
  readonly businessId: number;
}

export function sealLink(keys: LinkKeys, businessId: number, link: SealedLink): string {
  const [key] = keys.of(businessId);
  if (!key) throw new Error('there is no key to seal with');
  const text = JSON.stringify({
    p: link.purpose,
    c: link.customer?.id,
    g: link.customer?.linkGeneration,
    r: link.recipientId,
    s: link.subscriptionId,
    i: link.invoiceId,
    o: link.offerId,
    n: link.segmentId,
    x: Math.ceil(link.expiresAt / 1000),
  });
  // Of the text itself: the same link is the same text, and no two texts share one.
  const iv = createHmac('sha256', key).update(text).digest().subarray(0, IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(boundTo(businessId));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${businessId.toString(36)}.${sealed.toString('base64url')}`;
}

/** `Unknown`: this server did not make it, or somebody altered it. */
export type Unsealed =
  | { readonly kind: 'Opened'; readonly link: OpenedLink }
  | { readonly kind: 'Expired' | 'Unknown' };

/** @param now the machine's clock */
export function unsealLink(keys: LinkKeys, text: string, now: Instant): Unsealed {
  const read = readSealed(text);
  const opened = read && decrypt(keys.of(read.businessId), read.businessId, read.bytes);
  if (!read || opened === undefined) return { kind: 'Unknown' };
  const { p, c, g, r, s, i, o, n, x } = carried.parse(JSON.parse(opened));
  const expiresAt = instant(x * 1000);
  if (expiresAt <= now) return { kind: 'Expired' };
  const link = {
    businessId: read.businessId,
    purpose: p,
    customer: c === undefined || g === undefined ? undefined : { id: c, linkGeneration: g },
    recipientId: r,
    subscriptionId: s,
    invoiceId: i,
    offerId: o,
    segmentId: n,
    expiresAt,
  };
  return { kind: 'Opened', link };
}

function readSealed(text: string): { readonly businessId: number; readonly bytes: Buffer } | undefined {
  if (text.length > MOST_CHARACTERS) return undefined;
  const [, business = '', sealed = ''] = /^([0-9a-z]{1,11})\.([\w-]+)$/.exec(text) ?? [];
  const businessId = Number.parseInt(business, 36);
  // The one way to write it: what is written in another was altered.
  if (!Number.isSafeInteger(businessId) || businessId < 1 || businessId.toString(36) !== business)
    return undefined;
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length <= IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== sealed) return undefined;
  return { businessId, bytes };
}

function decrypt(keys: readonly KeyObject[], businessId: number, bytes: Buffer): string | undefined {
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(-TAG_BYTES);
  const text = bytes.subarray(IV_BYTES, -TAG_BYTES);
  for (const key of keys) {
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(businessId)).setAuthTag(tag);
    try {
      return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
    } catch {
      // Not of this key: the authentication tag says so, in this way only.
    }
  }
  return undefined;
}

function boundTo(businessId: number): Buffer {
  return Buffer.from(`tacite link of ${businessId}`);
}
