/**
 * Which invoices a line of the bank's statement may pay, the surest first, each with the reasons why. Pure: the same
 * line and the same candidates give the same proposals, in whatever order they come.
 */
import { sharePayment } from '../collecting/share-payment.ts';
import { invoicesThatAddUp } from './invoices-that-add-up.ts';
import { asWritten, possibleReferences, wordsOfName } from './normalise.ts';

export interface StatementLine {
  /** Minor units, positive: money that came in. */
  readonly amount: number;
  readonly payerName: string;
  /** All that the payer wrote. */
  readonly text: string;
}

export interface CandidateInvoice {
  readonly id: number;
  readonly fullNumber: string;
  /** What is left to pay, in minor units. */
  readonly open: number;
}

export interface Candidate {
  readonly customerId: number;
  readonly reference: string;
  /** The customer's own and those of its billing address. */
  readonly names: readonly string[];
  /** In the line's currency, the oldest first. */
  readonly invoices: readonly CandidateInvoice[];
}

export const matchReasons = [
  'InvoiceNumber',
  'CustomerReference',
  'SameName',
  'SimilarName',
  'ExactAmount',
  'AmountOfAll',
  'AmountOfSome',
  'PartialAmount',
  'MoreThanDue',
] as const;
export type MatchReason = (typeof matchReasons)[number];

export interface ProposedShare {
  readonly id: number;
  readonly fullNumber: string;
  readonly amount: number;
}

export interface Proposal {
  readonly customerId: number;
  /** What each invoice gets; never more than is open. */
  readonly shares: readonly ProposedShare[];
  /** What would stay on account. */
  readonly rest: number;
  /** 0 to 100. From `CERTAIN` on, nothing else can be meant. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

export const CERTAIN = 95;
const MOST_PROPOSALS = 5;

/** What each way of telling the payer is worth, and each way of fitting the amount, when both are put together. */
const worthOfPayer = {
  InvoiceNumber: 70,
  CustomerReference: 65,
  SameName: 55,
  SimilarName: 40,
  Nobody: 10,
} as const;
const worthOfAmount = {
  ExactAmount: 30,
  AmountOfAll: 27,
  AmountOfSome: 20,
  PartialAmount: 10,
  MoreThanDue: 5,
} as const;

type Payer = keyof typeof worthOfPayer;
type Fit = keyof typeof worthOfAmount;

export function proposeMatches(line: StatementLine, candidates: readonly Candidate[]): readonly Proposal[] {
  const proposals = candidates
    .flatMap((candidate) => proposalsOf(line, candidate))
    .sort((a, b) => b.score - a.score || a.customerId - b.customerId || firstId(a) - firstId(b));
  const best = proposals.slice(0, MOST_PROPOSALS);
  // Two that say the same much cannot both be meant: neither is certain.
  const isShared = best.length > 1 && best[0]?.score === best[1]?.score;
  return isShared ? best.map((one) => ({ ...one, score: Math.min(one.score, CERTAIN - 1) })) : best;
}

function firstId({ shares }: Proposal): number {
  return shares[0]?.id ?? 0;
}

/** At most one for each customer, but where nothing tells the payer: then each invoice of that amount is one. */
function proposalsOf(line: StatementLine, candidate: Candidate): Proposal[] {
  const open = candidate.invoices.filter((invoice) => invoice.open > 0);
  const mentioned = new Set(possibleReferences(line.text));
  const named = open.filter(({ fullNumber }) => mentioned.has(asWritten(fullNumber)));
  const payer = named.length > 0 ? 'InvoiceNumber' : payerOf(line, candidate, mentioned);
  if (payer === 'Nobody')
    return open
      .filter((invoice) => invoice.open === line.amount)
      .map((one) => proposal(line, candidate, payer, 'ExactAmount', [one]));
  const { fit, invoices } = chooseInvoices(line.amount, open, named);
  return [proposal(line, candidate, payer, fit, invoices)];
}

interface Choice {
  readonly fit: Fit;
  readonly invoices: readonly CandidateInvoice[];
}

/** Those that are named, unless only others with them make the amount; without a name, those that make it. */
function chooseInvoices(
  amount: number,
  open: readonly CandidateInvoice[],
  named: readonly CandidateInvoice[],
): Choice {
  const due = dueOf(named);
  if (named.length > 0 && due === amount)
    return { fit: named.length === 1 ? 'ExactAmount' : 'AmountOfAll', invoices: named };
  if (open.length > 1 && dueOf(open) === amount) return { fit: 'AmountOfAll', invoices: open };
  if (named.length > 0) return { fit: amount < due ? 'PartialAmount' : 'MoreThanDue', invoices: named };
  const some = invoicesThatAddUp(amount, open);
  if (some) return { fit: some.length === 1 ? 'ExactAmount' : 'AmountOfSome', invoices: some };
  return { fit: amount < dueOf(open) ? 'PartialAmount' : 'MoreThanDue', invoices: open };
}

function dueOf(invoices: readonly CandidateInvoice[]): number {
  return invoices.reduce((total, { open }) => total + open, 0);
}

function proposal(
  { amount }: StatementLine,
  { customerId }: Candidate,
  payer: Payer,
  fit: Fit,
  invoices: readonly CandidateInvoice[],
): Proposal {
  const shares = sharePayment(amount, invoices);
  const numbers = new Map(invoices.map(({ id, fullNumber }) => [id, fullNumber]));
  return {
    customerId,
    shares: shares.map((share) => ({ ...share, fullNumber: numbers.get(share.id) ?? '' })),
    rest: amount - shares.reduce((total, share) => total + share.amount, 0),
    score: Math.min(100, worthOfPayer[payer] + worthOfAmount[fit]),
    reasons: payer === 'Nobody' ? [fit] : [payer, fit],
  };
}

function payerOf(line: StatementLine, candidate: Candidate, mentioned: ReadonlySet<string>): Payer {
  const reference = asWritten(candidate.reference);
  if (reference !== '' && mentioned.has(reference)) return 'CustomerReference';
  const written = wordsOfName(line.payerName);
  const likeness = Math.max(0, ...candidate.names.map((name) => likenessOf(written, wordsOfName(name))));
  if (likeness === 1) return 'SameName';
  return likeness >= 0.5 ? 'SimilarName' : 'Nobody';
}

/** Shared words over all words: 1 when both say the same, in whatever order; 0 when none is shared. */
function likenessOf(left: readonly string[], right: readonly string[]): number {
  const ours = new Set(left);
  const theirs = new Set(right);
  const all = new Set([...ours, ...theirs]);
  if (all.size === 0) return 0;
  return [...ours].filter((word) => theirs.has(word)).length / all.size;
}
