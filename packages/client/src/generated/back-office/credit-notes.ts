// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { Invoice, Invoices } from './invoices.ts';

export interface CreditNotesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'AddressBusiness' | 'Customer' | 'CustomerBilling' | 'CustomerSettingsPayment' | 'Segment' | 'SegmentSettings' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CreditNotesCreateInput {
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice: number;
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
  /** Kind of credit note; absent on an invoice. */
  readonly TypeCredit?: 'Refund' | 'Voiding' | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CreditNotesResource {
  /** List credit notes. `GET /Finance/CreditNotes` */
  list(input?: CreditNotesListInput, options?: CallOptions): Promise<Invoices>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<CreditNotesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Invoice>;
  /** Correct an invoice: the whole rest, chosen lines or an amount. `POST /Finance/CreditNotes` */
  create(input: CreditNotesCreateInput, options?: CallOptions): Promise<Invoice>;
}

const listOperation: Operation = { method: 'GET', path: '/Finance/CreditNotes' };

const createOperation: Operation = { method: 'POST', path: '/Finance/CreditNotes', isKept: true };

export function creditNotes(send: Send): CreditNotesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    create: (input, options) => send(createOperation, input, options),
  };
}
