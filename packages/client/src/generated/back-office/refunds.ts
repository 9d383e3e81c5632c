// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Payment } from './payments.ts';

export interface RefundsCreateInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number | undefined;
  /** The lines. */
  readonly Lines?: readonly {
    /** Position of the line, from 1. */
    readonly Position: number;
    /** Amount before tax, in minor units. */
    readonly AmountSubtotal?: number | undefined;
  }[] | undefined;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** Credit note, by its internal identifier. */
  readonly IdCreditNote?: number | undefined;
  /** Payment method. */
  readonly TypePayment?: 'ExternalCheck' | 'ExternalCash' | 'ExternalBank' | 'ExternalOther' | undefined;
  /** When it was paid. */
  readonly DatePayment?: string | undefined;
  /** Note, for people. */
  readonly Note?: string | undefined;
  /** True: the money stays on account and pays the next invoices instead of going back. Default: false. */
  readonly ToBalance?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface RefundsResource {
  /**
   * Give money back, or record that it was: for a paid invoice with a new credit note, or for a credit note
   * that exists. `POST /Finance/Refunds`
   */
  create(input?: RefundsCreateInput, options?: CallOptions): Promise<Payment>;
}

const createOperation: Operation = { method: 'POST', path: '/Finance/Refunds', isKept: true };

export function refunds(send: Send): RefundsResource {
  return {
    create: (input = {}, options) => send(createOperation, input, options),
  };
}
