import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openTestDatabase } from '../../src/database/testing.ts';
import { assertSays, textOf } from '../../src/documents/reading-pdf.testing.ts';
import { recordEvents } from '../../src/events/record-events.ts';
import { recordPayment } from '../../src/payments/record-payment.ts';
import { addOffer, sell } from '../support/sales.ts';
import { opening, openShop } from '../support/shop.ts';
import { openMailServer } from './mail-server.ts';
import { addReader, sellerWithEmail, sendAll, startSending, writeAll } from './post-office.ts';

const database = await openTestDatabase();
const mail = await openMailServer();
after(async () => {
  await mail.close();
  await database.close();
});

test('reminders come as a letter for the post, and payments with a receipt, saying what stood when they were written', async () => {
  const shop = await openShop(undefined, { database, segment: { seller: sellerWithEmail } });
  await startSending(shop, { isReminderLetterAttached: true });
  const offerId = await addOffer(shop, 'pro');
  const ann = await addReader(shop, 'ann');
  const zoe = await addReader(shop, 'zoe', 'fr');
  await sell(shop, opening, { offerId, customerIds: [ann, zoe] });
  await shop.tick(opening, opening);
  const { rows } = await shop.pool.query<{ id: number; customer_id: number }>(
    'select id, customer_id from invoice where business_id = $1 order by id',
    [shop.businessId],
  );
  const pay = (invoiceId: number, amount: number) =>
    shop.run(opening, (context) =>
      recordPayment(context, { invoiceId, amount, typePayment: 'ExternalBank', paidAt: opening }),
    );
  for (const { id: invoiceId, customer_id: customerId } of rows) {
    await pay(invoiceId, 200);
    await shop.do(opening, (context) =>
      recordEvents(context, [{ type: 'CustomerReminded3', customerId, invoiceId }]),
    );
  }
  await writeAll(shop);
  for (const { id } of rows) await pay(id, 1_000);
  await writeAll(shop);
  await sendAll(shop, mail.sender.send);
  const fileOf = (name: string) => {
    const file = mail.received
      .flatMap(({ mail: one }) => one.attachments)
      .find((one) => one.filename === name);
    assert.ok(file && file.content instanceof ArrayBuffer, `${name} did not come`);
    assert.equal(file.mimeType, 'application/pdf');
    return textOf(Buffer.from(file.content));
  };
  assertSays(
    fileOf('reminder-F-2026-000001.pdf'),
    'Reminder',
    'Tacite SAS',
    'Reader ann',
    'In spite of our reminders, €10.00 of our invoice F-2026-000001 of 1 January 2026',
    'If your payment is on its way',
  );
  assertSays(fileOf('relance-F-2026-000002.pdf'), 'Relance', 'Malgré nos rappels, 10,00 € restent impayés');
  assertSays(fileOf('receipt-F-2026-000001.pdf'), 'We received €10.00 on 1 January 2026', 'Bank transfer');
  assertSays(fileOf('recu-F-2026-000002.pdf'), 'Nous avons reçu 10,00 € le 1er janvier 2026', 'Virement');
});
