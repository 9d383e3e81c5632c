import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { issueCreditNote } from '../../src/billing/issue-credit-note.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { recordEvents } from '../../src/events/record-events.ts';
import { changeCustomerCorrespondence } from '../../src/messages/correspondence/correspondence.ts';
import { writeDueLetters } from '../../src/messages/letters/write-due-letters.ts';
import type { Letter } from '../../src/messages/send-due-messages.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { recordRefund } from '../../src/payments/record-refund.ts';
import { terminateSubscriptions } from '../../src/subscriptions/terminate-subscriptions.ts';
import { addOffer, sell } from '../support/sales.ts';
import { at, opening, openShop } from '../support/shop.ts';
import { openMailServer } from './mail-server.ts';
import {
  addReader,
  links,
  messagesOf,
  payBy,
  sellerWithEmail,
  sendAll,
  soon,
  startSending,
  writeAll,
} from './post-office.ts';

const database = await openTestDatabase();
const mail = await openMailServer();
after(async () => {
  await mail.close();
  await database.close();
});
beforeEach(() => {
  mail.received.length = 0;
});

/** One reader of each language with a monthly subscription of 10.00 before tax, billed at the opening. */
async function openBilled(settings: Parameters<typeof startSending>[1] = {}) {
  const shop = await openShop(undefined, { database, segment: { seller: sellerWithEmail } });
  await startSending(shop, settings);
  const offerId = await addOffer(shop, 'pro');
  const customerIds = [await addReader(shop, 'ann'), await addReader(shop, 'zoé', 'fr', 'zoe@example.com')];
  await sell(shop, opening, { offerId, customerIds });
  await shop.tick(opening, opening);
  return { shop, customerIds, offerId };
}

test('an invoice goes out in the reader’s language, with its PDF, through a real mail server', async () => {
  const { shop } = await openBilled({ cc: ['books@example.com'], bcc: ['archive@example.com'] });
  await writeAll(shop);
  await sendAll(shop, mail.sender.send);
  const invoices = mail.received.filter(({ mail: one }) => /invoice|facture/.test(one.subject ?? ''));
  assert.deepEqual(invoices.map(({ mail: one }) => one.subject).sort(), [
    'Votre facture F-2026-000002',
    'Your invoice F-2026-000001',
  ]);
  const toZoe = invoices.find(({ to }) => to.includes('zoe@example.com'));
  assert.deepEqual(toZoe?.to, ['zoe@example.com', 'books@example.com', 'archive@example.com']);
  assert.doesNotMatch(toZoe?.source ?? '', /archive@/, 'a blind copy is not told of');
  assert.equal(toZoe?.mail.from?.name, 'Tacite SAS');
  assert.equal(toZoe?.mail.replyTo?.[0]?.address, 'contact@example.com');
  assert.match(toZoe?.mail.messageId ?? '', /^<message-\d+-\d+@billing\.example\.com>$/);
  assert.match(toZoe?.mail.text ?? '', /12,00\u00a0€/);
  assert.match(toZoe?.mail.html ?? '', /Voir la facture<\/a>/);
  assert.match(toZoe?.mail.html ?? '', /SAS au capital de 10 000 €/);
  const [file] = toZoe?.mail.attachments ?? [];
  assert.equal(file?.filename, 'F-2026-000002.pdf');
  assert.equal(file?.mimeType, 'application/pdf');
  const content = file?.content;
  assert.ok(content instanceof ArrayBuffer);
  assert.equal(Buffer.from(content).subarray(0, 5).toString(), '%PDF-');
});

test('without a will to attach, the link alone goes; where invoices are not sent, none goes', async () => {
  const { shop } = await openBilled({ isPdfAttached: false });
  await writeAll(shop);
  for (const { attachments } of await messagesOf(shop)) assert.deepEqual(attachments, []);
  const { shop: silent, customerIds } = await openBilled({ isInvoiceSent: false });
  assert.deepEqual(await writeAll(silent), ['SubscriptionStarted ann', 'SubscriptionStarted zoe']);
  const [ann = 0] = customerIds;
  await changeCustomerCorrespondence(silent.kysely, silent.businessId, ann, { isInvoiceSent: true });
  await silent.tick(opening, at('2026-02-01T09:00Z'));
  assert.deepEqual((await writeAll(silent)).slice(2), ['InvoiceIssued ann']);
});

test('charging writes a receipt, what to do after a failure, a demand to confirm; debits are announced', async () => {
  const shop = await openShop(undefined, {
    database,
    segment: { seller: sellerWithEmail, chargeDelayDays: 0 },
  });
  await startSending(shop);
  const offerId = await addOffer(shop, 'pro');
  const readers = ['ok', 'authenticate', 'no-funds', 'debit'] as const;
  const customerIds: number[] = [];
  for (const reader of readers) {
    const id = await addReader(shop, reader, reader === 'authenticate' ? 'fr' : 'en');
    await payBy(
      shop,
      id,
      reader === 'debit' ? 'ok-9' : `${reader}-1`,
      reader === 'debit' ? 'DirectDebit' : 'Card',
    );
    customerIds.push(id);
  }
  await sell(shop, opening, { offerId, customerIds });
  await shop.pool.query(
    `insert into gateway_account (business_id, gateway, settings, secrets_set_at, is_enabled, created_at, updated_at)
      values ($1, 'simulator', '{"CreditorIdentifier":"FR12ZZZ123456"}', '{}', true, now(), now())`,
    [shop.businessId],
  );
  await shop.tick(opening, opening);
  const written = (await writeAll(shop)).filter((line) => !line.startsWith('SubscriptionStarted'));
  assert.deepEqual(written.toSorted(), [
    'AuthenticationRequired authenticate',
    'DirectDebitAnnounced debit',
    'InvoiceIssued authenticate',
    'InvoiceIssued no-funds',
    'InvoiceIssued ok',
    'PaymentFailed no-funds',
    'PaymentReceived ok',
  ]);
  const rows = await messagesOf(shop);
  const text = (kind: string) => rows.find((row) => row.kind === kind)?.body_text ?? '';
  assert.match(text('PaymentFailed'), /We will try again on January 4, 2026\./);
  assert.match(
    text('AuthenticationRequired'),
    /Votre banque vous demande de confirmer le paiement de 12,00\u00a0€/,
  );
  assert.match(text('PaymentReceived'), /We received €12\.00 on January 1, 2026 \(card\)/);
  assert.match(
    text('DirectDebitAnnounced'),
    /from your account FR76 •••• 0189.* \(creditor identifier FR12ZZZ123456\)/,
  );
});

test('credit notes, refunds, reminders, suspensions and methods are written about', async () => {
  const { shop, customerIds } = await openBilled();
  const [ann = 0] = customerIds;
  const { id: invoiceId } = await shop.kysely
    .selectFrom('invoice')
    .select('id')
    .where('business_id', '=', shop.businessId)
    .where('customer_id', '=', ann)
    .executeTakeFirstOrThrow();
  await writeAll(shop);
  const before = (await messagesOf(shop)).length;
  await shop.do(opening, (context) =>
    recordEvents(
      context,
      (['CustomerReminded1', 'CustomerReminded3', 'CustomerSuspendedForNonPayment'] as const).map((type) => ({
        type,
        customerId: ann,
        invoiceId,
      })),
    ),
  );
  await payBy(shop, ann, 'ok-1');
  await shop.do(opening, (context) =>
    recordEvents(context, [{ type: 'PaymentMethodRegistered', customerId: ann }]),
  );
  await shop.run(opening, (context) =>
    recordPayment(context, { invoiceId, amount: 1_200, typePayment: 'ExternalBank', paidAt: opening }),
  );
  const segments = await shop.segments();
  const { id: creditNoteId } = await shop.run(opening, (context) =>
    issueCreditNote(context, segments, {
      invoiceId,
      credit: { kind: 'Rest' },
      typeCredit: 'Refund',
      reason: 'error',
    }),
  );
  await shop.run(opening, (context) =>
    recordRefund(context, { creditNoteId, typePayment: 'ExternalBank', paidAt: opening }),
  );
  assert.deepEqual((await writeAll(shop)).slice(before), [
    'PaymentReminder1 ann',
    'PaymentReminder3 ann',
    'ServiceSuspended ann',
    'PaymentMethodRegistered ann',
    'PaymentReceived ann',
    'CreditNoteIssued ann',
    'PaymentRefunded ann',
  ]);
  const rows = await messagesOf(shop);
  assert.match(rows.at(-1)?.body_text ?? '', /We gave back €12\.00 on January 1, 2026 \(bank transfer\)/);
  assert.match(rows.at(-2)?.subject ?? '', /^Your credit note A-2026-000001$/);
});

test('the end of a subscription is confirmed once: when it is asked for, or when it comes at once', async () => {
  const { shop, offerId, customerIds } = await openBilled();
  await writeAll(shop);
  const before = (await messagesOf(shop)).length;
  const { rows } = await shop.pool.query('select id from subscription where business_id = $1 order by id', [
    shop.businessId,
  ]);
  const ids = rows.map(({ id }: { id: number }) => id);
  const segments = await shop.segments();
  const end = (id: number, moment: 'AtTerm' | 'Now') =>
    shop.run(opening, (context) =>
      terminateSubscriptions(context, segments, [id], {
        moment: { kind: moment },
        ignoresEngagement: false,
        hasProratedCredit: false,
      }),
    );
  await end(ids[0] ?? 0, 'AtTerm');
  await end(ids[1] ?? 0, 'Now');
  await shop.tick(opening, at('2026-02-10T09:00Z'));
  const told = (await writeAll(shop)).slice(before).filter((line) => line.startsWith('Subscription'));
  assert.deepEqual(told, ['SubscriptionTerminated ann', 'SubscriptionTerminated zoe']);
  // Taken over from elsewhere: its customer knows it.
  await sell(shop, opening, { offerId, customerIds, isMigration: true, startAt: at('2025-12-01T09:00Z') });
  assert.equal((await writeAll(shop)).filter((line) => line.startsWith('SubscriptionStarted')).length, 2);
});

test('two workers write and send each letter once', async () => {
  const { shop } = await openBilled();
  const taken = await Promise.all(
    [1, 2].map(() => writeDueLetters(shop.kysely, shop.businessId, links, soon(0))),
  );
  assert.equal(
    taken.reduce((sum, count) => sum + count, 0),
    4,
  );
  assert.equal((await messagesOf(shop)).length, 4);
  // The same event again, as after a restore of the outbox, changes nothing.
  await shop.pool.query(
    `update event set is_to_write = true where business_id = $1 and type like 'Invoice%'`,
    [shop.businessId],
  );
  await writeAll(shop);
  assert.equal((await messagesOf(shop)).length, 4);
  const letters: Letter[] = [];
  await Promise.all([1, 2].map(() => sendAll(shop, async (letter) => void letters.push(letter))));
  const own = letters.filter(({ messageId }) => messageId.startsWith(`message-${shop.businessId}-`));
  assert.equal(new Set(own.map(({ messageId }) => messageId)).size, 4);
  assert.equal(own.length, 4);
});

test('a sandbox keeps its letters in the mailbox, whoever has no address gets none', async () => {
  const shop = await openShop(undefined, { database });
  const offerId = await addOffer(shop, 'pro');
  const customerIds = [await addReader(shop, 'ann'), await addReader(shop, 'bob', 'en', '')];
  await sell(shop, opening, { offerId, customerIds });
  assert.deepEqual(await writeAll(shop), ['SubscriptionStarted ann']);
  assert.equal((await messagesOf(shop))[0]?.state, 'Kept');
});

test('a language without texts falls back to the segment’s, then to English', async () => {
  const shop = await openShop(undefined, { database, segment: { language: 'fr' } });
  const offerId = await addOffer(shop, 'pro');
  await sell(shop, opening, { offerId, customerIds: [await addReader(shop, 'uwe', 'de')] });
  const german = await openShop(undefined, { database, segment: { language: 'de' } });
  const germanOffer = await addOffer(german, 'pro');
  await sell(german, opening, { offerId: germanOffer, customerIds: [await addReader(german, 'ivo', 'it')] });
  await writeAll(shop);
  await writeAll(german);
  assert.equal((await messagesOf(shop))[0]?.subject, 'Votre abonnement à pro');
  assert.equal((await messagesOf(german))[0]?.subject, 'Your subscription to pro');
});
