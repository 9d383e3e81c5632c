/** Renders a statement of account on the page of an invoice: what moved, the balance after it, and what it comes to. */
import { movementKinds } from '../../domain/billing/statement.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { drawBandOfFacts } from '../facts-band.ts';
import { letterhead } from '../letterhead.ts';
import { placeColumns } from '../lines-columns.ts';
import { gatherBytes, openSheet } from '../open-sheet.ts';
import { drawFooters, startPage } from '../page-frame.ts';
import { CONTENT_WIDTH, LEFT, RIGHT, SECOND_AXIS, styles, type TextStyle } from '../page-grid.ts';
import { drawHeader } from '../page-header.ts';
import { drawPagedTable, type PagedTable } from '../paged-table.ts';
import { drawParties } from '../parties-block.ts';
import type { PrintedDocument } from '../printed-document.ts';
import { printedLanguage, printedValues } from '../printed-values.ts';
import {
  addElement,
  drawLines,
  drawRule,
  drawText,
  drawTextToRight,
  ensureRoom,
  openElement,
  type Sheet,
} from '../sheet.ts';
import { wrapText } from '../wrapped-text.ts';
import type { CustomerStatement } from './load-statement.ts';
import { type StatementTexts, statementTextsOf } from './statement-texts.ts';

const ROW_HEIGHT = 17;
const ROOM_ABOVE = 14;
const ROOM_BELOW_SENTENCE = 6;

/** @param language instead of the customer's */
export function renderStatementPdf(account: CustomerStatement, language = account.language): Promise<Buffer> {
  const words = statementTextsOf[printedLanguage(language)];
  const sheet = openSheet(headOf(account, words, language), words.title, { account, language });
  const { values } = sheet;
  const { statement, writtenAt, buyer } = account;
  startPage(sheet, true);
  drawHeader(sheet);
  drawParties(sheet);
  drawBandOfFacts(sheet, [
    { label: words.opening, value: values.amount(statement.openingAmount) },
    { label: words.closing, value: values.amount(statement.closingAmount) },
    { label: words.written, value: values.longDate(writtenAt) },
    { label: words.reference, value: buyer.reference },
  ]);
  const sentences = sentencesOf(sheet, account, words);
  const height = closingHeight(account, sentences);
  if (statement.lines.length === 0) drawSentence(sheet, wrapText(words.nothing, styles.body, CONTENT_WIDTH));
  drawPagedTable(sheet, tableOf(sheet, account, words), { closing: height, ending: height });
  ensureRoom(sheet, height);
  drawSums(sheet, account, words);
  for (const lines of sentences) drawSentence(sheet, lines);
  sheet.root.end();
  drawFooters(sheet);
  sheet.pdf.end();
  return gatherBytes(sheet.pdf);
}

/** What the parts of the page that are the same on every document read; its number is the period. */
function headOf(account: CustomerStatement, words: StatementTexts, language: string): PrintedDocument {
  const { currency, timeZone, writtenAt, seller, buyer, startAt, endAt } = account;
  const head = letterhead({ number: '', language, timeZone, currency, writtenAt, seller, buyer });
  const { longDate } = printedValues(head);
  const last = longDate(instant(endAt - 1));
  const fullNumber = startAt === null ? words.until(last) : words.period(longDate(startAt), last);
  return { ...head, fullNumber };
}

function tableOf({ values }: Sheet, { statement }: CustomerStatement, words: StatementTexts): PagedTable {
  const { columns, movement } = words;
  const { lines } = statement;
  const cellsOf = (read: (line: (typeof lines)[number]) => string) => lines.map(read);
  return {
    labelHead: columns.label,
    lines: lines.map(({ kind, fullNumber }) => ({ label: movement[kind](fullNumber), detail: '' })),
    ...placeColumns([
      { head: columns.date, cells: cellsOf(({ at }) => values.shortDate(at)) },
      { head: columns.debit, cells: cellsOf(({ amount }) => (amount > 0 ? values.amount(amount) : '')) },
      { head: columns.credit, cells: cellsOf(({ amount }) => (amount > 0 ? '' : values.amount(-amount))) },
      { head: columns.balance, cells: cellsOf(({ balance }) => values.amount(balance)) },
    ]),
  };
}

function sumsOf({ statement }: CustomerStatement, words: StatementTexts) {
  return movementKinds.flatMap((kind) =>
    statement.sums[kind] === 0 ? [] : [{ label: words.sums[kind], amount: statement.sums[kind] }],
  );
}

function closingHeight(account: CustomerStatement, sentences: readonly (readonly string[])[]): number {
  const rows = 2 + movementKinds.filter((kind) => account.statement.sums[kind] !== 0).length;
  const text = sentences.reduce(
    (sum, lines) => sum + lines.length * styles.body.leading + ROOM_BELOW_SENTENCE,
    0,
  );
  return 2 * ROOM_ABOVE + rows * ROW_HEIGHT + text;
}

/** From the opening balance to the closing one, on the second axis. */
function drawSums(sheet: Sheet, account: CustomerStatement, words: StatementTexts): void {
  const { openingAmount, closingAmount } = account.statement;
  sheet.y += ROOM_ABOVE;
  const table = openElement(sheet, sheet.root, 'Table');
  drawSum(sheet, table, { label: words.opening, amount: openingAmount }, styles.smallCell);
  for (const row of sumsOf(account, words)) drawSum(sheet, table, row, styles.smallCell);
  drawRule(sheet, 'accent', SECOND_AXIS, RIGHT, sheet.y - 1, 0.9);
  drawSum(sheet, table, { label: words.closing, amount: closingAmount }, styles.total);
  table.end();
  sheet.y += ROOM_ABOVE;
}

function drawSum(
  sheet: Sheet,
  table: PDFKit.PDFStructureElement,
  { label, amount }: { readonly label: string; readonly amount: number },
  style: TextStyle,
): void {
  const top = sheet.y + 2;
  const row = openElement(sheet, table, 'TR');
  addElement(sheet, row, 'TH', () => drawText(sheet, label, SECOND_AXIS, top, style), { scope: 'Row' });
  const text = sheet.values.amount(amount);
  addElement(sheet, row, 'TD', () => drawTextToRight(sheet, text, RIGHT, top, style));
  row.end();
  sheet.y += ROW_HEIGHT;
}

function sentencesOf(
  { values }: Sheet,
  { statement, waitingAmount }: CustomerStatement,
  { meaning, waiting }: StatementTexts,
): string[][] {
  const { closingAmount } = statement;
  const said = (amount: number, debit: (text: string) => string, credit: (text: string) => string): string =>
    amount > 0 ? debit(values.amount(amount)) : credit(values.amount(-amount));
  const texts = [closingAmount === 0 ? meaning.even : said(closingAmount, meaning.owed, meaning.credit)];
  if (waitingAmount !== null && waitingAmount !== 0)
    texts.push(said(waitingAmount, waiting.debit, waiting.credit));
  return texts.map((text) => wrapText(text, styles.body, CONTENT_WIDTH));
}

function drawSentence(sheet: Sheet, lines: readonly string[]): void {
  const top = sheet.y;
  addElement(sheet, sheet.root, 'P', () => drawLines(sheet, lines, LEFT, top, styles.body));
  sheet.y += lines.length * styles.body.leading + ROOM_BELOW_SENTENCE;
}
