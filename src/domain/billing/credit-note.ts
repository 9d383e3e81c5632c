/**
 * What a credit note contains: the rest of an invoice, chosen lines, or an amount (domain.md §9). Amounts carry the
 * sign of the invoice's: crediting a charge is positive here, crediting a discount negative. The sum of credit notes
 * never exceeds the invoice, in all and per tax rate, net and tax; the last one takes exactly what is left.
 */
import { allocateByLargestRemainder } from '../money/allocate.ts';
import { decimalText } from '../money/currency.ts';
import { sum } from '../money/mul-div.ts';
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { type TaxTotal, taxTotal } from '../tax/tax-groups.ts';
import {
  addUp,
  type CreditableLine,
  type CreditedLine,
  grossOf,
  isNothing,
  type NetAndTax,
  type OpenGroup,
  type OpenLine,
  openGroups,
} from './credit-note-rest.ts';
import { type LineCredit, taxOfCredits } from './credit-note-tax.ts';

export interface CreditableInvoice {
  /** For the amounts in refusals. */
  readonly currency: string;
  readonly lines: readonly CreditableLine[];
}

export type CreditRequest =
  | { readonly kind: 'Rest' }
  | { readonly kind: 'Lines'; readonly lines: readonly RequestedLine[] }
  /** Tax included. */
  | { readonly kind: 'Amount'; readonly amountTotal: number };

export interface RequestedLine {
  readonly position: number;
  /** Without tax, of the sign of the line; null for the whole rest of the line. */
  readonly amountSubtotal: number | null;
}

export interface CreditNoteLine extends CreditedLine {
  readonly amountTotal: number;
  /** The tax of the credit note that the line belongs to, counted from 1. */
  readonly taxPosition: number;
}

export interface CreditNote {
  /** In the order of the invoice's lines, those without a credit left out. */
  readonly lines: readonly CreditNoteLine[];
  readonly taxes: readonly TaxTotal[];
  readonly amountSubtotal: number;
  readonly amountTax: number;
  readonly amountTotal: number;
}

/** @param alreadyCredited the lines of all earlier credit notes of the invoice, several per position if so. */
export function computeCreditNote(
  invoice: CreditableInvoice,
  alreadyCredited: readonly CreditedLine[],
  request: CreditRequest,
): Outcome<CreditNote> {
  const groups = openGroups(invoice.lines, alreadyCredited);
  if (groups.every(({ rest }) => isNothing(rest))) return refuse('Error.CreditNote.NothingLeft');
  const planned = planCredits(groups, invoice.currency, request);
  if (!planned.ok) return planned;
  const note = assemble(planned.value);
  const left = grossOf(addUp(groups.map(({ rest }) => rest)));
  if (note.amountTotal > left) return exceeds(groups, left, invoice.currency);
  const creditsNothing = note.taxes.every(({ baseAmount, taxAmount }) => baseAmount === 0 && taxAmount === 0);
  if (note.amountTotal < 0 || creditsNothing) return refuse('Error.CreditNote.Amount.Invalid');
  return accept(note);
}

/** The credits of one rate. */
interface GroupCredit {
  readonly group: OpenGroup;
  readonly credits: readonly { readonly line: OpenLine; readonly credit: NetAndTax }[];
}

function planCredits(
  groups: readonly OpenGroup[],
  currency: string,
  request: CreditRequest,
): Outcome<GroupCredit[]> {
  switch (request.kind) {
    case 'Rest':
      return accept(creditRest(groups));
    case 'Lines':
      return creditLines(groups, currency, request.lines);
    case 'Amount':
      return creditAmount(groups, currency, request.amountTotal);
  }
}

/** A rate that is already at zero is left alone, even if a charge and a discount of it cancel each other out. */
function creditRest(groups: readonly OpenGroup[]): GroupCredit[] {
  return groups
    .filter(({ rest }) => !isNothing(rest))
    .map((group) => ({ group, credits: group.lines.map((line) => ({ line, credit: line.rest })) }));
}

function creditLines(
  groups: readonly OpenGroup[],
  currency: string,
  requested: readonly RequestedLine[],
): Outcome<GroupCredit[]> {
  const wanted = new Map(requested.map((line) => [line.position, line.amountSubtotal]));
  const known = new Set(groups.flatMap(({ lines }) => lines.map(({ position }) => position)));
  const stranger = requested.find(
    ({ position }, index) =>
      !known.has(position) || requested.findIndex((line) => line.position === position) !== index,
  );
  if (stranger) return refuse('Error.CreditNote.Line.Unknown', undefined, { position: stranger.position });

  const planned: GroupCredit[] = [];
  for (const group of groups) {
    const credits: LineCredit[] = [];
    for (const line of group.lines) {
      const asked = wanted.get(line.position);
      if (asked === undefined) continue;
      const amount = asked ?? line.rest.amountSubtotal;
      if (isNothing(line.rest) || Math.abs(amount) > Math.abs(line.rest.amountSubtotal)) {
        return exceeds([group], line.rest.amountSubtotal, currency);
      }
      if (asked !== null && (!Number.isSafeInteger(asked) || !isSameSign(asked, line.rest.amountSubtotal))) {
        return refuse('Error.CreditNote.Amount.Invalid');
      }
      credits.push({ line, amount });
    }
    if (credits.length === 0) continue;
    const together = sum(credits.map(({ amount }) => amount));
    if (!isWithin(together, group.rest.amountSubtotal)) {
      return exceeds([group], group.rest.amountSubtotal, currency);
    }
    planned.push(withTax(group, credits, false));
  }
  return accept(planned);
}

/** Shares a tax-included amount out to the rates, then to their lines, in proportion to what is left of each. */
function creditAmount(
  groups: readonly OpenGroup[],
  currency: string,
  amountTotal: number,
): Outcome<GroupCredit[]> {
  if (!Number.isSafeInteger(amountTotal) || amountTotal <= 0)
    return refuse('Error.CreditNote.Amount.Invalid');
  const left = grossOf(addUp(groups.map(({ rest }) => rest)));
  if (amountTotal > left) return exceeds(groups, left, currency);
  if (amountTotal === left) return accept(creditRest(groups));
  const amounts = allocateByLargestRemainder(
    amountTotal,
    groups.map(({ rest }) => grossOf(rest)),
  );
  const planned: GroupCredit[] = [];
  groups.forEach((group, index) => {
    const amount = amounts[index] ?? 0;
    if (amount === 0) return;
    const parts = allocateByLargestRemainder(
      amount,
      group.lines.map(({ rest }) => grossOf(rest)),
    );
    const credits = group.lines.map((line, part) => ({ line, amount: parts[part] ?? 0 }));
    planned.push(
      withTax(
        group,
        credits.filter((credit) => credit.amount !== 0),
        true,
      ),
    );
  });
  return accept(planned);
}

function withTax(group: OpenGroup, credits: readonly LineCredit[], isTaxIncluded: boolean): GroupCredit {
  const taxes = taxOfCredits(group, credits, isTaxIncluded);
  return {
    group,
    credits: credits.map(({ line, amount }, index) => {
      const amountTax = taxes[index] ?? 0;
      return { line, credit: { amountSubtotal: isTaxIncluded ? amount - amountTax : amount, amountTax } };
    }),
  };
}

function assemble(planned: readonly GroupCredit[]): CreditNote {
  const kept = planned
    .map(({ group, credits }) => ({ group, credits: credits.filter(({ credit }) => !isNothing(credit)) }))
    .filter(({ credits }) => credits.length > 0);
  const taxes = kept.map(({ group, credits }) => {
    const { amountSubtotal, amountTax } = addUp(credits.map(({ credit }) => credit));
    return taxTotal(group.tax, amountSubtotal, amountTax);
  });
  const lines = kept.flatMap(({ credits }, index) =>
    credits.map(({ line, credit }) => ({
      correctedPosition: line.position,
      amountSubtotal: credit.amountSubtotal,
      amountTax: credit.amountTax,
      amountTotal: grossOf(credit),
      taxPosition: index + 1,
    })),
  );
  lines.sort((a, b) => a.correctedPosition - b.correctedPosition);
  const totals = addUp(lines);
  return { lines, taxes, ...totals, amountTotal: grossOf(totals) };
}

/** @param groups whose rates the caller is told: those that the amount left is about. */
function exceeds(groups: readonly OpenGroup[], left: number, currency: string) {
  const rates = groups.map(({ tax }) => `${tax.ratePerTenThousand / 100} %`);
  return refuse('Error.CreditNote.ExceedsInvoice', undefined, {
    remaining: `${decimalText(left, currency)} ${currency}`,
    rate: [...new Set(rates)].join(', '),
  });
}

/** Whether `amount` lies between nothing and `limit`, which may be negative. */
function isWithin(amount: number, limit: number): boolean {
  return amount >= Math.min(0, limit) && amount <= Math.max(0, limit);
}

function isSameSign(amount: number, other: number): boolean {
  return Math.sign(amount) === Math.sign(other) && amount !== 0;
}
