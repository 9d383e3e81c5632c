/** The files that the staff opens from the pages: receipts, reminders, what came with e-mails, statements of account. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { instant } from '../../src/domain/calendar/instant.ts';
import { writeDueLetters } from '../../src/messages/letters/write-due-letters.ts';
import { letterLinks } from '../../src/worker/letter-links.ts';
import { hosted, publicUrl } from '../support/hosted.ts';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

/** Clicks, and waits for the file that the page asks for. */
async function openFile(page: Page, address: RegExp, click: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse(address);
  await click();
  assert.equal((await answered).status(), 200);
}

test('the receipt of a payment, a reminder to post and the file of an e-mail are opened', async () => {
  const { kysely } = staff.database;
  const paid = await kysely
    .selectFrom('payment')
    .select('invoice_id')
    .where('state', '=', 'Completed')
    .where('refund_id', 'is', null)
    .executeTakeFirstOrThrow();
  const page = await staff.enter(`/invoices/${paid.invoice_id}`, { language: 'en' });
  await openFile(page, /Receipt\/Pdf/, () => page.getByRole('button', { name: 'Receipt' }).first().click());
  const late = await kysely
    .selectFrom('invoice')
    .select('id')
    .where('state', '=', 'ProblemOverdue')
    .executeTakeFirstOrThrow();
  const overdue = await staff.enter(`/invoices/${late.id}`, { language: 'en' });
  await overdue.getByRole('button', { name: 'Actions' }).click();
  await overdue.getByRole('menuitem', { name: 'Reminder to post' }).click();
  const dialog = overdue.getByRole('dialog');
  await dialog.getByLabel('Tone').selectOption({ label: 'Last reminder' });
  await openFile(overdue, /Reminder\/Pdf\?Level=3/, () =>
    dialog.getByRole('button', { name: 'Open the PDF' }).click(),
  );
  await dialog.waitFor({ state: 'detached' });
  const links = letterLinks(hosted, publicUrl, 'a secret of tests, at least 32 characters');
  await writeDueLetters(kysely, staff.businessId, links, instant(Date.now()));
  const letter = await kysely
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'InvoiceIssued')
    .executeTakeFirstOrThrow();
  const mail = await staff.enter(`/messages/${letter.id}`, { language: 'en' });
  await openFile(mail, /Attachments\/1/, () => mail.getByRole('button', { name: /\.pdf$/ }).click());
});

test('the statement of account of a customer opens over the period that is asked for', async () => {
  const reader = await staff.addPerson('ReadOnly');
  const page = await staff.enter('/customers/3', { language: 'en' }, reader);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Statement of account' }).click();
  await page.getByLabel('From').fill('2026-03-02');
  await page.getByLabel('To').fill('2026-03-01');
  await page.getByRole('button', { name: 'Open the PDF' }).click();
  await page.getByText('The period begins after its end.').waitFor();
  await page.getByLabel('To').fill('2026-03-31');
  await openFile(page, /Statement\/Pdf\?.*DateEnd=2026-0(4-01|3-31)T/, () =>
    page.getByRole('button', { name: 'Open the PDF' }).click(),
  );
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
