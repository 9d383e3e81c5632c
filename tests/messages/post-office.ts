/** Shops that write to their customers: what the mail worker does, at the moment that a test wants it. */
import { registerPaymentPermission } from '../../src/customers/register-payment-permission.ts';
import { upsertCustomers } from '../../src/customers/upsert-customers.ts';
import { type Instant, instant } from '../../src/domain/calendar/instant.ts';
import {
  type Correspondence,
  changeCorrespondence,
} from '../../src/messages/correspondence/correspondence.ts';
import type { LetterLinks } from '../../src/messages/letters/letter-links.ts';
import { writeDueLetters } from '../../src/messages/letters/write-due-letters.ts';
import { type SendLetter, sendDueMessages } from '../../src/messages/send-due-messages.ts';
import { opening, type Shop } from '../support/shop.ts';

export const sellerWithEmail = {
  legalName: 'Tacite SAS',
  legalForm: 'SAS au capital de 10 000 €',
  email: 'contact@example.com',
  vatNumber: 'FR40123456789',
  address: { addressLine1: '1 rue de la Paix', zipCode: '75002', country: 'FR', city: 'Paris' },
};

export const links: LetterLinks = {
  portal: ({ customerId }) => `https://shop.example/portal/${customerId}`,
  document: ({ customerId }, invoiceId) => `https://shop.example/documents/${customerId}/${invoiceId}`,
  unsubscribe: ({ customerId }) => `https://shop.example/unsubscribe/${customerId}`,
};

export const soon = (minutes: number): Instant => instant(Date.now() + minutes * 60_000);

/** As a live business does: a sandbox keeps its letters otherwise. */
export function startSending(shop: Shop, settings: Partial<Correspondence> = {}): Promise<void> {
  return changeCorrespondence(shop.kysely, shop.businessId, shop.segment.id, {
    isSending: true,
    ...settings,
  });
}

/** A customer with an address; answers its id. */
export async function addReader(
  shop: Shop,
  reference: string,
  language = 'en',
  email = `${reference}@example.com`,
) {
  const rows = [{ reference, name: `Reader ${reference}`, email, language }];
  const { byReference } = await shop.do(opening, (context) => upsertCustomers(context, shop.segment, rows));
  return byReference.get(reference)?.id ?? 0;
}

/** Of the simulator, by the token that says what becomes of it. */
export function payBy(
  shop: Shop,
  customerId: number,
  gatewayToken: string,
  typePayment: 'Card' | 'DirectDebit' = 'Card',
  expiresAt: Instant | null = null,
) {
  const displayName = typePayment === 'Card' ? 'Visa •••• 4242' : 'FR76 •••• 0189';
  const permission = { gateway: 'simulator', typePayment, gatewayToken, displayName, expiresAt };
  return shop.run(opening, (context) => registerPaymentPermission(context, customerId, permission));
}

/** Writes all that waits; answers the kinds and to whom, in the order in which they happened. */
export async function writeAll(shop: Shop): Promise<readonly string[]> {
  while ((await writeDueLetters(shop.kysely, shop.businessId, links, soon(0))) > 0);
  return (await messagesOf(shop)).map(({ kind, recipient }) => `${kind} ${recipient.split('@')[0]}`);
}

export function messagesOf(shop: Shop) {
  return shop.kysely
    .selectFrom('message')
    .selectAll()
    .where('business_id', '=', shop.businessId)
    .orderBy('id')
    .execute();
}

export async function sendAll(shop: Shop, send: SendLetter): Promise<void> {
  while ((await sendDueMessages(shop.kysely, send, soon(0))) > 0);
}
