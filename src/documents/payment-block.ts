/** How and when to pay, with the bank details of a transfer, in the first column. */
import { FIRST_COLUMN_WIDTH, LEFT, styles } from './page-grid.ts';
import { computeAmountDue } from './printed-document.ts';
import {
  addElement,
  drawHeading,
  drawLines,
  drawText,
  ensureRoom,
  HEADING_HEIGHT,
  type Sheet,
} from './sheet.ts';
import { widthOf, wrapText } from './wrapped-text.ts';

const LABEL_GAP = 14;
const MOST_LINES_PER_DETAIL = 3;

interface Detail {
  readonly label: string;
  readonly lines: readonly string[];
}

export interface Payment {
  readonly sentence: readonly string[];
  readonly details: readonly Detail[];
  readonly labelWidth: number;
  /** 0 when there is nothing to say, as on a credit note. */
  readonly height: number;
}

export function layOutPayment(sheet: Sheet): Payment {
  const isInvoice = sheet.content.kind === 'Debit';
  const text = isInvoice ? paymentSentence(sheet) : '';
  const sentence = text === '' ? [] : wrapText(text, styles.body, FIRST_COLUMN_WIDTH);
  const pairs = isInvoice ? bankDetails(sheet) : [];
  const labelWidth =
    pairs.reduce((most, [label]) => Math.max(most, widthOf(label, styles.bodyMuted)), 0) + LABEL_GAP;
  const details = pairs.map(([label, value]) => ({
    label,
    lines: wrapText(value, styles.body, FIRST_COLUMN_WIDTH - labelWidth, MOST_LINES_PER_DETAIL),
  }));
  const count = details.reduce((total, { lines }) => total + lines.length, sentence.length);
  return {
    sentence,
    details,
    labelWidth,
    height: count === 0 ? 0 : HEADING_HEIGHT + count * styles.body.leading,
  };
}

export function drawPayment(sheet: Sheet, { sentence, details, labelWidth, height }: Payment): void {
  if (height === 0) return;
  ensureRoom(sheet, height);
  drawHeading(sheet, sheet.texts.paymentTitle);
  if (sentence.length > 0) {
    const top = sheet.y;
    addElement(sheet, sheet.root, 'P', () => drawLines(sheet, sentence, LEFT, top, styles.body));
    sheet.y += sentence.length * styles.body.leading;
  }
  for (const { label, lines } of details) {
    const top = sheet.y;
    addElement(sheet, sheet.root, 'P', () => {
      drawText(sheet, `${label} `, LEFT, top, { ...styles.bodyMuted, leading: styles.body.leading });
      drawLines(sheet, lines, LEFT + labelWidth, top, styles.body);
    });
    sheet.y += lines.length * styles.body.leading;
  }
}

function paymentSentence({ content, texts, values }: Sheet): string {
  const { typePayment, paidAt, paymentLimitAt } = content;
  const isAutomatic = typePayment === 'Card' || typePayment === 'DirectDebit';
  if (isAutomatic && paidAt !== null) return texts.charge[typePayment].done(values.longDate(paidAt));
  if (typePayment === 'Free' || computeAmountDue(content) <= 0) return texts.nothingToPay;
  if (isAutomatic) {
    return paymentLimitAt === null
      ? texts.charge.undated[typePayment]
      : texts.charge[typePayment].planned(values.longDate(paymentLimitAt));
  }
  const before = paymentLimitAt === null ? '' : texts.payBefore(values.longDate(paymentLimitAt));
  const cheque = typePayment === 'ExternalCheck' ? texts.chequeTo(content.seller.legalName) : '';
  return [before, cheque].filter((text) => text !== '').join(' ');
}

function bankDetails({ content, texts }: Sheet): (readonly [label: string, value: string])[] {
  const { seller, fullNumber, typePayment } = content;
  if (typePayment !== 'ExternalBank' || seller.iban === '' || computeAmountDue(content) <= 0) return [];
  const details = [
    [texts.accountHolder, seller.legalName],
    ['IBAN', groupedIban(seller.iban)],
    ['BIC', seller.bic],
    [texts.bank, seller.bankName],
    [texts.paymentReference, fullNumber ?? ''],
  ] as const;
  return details.filter(([, value]) => value.trim() !== '');
}

/** In fours, as ISO 13616 prints it; the spaces do not break. */
function groupedIban(iban: string): string {
  const characters = iban.replace(/\s/g, '').toUpperCase();
  return characters.replace(/(.{4})(?=.)/g, '$1\u00a0');
}
