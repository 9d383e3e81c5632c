/**
 * The account of a customer over a period: what was invoiced and credited, what came in, was taken back and was given
 * back, each with the balance after it. Positive: the customer owes.
 */
import { type Instant, instant } from '../calendar/instant.ts';
import { sum } from '../money/mul-div.ts';
import type { PaymentType } from './invoice-state.ts';

/** In the order in which what happened at the same instant is told. */
export const movementKinds = [
  'Invoice',
  'CreditNote',
  'Payment',
  'Return',
  'Dispute',
  // A dispute or a return that was withdrawn: the money is back.
  'PaymentReinstated',
  'Refund',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export interface Movement {
  readonly kind: MovementKind;
  readonly at: Instant;
  /** What it adds to what the customer owes; minor units. */
  readonly amount: number;
  /** Of the document, or the one that the money is about; null for money that nothing was due for. */
  readonly invoiceId: number | null;
  readonly fullNumber: string | null;
  readonly paymentId: number | null;
  /** Of money. */
  readonly typePayment: PaymentType | null;
}

export interface StatementLine extends Movement {
  /** After it. */
  readonly balance: number;
}

export interface Statement {
  readonly openingAmount: number;
  readonly lines: readonly StatementLine[];
  readonly closingAmount: number;
  /** Of the period, by kind. */
  readonly sums: Readonly<Record<MovementKind, number>>;
}

/** @param period half-open; without a start, from the first movement on. */
export function computeStatement(
  movements: readonly Movement[],
  { startAt, endAt }: { readonly startAt: Instant | null; readonly endAt: Instant },
): Statement {
  const sorted = movements.filter(({ at }) => at < endAt).toSorted(byTime);
  const earlier = startAt === null ? [] : sorted.filter(({ at }) => at < startAt);
  const listed = sorted.slice(earlier.length);
  const openingAmount = sum(earlier.map(({ amount }) => amount));
  let balance = openingAmount;
  const lines = listed.map((movement) => {
    balance = sum([balance, movement.amount]);
    return { ...movement, balance };
  });
  const sumOf = (kind: MovementKind) =>
    sum(listed.filter((one) => one.kind === kind).map(({ amount }) => amount));
  const sums = {
    Invoice: sumOf('Invoice'),
    CreditNote: sumOf('CreditNote'),
    Payment: sumOf('Payment'),
    Return: sumOf('Return'),
    Dispute: sumOf('Dispute'),
    PaymentReinstated: sumOf('PaymentReinstated'),
    Refund: sumOf('Refund'),
  };
  return { openingAmount, lines, closingAmount: balance, sums };
}

function byTime(one: Movement, other: Movement): number {
  return (
    one.at - other.at ||
    movementKinds.indexOf(one.kind) - movementKinds.indexOf(other.kind) ||
    (one.invoiceId ?? 0) - (other.invoiceId ?? 0) ||
    (one.paymentId ?? 0) - (other.paymentId ?? 0)
  );
}

export interface PaymentReversal {
  readonly kind: 'Return' | 'Dispute';
  readonly amount: number;
  readonly reversedAt: Instant;
  readonly withdrawnAt: Instant | null;
}

/**
 * What the reversals of one payment moved: together never more than the payment, and what is withdrawn gives back no
 * more than was taken.
 */
export function movementsOfReversals(
  payment: Omit<Movement, 'kind' | 'at'>,
  reversals: readonly PaymentReversal[],
): readonly Movement[] {
  const steps = reversals
    .flatMap((reversal) => {
      const { kind, amount, reversedAt, withdrawnAt } = reversal;
      const taken = { kind, at: reversedAt, amount };
      if (withdrawnAt === null) return [taken];
      // Never before it was taken, whatever a clock that was set back says.
      const at = instant(Math.max(withdrawnAt, reversedAt));
      return [taken, { kind: 'PaymentReinstated' as const, at, amount }];
    })
    .sort((one, other) => one.at - other.at);
  const whole = Math.abs(payment.amount);
  let taken = 0;
  return steps.flatMap(({ kind, at, amount }) => {
    const moved = kind === 'PaymentReinstated' ? -Math.min(amount, taken) : Math.min(amount, whole - taken);
    taken += moved;
    return moved === 0 ? [] : [{ ...payment, kind, at, amount: moved }];
  });
}
