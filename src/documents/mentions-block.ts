/**
 * The legal mentions, at the foot of the last page: what the law wants said beside figures and identities (CGI
 * ann. II art. 242 nonies A; C. com. L441-9, L441-10, D441-5).
 */
import { formatAmount } from '../domain/money/currency.ts';
import { CONTENT_WIDTH, LEFT, styles } from './page-grid.ts';
import { isBusinessBuyer } from './printed-document.ts';
import { printedLanguage } from './printed-values.ts';
import { addElement, drawLines, ensureRoom, type Sheet } from './sheet.ts';
import { wrapText } from './wrapped-text.ts';

const ROOM_BETWEEN = 2;

export function drawMentions(sheet: Sheet): void {
  const mentions = mentionsOf(sheet);
  const apart = setParagraphs(mentions);
  const run = setParagraphs([mentions.join(' ')]);
  const isApart = sheet.y + apart.height <= sheet.bottom;
  const isOnThisPage = isApart || sheet.y + run.height <= sheet.bottom;
  const { paragraphs, height } = isOnThisPage && !isApart ? run : apart;
  // At the foot of a page that they share; a page of their own holds nothing else, and they begin it.
  if (isOnThisPage) sheet.y = sheet.bottom - height;
  else if (sheet.followingTop + height <= sheet.bottom) sheet.startPage();
  for (const lines of paragraphs) {
    ensureRoom(sheet, heightOf(lines));
    const top = sheet.y;
    addElement(sheet, sheet.root, 'P', () => drawLines(sheet, lines, LEFT, top, styles.mention));
    sheet.y += heightOf(lines);
  }
}

/** Of the mentions set as one paragraph, the least that they take. */
export function mentionsHeight(sheet: Sheet): number {
  return setParagraphs([mentionsOf(sheet).join(' ')]).height;
}

interface SetMentions {
  readonly paragraphs: readonly (readonly string[])[];
  readonly height: number;
}

function setParagraphs(mentions: readonly string[]): SetMentions {
  const paragraphs = mentions.map((text) => wrapText(text, styles.mention, CONTENT_WIDTH));
  return { paragraphs, height: paragraphs.reduce((total, lines) => total + heightOf(lines), 0) };
}

function heightOf(lines: readonly string[]): number {
  return lines.length * styles.mention.leading + ROOM_BETWEEN;
}

function mentionsOf(sheet: Sheet): string[] {
  const { content, texts } = sheet;
  const language = printedLanguage(content.language);
  const taxMentions = content.taxes.map(({ treatment }) => treatment.mention?.[language] ?? '');
  return [
    ...new Set([
      texts.operation[content.operationCategory ?? 'Services'],
      ...taxMentions,
      content.isTaxDueOnDebits ? texts.taxOnDebits : '',
      content.isPricesIncludeTax ? texts.pricesIncludeTax : '',
      ...(content.kind === 'Debit' ? paymentMentions(sheet) : []),
    ]),
  ].filter((text) => text.trim() !== '');
}

/** Late payment and early payment; the recovery fee is owed by businesses only. */
function paymentMentions({ content, texts, values }: Sheet): string[] {
  const { seller } = content;
  const isBusiness = isBusinessBuyer(content);
  const isFrenchSeller = seller.address.country === 'FR';
  const rate = seller.latePaymentRatePerTenThousand;
  const late =
    rate > 0 ? texts.lateRate(values.rate(rate)) : isFrenchSeller && isBusiness ? texts.lateRateByLaw : '';
  const early = seller.earlyPaymentText.trim() || (isBusiness && isFrenchSeller ? texts.noEarlyPayment : '');
  const isFeeOwed = isBusiness && seller.recoveryFeeAmount > 0;
  const language = printedLanguage(content.language) === 'fr' ? 'fr-FR' : 'en-GB';
  // The decree names 40 euros, whatever the currency of the document.
  const fee = isFeeOwed ? texts.recoveryFee(formatAmount(seller.recoveryFeeAmount, 'EUR', language)) : '';
  return [early, late, fee];
}
