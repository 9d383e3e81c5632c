/** Renders a letter about an invoice on the page of an invoice: a reminder for the post, the receipt of a payment. */
import type { Instant } from '../domain/calendar/instant.ts';
import { type LetterSentence, letterWordsOf } from './letter-texts.ts';
import { letterhead } from './letterhead.ts';
import type { SignedMandate } from './mandate/load-mandate.ts';
import { gatherBytes, openSheet } from './open-sheet.ts';
import { drawFooters, startPage } from './page-frame.ts';
import { CONTENT_WIDTH, LEFT, RIGHT, styles } from './page-grid.ts';
import { drawHeader } from './page-header.ts';
import { drawParties } from './parties-block.ts';
import { drawPayment, layOutPayment } from './payment-block.ts';
import {
  computeAmountDue,
  isBusinessBuyer,
  type PrintedDocument,
  type PrintedPaymentType,
} from './printed-document.ts';
import { printedLanguage } from './printed-values.ts';
import {
  addElement,
  drawLines,
  drawRule,
  drawText,
  drawTextToRight,
  ensureRoom,
  type Sheet,
} from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

export interface ReminderLetter {
  readonly level: 1 | 2 | 3;
  readonly writtenAt: Instant;
}

export interface ReceiptLetter {
  readonly amount: number;
  readonly receivedAt: Instant;
  readonly typePayment: PrintedPaymentType;
}

const ROOM_BELOW_PARAGRAPH = 8;
const ROW_HEIGHT = 20;

/** What is asked for is paid by transfer, whatever was tried before: the bank details are on the page. */
export async function renderReminderPdf(invoice: PrintedDocument, letter: ReminderLetter): Promise<Buffer> {
  const words = letterWordsOf[printedLanguage(invoice.language)];
  const content: PrintedDocument = {
    ...invoice,
    paidAt: null,
    paymentLimitAt: null,
    typePayment: 'ExternalBank',
  };
  const sheet = openLetter(content, words.reminderTitle, letter.writtenAt);
  const { values, texts } = sheet;
  const sentence: LetterSentence = {
    number: invoice.fullNumber ?? '',
    issuedOn: values.longDate(invoice.issuedAt),
    dueOn: invoice.paymentLimitAt === null ? '' : values.longDate(invoice.paymentLimitAt),
    amount: values.amount(computeAmountDue(invoice)),
  };
  drawParagraphs(sheet, words.reminder[letter.level](sentence));
  drawSums(sheet, invoice);
  drawPayment(sheet, layOutPayment(sheet));
  sheet.y += ROOM_BELOW_PARAGRAPH;
  // C. com. L441-10 is about professionals.
  const rate = isBusinessBuyer(invoice) ? invoice.seller.latePaymentRatePerTenThousand : 0;
  drawParagraphs(sheet, [...(rate > 0 ? [texts.lateRate(values.rate(rate))] : []), words.crossed]);
  return closeLetter(sheet);
}

export async function renderReceiptPdf(invoice: PrintedDocument, letter: ReceiptLetter): Promise<Buffer> {
  const words = letterWordsOf[printedLanguage(invoice.language)];
  const sheet = openLetter({ ...invoice, paidAt: null }, words.receiptTitle, letter.receivedAt);
  const { values, texts } = sheet;
  const received = {
    number: invoice.fullNumber ?? '',
    issuedOn: values.longDate(invoice.issuedAt),
    dueOn: values.longDate(letter.receivedAt),
    amount: values.amount(letter.amount),
  };
  drawParagraphs(sheet, words.receipt(received, texts.paymentType[letter.typePayment]));
  drawSums(sheet, invoice);
  return closeLetter(sheet);
}

/** The mandate as it was accepted, with the account and the proof. */
export async function renderMandatePdf(mandate: SignedMandate): Promise<Buffer> {
  const content = letterhead(mandate.head);
  const words = letterWordsOf[printedLanguage(content.language)];
  const sheet = openLetter(content, words.mandateTitle, mandate.signedAt);
  const signed = {
    accountName: mandate.accountName,
    iban: (mandate.iban.match(/.{1,4}/g) ?? []).join(' '),
    signedOn: sheet.values.longDate(mandate.signedAt),
    signedFrom: mandate.signedFrom,
  };
  drawParagraphs(sheet, [...mandate.paragraphs, ...words.mandate(signed)]);
  return closeLetter(sheet);
}

function openLetter(content: PrintedDocument, title: string, writtenAt: Instant): Sheet {
  const sheet = openSheet(content, title);
  startPage(sheet, true);
  drawHeader(sheet);
  drawParties(sheet);
  drawParagraphs(sheet, [
    letterWordsOf[printedLanguage(content.language)].written(
      content.seller.address.city ?? '',
      sheet.values.longDate(writtenAt),
    ),
  ]);
  return sheet;
}

function closeLetter(sheet: Sheet): Promise<Buffer> {
  sheet.root.end();
  drawFooters(sheet);
  sheet.pdf.end();
  return gatherBytes(sheet.pdf);
}

function drawParagraphs(sheet: Sheet, paragraphs: readonly string[]): void {
  for (const text of paragraphs) {
    const lines = wrapText(text, styles.body, CONTENT_WIDTH);
    ensureRoom(sheet, lines.length * styles.body.leading);
    const top = sheet.y;
    addElement(sheet, sheet.root, 'P', () => drawLines(sheet, lines, LEFT, top, styles.body));
    sheet.y += lines.length * styles.body.leading + ROOM_BELOW_PARAGRAPH;
  }
}

/** What was invoiced, what came in, what remains. */
function drawSums(sheet: Sheet, invoice: PrintedDocument): void {
  const { texts, values } = sheet;
  const sums: (readonly [string, number])[] = [[texts.total.Debit, invoice.amountTotal]];
  if (invoice.amountPaid !== 0) sums.push([texts.paid, -invoice.amountPaid]);
  if (invoice.amountCredited !== 0) sums.push([texts.credited, -invoice.amountCredited]);
  ensureRoom(sheet, (sums.length + 1) * ROW_HEIGHT);
  sheet.y += ROOM_BELOW_PARAGRAPH;
  for (const [label, amount] of sums) drawSum(sheet, label, values.amount(amount), 'smallCell');
  drawSum(sheet, texts.amountDue, values.amount(computeAmountDue(invoice)), 'total');
  sheet.y += 2 * ROOM_BELOW_PARAGRAPH;
}

function drawSum(sheet: Sheet, label: string, amount: string, style: 'smallCell' | 'total'): void {
  const top = sheet.y + 3;
  addElement(sheet, sheet.root, 'P', () => {
    drawText(sheet, `${label} `, LEFT, top, styles[style]);
    drawTextToRight(sheet, amount, RIGHT, top, styles[style]);
  });
  sheet.y += ROW_HEIGHT;
  drawRule(sheet, 'hairline', LEFT, RIGHT, sheet.y - 1);
}
