// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { SegmentIdentity } from './discounts.ts';
import type { DeleteSuccess, Link, Metadata, User } from './features.ts';

export interface Address {
  /** Name of the company. */
  readonly Company?: string;
  /** First name. */
  readonly FirstName?: string;
  /** Last name. */
  readonly LastName?: string;
  /** First line of the address. */
  readonly AddressLine1?: string;
  /** Second line of the address. */
  readonly AddressLine2?: string;
  /** Postal code. */
  readonly ZipCode?: string;
  /** City. */
  readonly City?: string;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string;
  /** Telephone number. */
  readonly Phone?: string;
  /** VAT number of the customer. */
  readonly TaxInformation?: string;
}

export interface Customer {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** The segment. */
  readonly Segment?: SegmentIdentity;
  /** Broad state. */
  readonly Status: 'Enabled' | 'Suspended';
  /** State of the customer. */
  readonly StateCustomer: 'Enabled' | 'Suspended';
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Who brought the customer. */
  readonly ReferenceAffiliation?: string;
  /** When the customer was affiliated. */
  readonly DateAffiliation?: string;
  /** Up to 5 pairs of your own. */
  readonly Metadata: Metadata;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed: boolean;
  /** The customer into which this one was merged. */
  readonly IdCustomerMergedInto?: number;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number;
  /** When it was created. */
  readonly DateCreation: string;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate: string;
  /** The agent who created it. */
  readonly UserCreation?: User;
  /** The agent who changed it last. */
  readonly UserUpdate?: User;
  /** Billing address. */
  readonly AddressBilling?: Address;
  /** How the customer pays. */
  readonly SettingsPayment?: CustomerSettings;
  /** What waits to be billed. */
  readonly CustomerBalance?: CustomerBalance;
  /** Where its billing stands. */
  readonly CustomerBilling?: CustomerBilling;
  /** Its subscription in short. */
  readonly CustomerSubscription?: readonly CustomerSubscription[];
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface CustomerBalance {
  /** How many lines. */
  readonly CountLines: number;
  /** Amount in minor units; negative for a credit. */
  readonly Amount: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
}

export interface CustomerBilling {
  /** Whether it has what billing it takes. */
  readonly IsBillable: boolean;
  /** Whether it has too many or too old unpaid invoices. */
  readonly IsPaymentCappingReached: boolean;
  /** How many of its invoices are unpaid. */
  readonly CountInvoicesUnpaid: number;
  /** Sum of its unpaid invoices, in minor units. */
  readonly AmountUnpaid: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** When it is billed next. */
  readonly DateNextBilling?: string;
  /** When it was billed last. */
  readonly DateLastBilling?: string;
}

export interface CustomerCorrespondence {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Whether invoices and credit notes are sent by themselves. */
  readonly IsInvoiceSent?: boolean;
  /** In copy of every letter. */
  readonly Cc: readonly string[];
  /** Whether the customer wants no letters but those that are owed. */
  readonly IsUnsubscribed: boolean;
  /** Whether letters to the address came back: it gets none by itself. */
  readonly IsAddressBounced: boolean;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface CustomerGreyListing {
  /** Internal identifier. */
  readonly Id: number;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed: boolean;
  /** What caused the entry of the grey list's log. */
  readonly Cause: 'Agent' | 'Dunning' | 'FailedCharges' | 'FormActivity' | 'NewMethod';
  /** Why, for people. */
  readonly Reason?: string;
  /** Who did it. */
  readonly Actor: string;
  /** When it was created. */
  readonly DateCreation: string;
}

export interface CustomerNote {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Note, for people. */
  readonly Note: string;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number;
  /** When it was created. */
  readonly DateCreation: string;
}

export interface CustomerPersonalData {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** What it holds. */
  readonly Data: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

export interface CustomerPortalLink {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Address that is called. */
  readonly Url: string;
}

export interface CustomerRecentActivity {
  /** Internal identifier. */
  readonly Id: number;
  /** Kind of activity. */
  readonly TypeActivity: 'Event' | 'Invoice' | 'Payment' | 'Audit';
  /** Name, for people. */
  readonly Name: string;
  /** When it happened, or will. */
  readonly DateActivity: string;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency?: string;
  /** Who did it. */
  readonly Actor?: string;
}

export interface CustomerSettings {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Payment permission, by its internal identifier. */
  readonly IdGatewayPermission?: number;
  /** When it is billed next. */
  readonly DateNextBilling?: string;
  /** When it was billed last. */
  readonly DateLastBilling?: string;
  /** Payment method. */
  readonly TypePayment:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
  /** Whether the customer is billed automatically. */
  readonly IsAutoBilling: boolean;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed: boolean;
  /**
   * Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number
   * that was agreed instead.
   */
  readonly PrenotificationDays?: number;
  /** Note printed on each of its invoices. */
  readonly NoteInvoice?: string;
}

export interface CustomerStatement {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Customer, by your reference. */
  readonly ReferenceCustomer: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd: string;
  /** What the customer owed before the period, in minor units; negative when it is owed to the customer. */
  readonly AmountOpening: number;
  /** What moved in the account, the oldest first. */
  readonly Movements: readonly StatementMovement[];
  /** What the customer owes at the end of the period, in minor units. */
  readonly AmountClosing: number;
  /** What waits on the balance to be invoiced, with tax, in minor units: no part of the account yet. */
  readonly AmountWaiting?: number;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface CustomerSubscription {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** Customer who pays, by its internal identifier. */
  readonly IdCustomerBuyer: number;
  /** Offer, by your reference. */
  readonly ReferenceOffer: string;
  /** Exact state of the subscription. */
  readonly StateSubscription:
    | 'DraftCustomer'
    | 'DraftAgent'
    | 'DraftDelayedStart'
    | 'DraftDelayedUpgrade'
    | 'ActiveRunning'
    | 'ActiveDelayedUpgrade'
    | 'ActiveDelayedTermination'
    | 'ActiveDelayedSuspension'
    | 'SuspendedAgent'
    | 'SuspendedNoPaymentInfo'
    | 'SuspendedPaymentDue'
    | 'EndedComplete'
    | 'EndedUpgrade'
    | 'EndedTerminated'
    | 'Deleted';
  /** End of the period. */
  readonly DatePeriodEnd?: string;
}

export interface CustomerTestClock {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** How the test clock runs. */
  readonly ModeClock: 'Business' | 'Running' | 'Frozen';
  /** What the test clock shows. */
  readonly DateClock: string;
}

export interface CustomerUpcomingActivity {
  /** Name, for people. */
  readonly Name: string;
  /** When it happened, or will. */
  readonly DateActivity: string;
  /** Subscription, by its internal identifier. */
  readonly IdSubscription?: number;
  /** Amount in minor units; negative for a credit. */
  readonly Amount?: number;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
}

export interface Customers {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly Customer[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Customer[];
}

export interface PaymentPermission {
  /** Internal identifier. */
  readonly Id: number;
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** The gateway that holds it. */
  readonly TypeGateway: string;
  /** Payment method. */
  readonly TypePayment: 'Card' | 'DirectDebit';
  /** State of the payment permission. */
  readonly StatePermission:
    | 'Valid'
    | 'SoonExpired'
    | 'Expired'
    | 'Defective'
    | 'InsufficientFunds'
    | 'PaymentIssues'
    | 'Removed';
  /** What people recognise it by: the last digits of a card. */
  readonly NameDisplay: string;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string;
  /** When it expires. */
  readonly DateExpiration?: string;
  /** Whether it is the one taken when none is named. */
  readonly IsDefault: boolean;
  /** When it was created. */
  readonly DateCreation: string;
}

export interface PaymentPermissionRegistration {
  /** Key of the registration, which is in the addresses of its pages. */
  readonly KeyRegistration: string;
  /** Name of the gateway. */
  readonly NameGateway: string;
  /** Address that is called. */
  readonly Url: string;
}

export interface PdfFile {
  /** Name for the file. */
  readonly FileName: string;
  /** Media type of the file. */
  readonly ContentType: 'application/pdf';
  /** The file, in base64. */
  readonly Content: string;
}

export interface StatementMovement {
  /** Kind of movement. */
  readonly TypeMovement:
    | 'Invoice'
    | 'CreditNote'
    | 'Payment'
    | 'Return'
    | 'Dispute'
    | 'PaymentReinstated'
    | 'Refund';
  /** When the account moved. */
  readonly DateMovement: string;
  /** What it adds to what the customer owes, in minor units; negative for what takes off. */
  readonly AmountMovement: number;
  /** What the customer owes after it, in minor units. */
  readonly AmountBalanceAfter: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number;
  /** Legal number, as printed; a draft has none. */
  readonly FullNumber?: string;
  /** Payment, by its internal identifier. */
  readonly IdPayment?: number;
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit';
}

export interface CustomersCreateInput {
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Who brought the customer. */
  readonly ReferenceAffiliation?: string | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListInput {
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
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** State of the customer. */
  readonly StateCustomer?:
    | 'Enabled'
    | 'Suspended'
    | 'Ok'
    | 'ToModerate'
    | 'DisabledUser'
    | 'DisabledSystem'
    | 'DisabledModeration'
    | 'Deleted'
    | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Name of the company. */
  readonly Company?: string | undefined;
  /** First name. */
  readonly FirstName?: string | undefined;
  /** Last name. */
  readonly LastName?: string | undefined;
  /** First line of the address. */
  readonly AddressLine1?: string | undefined;
  /** Second line of the address. */
  readonly AddressLine2?: string | undefined;
  /** Postal code of the billing address. */
  readonly BillingZipCode?: string | undefined;
  /** City. */
  readonly City?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | undefined;
  /** Payment permission, by its internal identifier. */
  readonly IdGatewayPermission?: number | undefined;
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit'
    | undefined;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed?: boolean | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'CustomerBalance' | 'CustomerBilling' | 'CustomerSubscription' | 'Segment' | 'SettingsPayment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number | undefined;
  /** When it was created. From this value on. */
  readonly DateCreationMin?: string | undefined;
  /** When it was created. Up to this value. */
  readonly DateCreationMax?: string | undefined;
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number | undefined;
  /** When it was changed last. From this value on. */
  readonly DateUpdateMin?: string | undefined;
  /** When it was changed last. Up to this value. */
  readonly DateUpdateMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'AddressBilling' | 'CustomerBalance' | 'CustomerBilling' | 'CustomerSubscription' | 'Segment' | 'SettingsPayment' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUpdateInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Customer, by your reference. */
  readonly ReferenceCustomer?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: string | undefined;
  /** Who brought the customer. */
  readonly ReferenceAffiliation?: string | undefined;
  /** Up to 5 pairs of your own. */
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
  /** Broad state. */
  readonly Status?: 'Enabled' | 'Suspended' | undefined;
  /** State of the customer. */
  readonly StateCustomer?: 'Enabled' | 'Suspended' | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('Name' | 'Email' | 'ReferenceAffiliation' | 'Metadata')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersDeleteInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowBillingAddressInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUpdateBillingAddressInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Name of the company. */
  readonly Company?: string | undefined;
  /** First name. */
  readonly FirstName?: string | undefined;
  /** Last name. */
  readonly LastName?: string | undefined;
  /** First line of the address. */
  readonly AddressLine1?: string | undefined;
  /** Second line of the address. */
  readonly AddressLine2?: string | undefined;
  /** Postal code. */
  readonly ZipCode?: string | undefined;
  /** City. */
  readonly City?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | undefined;
  /** Telephone number. */
  readonly Phone?: string | undefined;
  /** VAT number of the customer. */
  readonly TaxInformation?: string | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('Company' | 'FirstName' | 'LastName' | 'AddressLine1' | 'AddressLine2' | 'ZipCode' | 'City' | 'Country' | 'Region' | 'Phone' | 'TaxInformation')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowShippingAddressInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUpdateShippingAddressInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Name of the company. */
  readonly Company?: string | undefined;
  /** First name. */
  readonly FirstName?: string | undefined;
  /** Last name. */
  readonly LastName?: string | undefined;
  /** First line of the address. */
  readonly AddressLine1?: string | undefined;
  /** Second line of the address. */
  readonly AddressLine2?: string | undefined;
  /** Postal code. */
  readonly ZipCode?: string | undefined;
  /** City. */
  readonly City?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Region (ISO 3166-2): FR-75. */
  readonly Region?: string | undefined;
  /** Telephone number. */
  readonly Phone?: string | undefined;
  /** VAT number of the customer. */
  readonly TaxInformation?: string | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('Company' | 'FirstName' | 'LastName' | 'AddressLine1' | 'AddressLine2' | 'ZipCode' | 'City' | 'Country' | 'Region' | 'Phone' | 'TaxInformation')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowSettingsInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUpdateSettingsInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment method. */
  readonly TypePayment?:
    | 'Free'
    | 'ExternalCheck'
    | 'ExternalCash'
    | 'ExternalBank'
    | 'ExternalOther'
    | 'Card'
    | 'DirectDebit'
    | undefined;
  /** Payment permission, by its internal identifier. */
  readonly IdGatewayPermission?: number | undefined;
  /** Whether the customer is billed automatically. */
  readonly IsAutoBilling?: boolean | undefined;
  /** Whether the customer is grey-listed. */
  readonly IsGreyListed?: boolean | undefined;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /**
   * Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number
   * that was agreed instead.
   */
  readonly PrenotificationDays?: number | undefined;
  /** Note printed on each of its invoices. */
  readonly NoteInvoice?: string | undefined;
  /** When it is billed next. */
  readonly DateNextBilling?: string | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('NoteInvoice' | 'DateNextBilling' | 'PrenotificationDays')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersSuspendInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersEnableInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersAnonymizeInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersInvalidateInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersRevokeLinksInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersGreyListInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Why, for people. */
  readonly Reason: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUnGreyListInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListGreyListingsInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListGreyListingsAnswer {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly CustomerGreyListing[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly CustomerGreyListing[];
}

export interface CustomersMergeInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The customer that is merged into this one and disappears. */
  readonly IdCustomerDuplicate: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListPaymentPermissionsInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListPaymentPermissionsAnswer {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly PaymentPermission[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly PaymentPermission[];
}

export interface CustomersRegisterPaymentPermissionInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment method. */
  readonly TypePayment: 'Card' | 'DirectDebit';
  /** What people recognise it by: the last digits of a card. */
  readonly NameDisplay: string;
  /** What the gateway gave for it, or a number of the simulator. */
  readonly Token?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** When it expires. */
  readonly DateExpiration?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowPaymentPermissionInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment permission, by its internal identifier. */
  readonly PermissionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersChoosePaymentPermissionInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment permission, by its internal identifier. */
  readonly PermissionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersDeletePaymentPermissionInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment permission, by its internal identifier. */
  readonly PermissionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowMandatePdfInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment permission, by its internal identifier. */
  readonly PermissionId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersCreateNoteInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Note, for people. */
  readonly Note: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListNotesInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListNotesAnswer {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly CustomerNote[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly CustomerNote[];
}

export interface CustomersDeleteNoteInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Note, by its internal identifier. */
  readonly NoteId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListRecentActivityInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Kind of activity. */
  readonly TypeActivity?: readonly ('Event' | 'Invoice' | 'Payment' | 'Audit')[] | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListRecentActivityAnswer {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly CustomerRecentActivity[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly CustomerRecentActivity[];
}

export interface CustomersListUpcomingActivityInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** How many dates ahead to look at. Default: 3. */
  readonly CountDates?: number | undefined;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersListUpcomingActivityAnswer {
  /** Page wanted, from 1. */
  readonly Page: number;
  /** Items a page; 0 answers the count alone. */
  readonly SizePage: number;
  /** Items on this page. */
  readonly Count: number;
  /** Items on all pages. */
  readonly TotalItems: number;
  /** When the answer was made. */
  readonly DateGenerated: string;
  /** The items of this page. */
  readonly Items: readonly CustomerUpcomingActivity[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly CustomerUpcomingActivity[];
}

export interface CustomersShowPersonalDataInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersCreatePortalLinkInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowCorrespondenceInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersUpdateCorrespondenceInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Whether invoices and credit notes are sent by themselves. */
  readonly IsInvoiceSent?: boolean | undefined;
  /** In copy of every letter. */
  readonly Cc?: readonly string[] | undefined;
  /** Whether the customer wants no letters but those that are owed. */
  readonly IsUnsubscribed?: boolean | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('IsInvoiceSent' | 'Cc')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersPauseDunningInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** Why, for people. */
  readonly Reason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowStatementInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowStatementPdfInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** First instant: of the subscription, of the period, or of what is looked at. */
  readonly DateStart?: string | undefined;
  /** Last instant: of the subscription, or of what is looked at. */
  readonly DateEnd?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersBeginPaymentPermissionRegistrationInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** Payment method. */
  readonly TypePayment: 'Card' | 'DirectDebit';
  /** Name of the gateway. */
  readonly NameGateway?: string | undefined;
  /** Where the payer goes in the end, with the outcome in the query. */
  readonly UrlReturn?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersShowTestClockInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersSetTestClockInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** How the test clock runs. */
  readonly ModeClock: 'Running' | 'Frozen';
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersDeleteTestClockInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersMoveTestClockInput {
  /** Customer, by its internal identifier. */
  readonly CustomerId: number;
  /** What the test clock shows. */
  readonly DateClock: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface CustomersMoveTestClockAnswer {
  /** Customer, by its internal identifier. */
  readonly IdCustomer: number;
  /** How the test clock runs. */
  readonly ModeClock: 'Business' | 'Running' | 'Frozen';
  /** What the test clock shows. */
  readonly DateClock: string;
  /** Subscriptions that renewed. */
  readonly CountRenewed: number;
  /** Invoices that were made. */
  readonly CountInvoiced: number;
  /** Invoices that were issued. */
  readonly CountFinalised: number;
  /** Invoices that became overdue. */
  readonly CountOverdue: number;
  /** Gateways that did not answer on the way: what they were to be asked stays planned. */
  readonly GatewaysWithoutAnswer?: readonly string[];
}

export interface CustomersResource {
  /** Create a customer. `POST /Distribution/Customers` */
  create(input?: CustomersCreateInput, options?: CallOptions): Promise<Customer>;
  /** List customers. `GET /Distribution/Customers` */
  list(input?: CustomersListInput, options?: CallOptions): Promise<Customers>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<CustomersListInput, 'Page'>, options?: CallOptions): AsyncIterable<Customer>;
  /** Read a customer. `GET /Distribution/Customers/{CustomerId}` */
  show(input: CustomersShowInput, options?: CallOptions): Promise<Customer>;
  /** Change a customer. `PATCH /Distribution/Customers/{CustomerId}` */
  update(input: CustomersUpdateInput, options?: CallOptions): Promise<Customer>;
  /** Delete a customer to whom no invoice was ever issued. `DELETE /Distribution/Customers/{CustomerId}` */
  delete(input: CustomersDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** Read the billing address of a customer. `GET /Distribution/Customers/{CustomerId}/AddressBilling` */
  showBillingAddress(input: CustomersShowBillingAddressInput, options?: CallOptions): Promise<Address>;
  /** Change the billing address of a customer. `PATCH /Distribution/Customers/{CustomerId}/AddressBilling` */
  updateBillingAddress(input: CustomersUpdateBillingAddressInput, options?: CallOptions): Promise<Address>;
  /** Read the shipping address of a customer. `GET /Distribution/Customers/{CustomerId}/AddressShipping` */
  showShippingAddress(input: CustomersShowShippingAddressInput, options?: CallOptions): Promise<Address>;
  /**
   * Change the shipping address of a customer. `PATCH /Distribution/Customers/{CustomerId}/AddressShipping`
   */
  updateShippingAddress(input: CustomersUpdateShippingAddressInput, options?: CallOptions): Promise<Address>;
  /** Read how a customer pays. `GET /Distribution/Customers/{CustomerId}/SettingsPayment` */
  showSettings(input: CustomersShowSettingsInput, options?: CallOptions): Promise<CustomerSettings>;
  /** Change how a customer pays. `PATCH /Distribution/Customers/{CustomerId}/SettingsPayment` */
  updateSettings(input: CustomersUpdateSettingsInput, options?: CallOptions): Promise<CustomerSettings>;
  /**
   * Suspend a customer: its portal, hosted pages and charging close. `POST
   * /Distribution/Customers/{CustomerId}/Suspend`
   */
  suspend(input: CustomersSuspendInput, options?: CallOptions): Promise<Customer>;
  /** End the suspension of a customer. `POST /Distribution/Customers/{CustomerId}/Enable` */
  enable(input: CustomersEnableInput, options?: CallOptions): Promise<Customer>;
  /** Erase the personal data of a customer. `POST /Distribution/Customers/{CustomerId}/Anonymize` */
  anonymize(input: CustomersAnonymizeInput, options?: CallOptions): Promise<Customer>;
  /**
   * Give a customer another reference and revoke its links. `POST
   * /Distribution/Customers/{CustomerId}/Invalidate`
   */
  invalidate(input: CustomersInvalidateInput, options?: CallOptions): Promise<Customer>;
  /** Revoke the links of a customer. `POST /Distribution/Customers/{CustomerId}/RevokeLinks` */
  revokeLinks(input: CustomersRevokeLinksInput, options?: CallOptions): Promise<Customer>;
  /**
   * Put a customer on the grey list: nothing is charged automatically, no payment form opens. `POST
   * /Distribution/Customers/{CustomerId}/GreyList`
   */
  greyList(input: CustomersGreyListInput, options?: CallOptions): Promise<Customer>;
  /** Take a customer off the grey list. `POST /Distribution/Customers/{CustomerId}/UnGreyList` */
  unGreyList(input: CustomersUnGreyListInput, options?: CallOptions): Promise<Customer>;
  /**
   * Read who put a customer on the grey list or took it off, when and why. `GET
   * /Distribution/Customers/{CustomerId}/GreyListings`
   */
  listGreyListings(
    input: CustomersListGreyListingsInput,
    options?: CallOptions,
  ): Promise<CustomersListGreyListingsAnswer>;
  /** All of them, page after page: `for await (const one of allGreyListings())`. */
  allGreyListings(
    input: Omit<CustomersListGreyListingsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<CustomerGreyListing>;
  /**
   * Merge a duplicate into this customer, which takes over what the duplicate had. `POST
   * /Distribution/Customers/{CustomerId}/Merge`
   */
  merge(input: CustomersMergeInput, options?: CallOptions): Promise<Customer>;
  /**
   * List the payment permissions of a customer, the newest first. `GET
   * /Distribution/Customers/{CustomerId}/PaymentPermissions`
   */
  listPaymentPermissions(
    input: CustomersListPaymentPermissionsInput,
    options?: CallOptions,
  ): Promise<CustomersListPaymentPermissionsAnswer>;
  /** All of them, page after page: `for await (const one of allPaymentPermissions())`. */
  allPaymentPermissions(
    input: Omit<CustomersListPaymentPermissionsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<PaymentPermission>;
  /**
   * Register a payment permission of the simulator, in a sandbox. `POST
   * /Distribution/Customers/{CustomerId}/PaymentPermissions`
   */
  registerPaymentPermission(
    input: CustomersRegisterPaymentPermissionInput,
    options?: CallOptions,
  ): Promise<PaymentPermission>;
  /**
   * Read a payment permission of a customer. `GET
   * /Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}`
   */
  showPaymentPermission(
    input: CustomersShowPaymentPermissionInput,
    options?: CallOptions,
  ): Promise<PaymentPermission>;
  /**
   * Make a customer pay with one of its payment permissions from now on. `PUT
   * /Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}`
   */
  choosePaymentPermission(
    input: CustomersChoosePaymentPermissionInput,
    options?: CallOptions,
  ): Promise<PaymentPermission>;
  /**
   * Remove a payment permission of a customer: nothing is charged with it any more. `DELETE
   * /Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}`
   */
  deletePaymentPermission(
    input: CustomersDeletePaymentPermissionInput,
    options?: CallOptions,
  ): Promise<DeleteSuccess>;
  /**
   * The file of the SEPA mandate that a customer gave here, in base64. `GET
   * /Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}/Mandate/Pdf`
   */
  showMandatePdf(input: CustomersShowMandatePdfInput, options?: CallOptions): Promise<PdfFile>;
  /** Write a note about a customer. `POST /Distribution/Customers/{CustomerId}/Notes` */
  createNote(input: CustomersCreateNoteInput, options?: CallOptions): Promise<CustomerNote>;
  /** List the notes about a customer, the newest first. `GET /Distribution/Customers/{CustomerId}/Notes` */
  listNotes(input: CustomersListNotesInput, options?: CallOptions): Promise<CustomersListNotesAnswer>;
  /** All of them, page after page: `for await (const one of allNotes())`. */
  allNotes(input: Omit<CustomersListNotesInput, 'Page'>, options?: CallOptions): AsyncIterable<CustomerNote>;
  /** Delete a note about a customer. `DELETE /Distribution/Customers/{CustomerId}/Notes/{NoteId}` */
  deleteNote(input: CustomersDeleteNoteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * List what happened to a customer, the newest first. `GET
   * /Distribution/Customers/{CustomerId}/RecentActivity`
   */
  listRecentActivity(
    input: CustomersListRecentActivityInput,
    options?: CallOptions,
  ): Promise<CustomersListRecentActivityAnswer>;
  /** All of them, page after page: `for await (const one of allRecentActivity())`. */
  allRecentActivity(
    input: Omit<CustomersListRecentActivityInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<CustomerRecentActivity>;
  /**
   * List what will be renewed and billed to a customer, as the tick will do it. `GET
   * /Distribution/Customers/{CustomerId}/UpcomingActivity`
   */
  listUpcomingActivity(
    input: CustomersListUpcomingActivityInput,
    options?: CallOptions,
  ): Promise<CustomersListUpcomingActivityAnswer>;
  /**
   * Read all that is held about a customer, to hand it over on request. `GET
   * /Distribution/Customers/{CustomerId}/PersonalData`
   */
  showPersonalData(
    input: CustomersShowPersonalDataInput,
    options?: CallOptions,
  ): Promise<CustomerPersonalData>;
  /**
   * Make the address of the portal of a customer, which opens for 30 days. `POST
   * /Distribution/Customers/{CustomerId}/PortalLink`
   */
  createPortalLink(input: CustomersCreatePortalLinkInput, options?: CallOptions): Promise<CustomerPortalLink>;
  /** Read which letters a customer gets. `GET /Distribution/Customers/{CustomerId}/Correspondence` */
  showCorrespondence(
    input: CustomersShowCorrespondenceInput,
    options?: CallOptions,
  ): Promise<CustomerCorrespondence>;
  /** Change which letters a customer gets. `PATCH /Distribution/Customers/{CustomerId}/Correspondence` */
  updateCorrespondence(
    input: CustomersUpdateCorrespondenceInput,
    options?: CallOptions,
  ): Promise<CustomerCorrespondence>;
  /**
   * Pause dunning for all invoices of a customer until a date, or go on with it now. `POST
   * /Distribution/Customers/{CustomerId}/PauseDunning`
   */
  pauseDunning(input: CustomersPauseDunningInput, options?: CallOptions): Promise<Customer>;
  /**
   * Read the account of a customer over a period: every movement with the balance after it. `GET
   * /Distribution/Customers/{CustomerId}/Statement`
   */
  showStatement(input: CustomersShowStatementInput, options?: CallOptions): Promise<CustomerStatement>;
  /**
   * The file of the statement of account of a customer, in base64. `GET
   * /Distribution/Customers/{CustomerId}/Statement/Pdf`
   */
  showStatementPdf(input: CustomersShowStatementPdfInput, options?: CallOptions): Promise<PdfFile>;
  /**
   * Ask a customer for a card or a mandate: answers the address of the page where the payer gives it. `POST
   * /Distribution/Customers/{CustomerId}/PaymentPermissions/Registration`
   */
  beginPaymentPermissionRegistration(
    input: CustomersBeginPaymentPermissionRegistrationInput,
    options?: CallOptions,
  ): Promise<PaymentPermissionRegistration>;
  /** Read the test clock of a customer. `GET /Distribution/Customers/{CustomerId}/TestClock` */
  showTestClock(input: CustomersShowTestClockInput, options?: CallOptions): Promise<CustomerTestClock>;
  /**
   * Give a customer of a sandbox a test clock of its own. `PUT
   * /Distribution/Customers/{CustomerId}/TestClock`
   */
  setTestClock(input: CustomersSetTestClockInput, options?: CallOptions): Promise<CustomerTestClock>;
  /**
   * Bring a customer back to the time of its business. `DELETE
   * /Distribution/Customers/{CustomerId}/TestClock`
   */
  deleteTestClock(input: CustomersDeleteTestClockInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Move the test clock of a customer forward, and do all that falls due for it on the way. `POST
   * /Distribution/Customers/{CustomerId}/TestClock/Advance`
   */
  moveTestClock(
    input: CustomersMoveTestClockInput,
    options?: CallOptions,
  ): Promise<CustomersMoveTestClockAnswer>;
}

const createOperation: Operation = { method: 'POST', path: '/Distribution/Customers', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Distribution/Customers' };

const showOperation: Operation = { method: 'GET', path: '/Distribution/Customers/{CustomerId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Distribution/Customers/{CustomerId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Distribution/Customers/{CustomerId}',
  isKept: true,
};

const showBillingAddressOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/AddressBilling',
};

const updateBillingAddressOperation: Operation = {
  method: 'PATCH',
  path: '/Distribution/Customers/{CustomerId}/AddressBilling',
  isKept: true,
};

const showShippingAddressOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/AddressShipping',
};

const updateShippingAddressOperation: Operation = {
  method: 'PATCH',
  path: '/Distribution/Customers/{CustomerId}/AddressShipping',
  isKept: true,
};

const showSettingsOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/SettingsPayment',
};

const updateSettingsOperation: Operation = {
  method: 'PATCH',
  path: '/Distribution/Customers/{CustomerId}/SettingsPayment',
  isKept: true,
};

const suspendOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Suspend',
  isKept: true,
};

const enableOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Enable',
  isKept: true,
};

const anonymizeOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Anonymize',
  isKept: true,
};

const invalidateOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Invalidate',
  isKept: true,
};

const revokeLinksOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/RevokeLinks',
  isKept: true,
};

const greyListOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/GreyList',
  isKept: true,
};

const unGreyListOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/UnGreyList',
  isKept: true,
};

const listGreyListingsOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/GreyListings',
};

const mergeOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Merge',
  isKept: true,
};

const listPaymentPermissionsOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions',
};

const registerPaymentPermissionOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions',
  isKept: true,
};

const showPaymentPermissionOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}',
};

const choosePaymentPermissionOperation: Operation = {
  method: 'PUT',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}',
  isKept: true,
};

const deletePaymentPermissionOperation: Operation = {
  method: 'DELETE',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}',
  isKept: true,
};

const showMandatePdfOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions/{PermissionId}/Mandate/Pdf',
};

const createNoteOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/Notes',
  isKept: true,
};

const listNotesOperation: Operation = { method: 'GET', path: '/Distribution/Customers/{CustomerId}/Notes' };

const deleteNoteOperation: Operation = {
  method: 'DELETE',
  path: '/Distribution/Customers/{CustomerId}/Notes/{NoteId}',
  isKept: true,
};

const listRecentActivityOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/RecentActivity',
};

const listUpcomingActivityOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/UpcomingActivity',
};

const showPersonalDataOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/PersonalData',
};

const createPortalLinkOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/PortalLink',
  isKept: true,
};

const showCorrespondenceOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/Correspondence',
};

const updateCorrespondenceOperation: Operation = {
  method: 'PATCH',
  path: '/Distribution/Customers/{CustomerId}/Correspondence',
  isKept: true,
};

const pauseDunningOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/PauseDunning',
  isKept: true,
};

const showStatementOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/Statement',
};

const showStatementPdfOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/Statement/Pdf',
};

const beginPaymentPermissionRegistrationOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/PaymentPermissions/Registration',
};

const showTestClockOperation: Operation = {
  method: 'GET',
  path: '/Distribution/Customers/{CustomerId}/TestClock',
};

const setTestClockOperation: Operation = {
  method: 'PUT',
  path: '/Distribution/Customers/{CustomerId}/TestClock',
  isKept: true,
};

const deleteTestClockOperation: Operation = {
  method: 'DELETE',
  path: '/Distribution/Customers/{CustomerId}/TestClock',
  isKept: true,
};

const moveTestClockOperation: Operation = {
  method: 'POST',
  path: '/Distribution/Customers/{CustomerId}/TestClock/Advance',
};

export function customers(send: Send): CustomersResource {
  return {
    create: (input = {}, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    showBillingAddress: (input, options) => send(showBillingAddressOperation, input, options),
    updateBillingAddress: (input, options) => send(updateBillingAddressOperation, input, options),
    showShippingAddress: (input, options) => send(showShippingAddressOperation, input, options),
    updateShippingAddress: (input, options) => send(updateShippingAddressOperation, input, options),
    showSettings: (input, options) => send(showSettingsOperation, input, options),
    updateSettings: (input, options) => send(updateSettingsOperation, input, options),
    suspend: (input, options) => send(suspendOperation, input, options),
    enable: (input, options) => send(enableOperation, input, options),
    anonymize: (input, options) => send(anonymizeOperation, input, options),
    invalidate: (input, options) => send(invalidateOperation, input, options),
    revokeLinks: (input, options) => send(revokeLinksOperation, input, options),
    greyList: (input, options) => send(greyListOperation, input, options),
    unGreyList: (input, options) => send(unGreyListOperation, input, options),
    listGreyListings: (input, options) => send(listGreyListingsOperation, input, options),
    allGreyListings: (input, options) => allPages(send, listGreyListingsOperation, input, options),
    merge: (input, options) => send(mergeOperation, input, options),
    listPaymentPermissions: (input, options) => send(listPaymentPermissionsOperation, input, options),
    allPaymentPermissions: (input, options) => allPages(send, listPaymentPermissionsOperation, input, options),
    registerPaymentPermission: (input, options) => send(registerPaymentPermissionOperation, input, options),
    showPaymentPermission: (input, options) => send(showPaymentPermissionOperation, input, options),
    choosePaymentPermission: (input, options) => send(choosePaymentPermissionOperation, input, options),
    deletePaymentPermission: (input, options) => send(deletePaymentPermissionOperation, input, options),
    showMandatePdf: (input, options) => send(showMandatePdfOperation, input, options),
    createNote: (input, options) => send(createNoteOperation, input, options),
    listNotes: (input, options) => send(listNotesOperation, input, options),
    allNotes: (input, options) => allPages(send, listNotesOperation, input, options),
    deleteNote: (input, options) => send(deleteNoteOperation, input, options),
    listRecentActivity: (input, options) => send(listRecentActivityOperation, input, options),
    allRecentActivity: (input, options) => allPages(send, listRecentActivityOperation, input, options),
    listUpcomingActivity: (input, options) => send(listUpcomingActivityOperation, input, options),
    showPersonalData: (input, options) => send(showPersonalDataOperation, input, options),
    createPortalLink: (input, options) => send(createPortalLinkOperation, input, options),
    showCorrespondence: (input, options) => send(showCorrespondenceOperation, input, options),
    updateCorrespondence: (input, options) => send(updateCorrespondenceOperation, input, options),
    pauseDunning: (input, options) => send(pauseDunningOperation, input, options),
    showStatement: (input, options) => send(showStatementOperation, input, options),
    showStatementPdf: (input, options) => send(showStatementPdfOperation, input, options),
    beginPaymentPermissionRegistration: (input, options) => send(beginPaymentPermissionRegistrationOperation, input, options),
    showTestClock: (input, options) => send(showTestClockOperation, input, options),
    setTestClock: (input, options) => send(setTestClockOperation, input, options),
    deleteTestClock: (input, options) => send(deleteTestClockOperation, input, options),
    moveTestClock: (input, options) => send(moveTestClockOperation, input, options),
  };
}
