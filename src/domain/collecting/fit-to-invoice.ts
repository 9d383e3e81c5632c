/**
 * What an answer still does to its invoice, which may have moved since the charge was sent: an answer may come late,
 * after the invoice was paid otherwise, or after another answer that said the contrary (domain.md §10). Pure.
 */
import { type InvoiceState, isChargeUnderWay } from '../billing/invoice-state.ts';
import type { ChargeOutcome } from './plan-charge-outcome.ts';

export interface ChargedInvoice {
  readonly state: InvoiceState;
  /** What is left to pay of it now. */
  readonly openAmount: number;
}

export interface FittedOutcome extends Omit<ChargeOutcome, 'invoiceState'> {
  /** Null leaves the invoice as it is. */
  readonly invoiceState: InvoiceState | null;
  /** What the invoice counts as paid. */
  readonly paidAmount: number;
  /** The money came in, and nothing is due for it: it is given back. */
  readonly isSurplus: boolean;
}

export function fitToInvoice(
  outcome: ChargeOutcome,
  amount: number,
  { state, openAmount }: ChargedInvoice,
): FittedOutcome {
  const unpaid = { ...outcome, paidAmount: 0, isSurplus: false };
  if (outcome.chargeState !== 'Succeeded') {
    if (isChargeUnderWay(state) || state === 'DraftCharging') return unpaid;
    // Somebody settled it meanwhile: only the charge itself is told of.
    const events = outcome.events.slice(0, 1);
    return { ...unpaid, invoiceState: null, nextAttemptAt: null, events };
  }
  const [charged] = outcome.events;
  const chargedOnly = charged === undefined ? [] : [charged];
  if (amount > openAmount)
    return {
      ...unpaid,
      invoiceState: isChargeUnderWay(state) && openAmount > 0 ? 'ProblemAuto' : null,
      events: chargedOnly,
      isSurplus: true,
    };
  if (amount === openAmount) return { ...outcome, paidAmount: amount, isSurplus: false };
  return {
    ...outcome,
    invoiceState: isChargeUnderWay(state) ? 'ProblemAuto' : null,
    events: chargedOnly,
    paidAmount: amount,
    isSurplus: false,
  };
}
