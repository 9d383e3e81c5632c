/** What events tell: the members of the blocks that webhooks carry. Amounts are in minor units, dates in UTC. */

export interface CustomerBlock {
  readonly Id: number;
  readonly ReferenceCustomer: string;
  readonly Name: string;
  readonly Email: string;
  readonly Language: string;
  readonly Status: string;
}

interface Recurrence {
  readonly AmountRecurrence: number;
  readonly DurationRecurrence: number;
  readonly UnitRecurrence: 'Day' | 'Week' | 'Month' | 'Year';
}

export interface OfferBlock extends Recurrence {
  readonly Id: number;
  readonly IdSegment: number;
  readonly ReferenceOffer: string;
  readonly StateLife: string;
  readonly IsVisible: boolean;
  readonly IsPriced: boolean;
  readonly Name: string;
}

export interface SubscriptionBlock extends Recurrence {
  readonly Id: number;
  /** The wider state: Draft, Active, Suspended, Ended or Deleted. */
  readonly Status: string;
  readonly StateSubscription: string;
  readonly DateStart?: string;
}

export interface InvoiceBlock {
  readonly Id: number;
  /** A draft has none yet. */
  readonly FullNumber?: string;
  readonly Status: string;
  readonly StateInvoice: string;
  readonly DateIssue?: string;
  readonly DatePayment?: string;
  readonly TypePayment: string;
  readonly AmountSubtotal: number;
  readonly AmountTotal: number;
}

export interface CreditNoteBlock extends InvoiceBlock {
  readonly TypeCredit?: 'Refund' | 'Voiding';
  readonly Reason?: string;
}

export interface PaymentPermissionBlock {
  readonly Id: number;
  readonly StatePermission: string;
  readonly TypePayment: string;
  readonly TypeGateway: string;
  readonly NameDisplay: string;
  readonly Country?: string;
  readonly DateExpiration?: string;
}

/** The members that every event has. */
export interface Envelope {
  /** The same for every attempt: by it a receiver knows what it has had already. */
  readonly Id: string;
  readonly IdBusiness: number;
  readonly IdSegment?: number;
  readonly ReferenceSegment?: string;
  readonly DateTrigger: string;
  /** Whom it is about. Absent once the customer is gone. */
  readonly Customer?: CustomerBlock;
}

/** By the name under which the block stands beside the customer. A block is absent once what it told of is gone. */
export interface Blocks {
  readonly Subscription: {
    /** Who pays. */
    readonly CustomerBuyer?: CustomerBlock;
    readonly Offer?: OfferBlock;
    readonly Subscription?: SubscriptionBlock;
  };
  readonly InvoiceDebit: { readonly InvoiceDebit?: InvoiceBlock };
  readonly InvoiceCredit: { readonly InvoiceCredit?: CreditNoteBlock };
  readonly GatewayPermission: { readonly GatewayPermission?: PaymentPermissionBlock };
}
