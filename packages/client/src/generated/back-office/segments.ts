// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { PdfFile } from './customers.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface Correspondence {
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Whether letters leave; otherwise they stay in the mailbox. */
  readonly IsSending?: boolean;
  /** Whether invoices and credit notes are sent by themselves. */
  readonly IsInvoiceSent: boolean;
  /** Whether the PDF comes with the letter, or the link alone. */
  readonly IsPdfAttached: boolean;
  /** Whether reminders come with a letter in PDF. */
  readonly IsReminderLetterAttached: boolean;
  /** Name that the letters come from; absent for the seller’s. */
  readonly SenderName?: string;
  /** Where answers go; absent for the seller’s address. */
  readonly ReplyTo?: string;
  /** In copy of every letter. */
  readonly Cc: readonly string[];
  /** In copy of every letter, seen by nobody. */
  readonly Bcc: readonly string[];
  /** Colour of titles and buttons of letters, as #rrggbb. */
  readonly AccentColour?: string;
  /** How many days ahead the end of a trial is told; 0 for never. */
  readonly TrialNoticeDays: number;
  /** Who is told ahead of the tacit renewal of a long period. */
  readonly RenewalNotice: 'Off' | 'Consumers' | 'Everybody';
  /** How many days ahead of the renewal. */
  readonly RenewalNoticeDays: number;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface DunningSteps {
  /** Steps of dunning. */
  readonly DunningSteps: readonly {
    /** Days after the limit of payment, or after the last charge that failed. */
    readonly Days: number;
    /** What was done. */
    readonly Action: 'SendReminder' | 'LateFee' | 'SuspendSubscriptions' | 'GreyList' | 'MarkUncollectible';
    /** Level of a reminder; 1 is the friendliest. */
    readonly Level?: number;
  }[];
}

export interface SegmentSettings {
  /** Internal identifier. */
  readonly Id: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Name, for people. */
  readonly Name: string;
  /** Whether it is the one taken when none is named. */
  readonly IsDefault: boolean;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Time zone, by its IANA name: Europe/Paris. */
  readonly TimeZone: string;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country: string;
  /** Tax profile, by its internal identifier. */
  readonly IdTaxProfile: number;
  /** Tax profile, by your reference. */
  readonly ReferenceTaxProfile: string;
  /** Whether prices of the catalogue include tax. */
  readonly PricesIncludeTax: boolean;
  /** On the anniversary of each subscription, on a fixed day, or by hand. */
  readonly BillingMode: 'Anniversary' | 'FixedDay' | 'Manual';
  /** Day of the month, with FixedDay. */
  readonly BillingDay?: number;
  /** Hours that an invoice stays a draft; 0 issues it at once. */
  readonly DraftHours: number;
  /**
   * Whether an invoice that is paid automatically is charged first, as a draft: issued once paid, or once all
   * retries failed. A direct debit that must be announced is issued first.
   */
  readonly IssuesOnlyIfPaid: boolean;
  /** Days between issue and due date. */
  readonly PaymentTermDays: number;
  /** Days between issue and charge. */
  readonly ChargeDelayDays: number;
  /**
   * Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number
   * that was agreed instead.
   */
  readonly PrenotificationDays: number;
  /** Days after the due date until an invoice is overdue. */
  readonly OverdueAfterDays: number;
  /** Whether subscriptions start without a payment method. */
  readonly AllowsUnpaidStart: boolean;
  /** Whether a renewal waits for a payment method. */
  readonly BlocksRenewalWithoutPaymentMethod: boolean;
  /** Unpaid amount past which nothing renews, in minor units; absent for no limit. */
  readonly CappingAmount?: number;
  /** Days an invoice may stay unpaid before nothing renews; absent for no limit. */
  readonly CappingAgeDays?: number;
  /** Where your site embeds the pages for customers. */
  readonly InSiteUrl?: string;
  /** Failed charges that put a customer on the grey list; 0 for never. */
  readonly GreyListCharges: number;
  /** Days within which these charges failed. */
  readonly GreyListChargeDays: number;
  /** Refused registrations of methods that put a customer on the grey list; 0 for never. */
  readonly GreyListForms: number;
  /** Hours within which these registrations were refused. */
  readonly GreyListFormHours: number;
  /** Whether a new method takes off the grey list who came there for failed charges or by dunning. */
  readonly LeavesGreyListByMethod: boolean;
  /** Whether the step LateFee of dunning charges the flat compensation for recovery costs. */
  readonly ChargesRecoveryFee: boolean;
  /** Whether the step LateFee of dunning charges interest for each day late. */
  readonly ChargesLateInterest: boolean;
  /** Whether consumers are charged them too, not businesses alone. */
  readonly ChargesConsumersLateFees: boolean;
  /** Pattern of invoice numbers. */
  readonly PatternInvoice: string;
  /** Pattern of credit note numbers. */
  readonly PatternCreditNote: string;
  /** Who sells, as printed on documents. */
  readonly Seller: {
    /** Legal name. */
    readonly LegalName: string;
    /** Legal form, with the capital where the law wants it. */
    readonly LegalForm?: string;
    /** Address. */
    readonly Address: {
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
    };
    /** Number of the company: SIREN in France. */
    readonly RegistrationNumber?: string;
    /** Trade register and number. */
    readonly TradeRegister?: string;
    /** VAT number of the seller. */
    readonly VatNumber?: string;
    /** E-mail address. */
    readonly Email?: string;
    /** Web site. */
    readonly Website?: string;
    /** Bank account to be paid on. */
    readonly Iban?: string;
    /** BIC of the bank. */
    readonly Bic?: string;
    /** Name of the bank. */
    readonly BankName?: string;
    /** Text at the foot of documents. */
    readonly FooterText?: string;
    /** PNG or JPEG as a data: URL. */
    readonly Logo?: string;
    /** Yearly interest of late payment, per ten thousand. */
    readonly LatePaymentRatePerTenThousand: number;
    /** Flat recovery fee, in minor units. */
    readonly RecoveryFeeAmount: number;
    /** What is said of early payment. */
    readonly EarlyPaymentText?: string;
  };
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
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface SegmentsSettings {
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
  readonly Items: readonly SegmentSettings[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly SegmentSettings[];
}

export interface SegmentsCreateInput {
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Tax profile, by its internal identifier. */
  readonly IdTaxProfile?: number | undefined;
  /** Whether prices of the catalogue include tax. */
  readonly PricesIncludeTax?: boolean | undefined;
  /** On the anniversary of each subscription, on a fixed day, or by hand. */
  readonly BillingMode?: 'Anniversary' | 'FixedDay' | 'Manual' | undefined;
  /** Day of the month, with FixedDay. */
  readonly BillingDay?: number | undefined;
  /** Hours that an invoice stays a draft; 0 issues it at once. */
  readonly DraftHours?: number | undefined;
  /**
   * Whether an invoice that is paid automatically is charged first, as a draft: issued once paid, or once all
   * retries failed. A direct debit that must be announced is issued first.
   */
  readonly IssuesOnlyIfPaid?: boolean | undefined;
  /** Days between issue and due date. */
  readonly PaymentTermDays?: number | undefined;
  /** Days between issue and charge. */
  readonly ChargeDelayDays?: number | undefined;
  /**
   * Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number
   * that was agreed instead.
   */
  readonly PrenotificationDays?: number | undefined;
  /** Days after the due date until an invoice is overdue. */
  readonly OverdueAfterDays?: number | undefined;
  /** Whether subscriptions start without a payment method. */
  readonly AllowsUnpaidStart?: boolean | undefined;
  /** Whether a renewal waits for a payment method. */
  readonly BlocksRenewalWithoutPaymentMethod?: boolean | undefined;
  /** Unpaid amount past which nothing renews, in minor units; absent for no limit. */
  readonly CappingAmount?: number | undefined;
  /** Days an invoice may stay unpaid before nothing renews; absent for no limit. */
  readonly CappingAgeDays?: number | undefined;
  /** Where your site embeds the pages for customers. */
  readonly InSiteUrl?: string | undefined;
  /** Failed charges that put a customer on the grey list; 0 for never. */
  readonly GreyListCharges?: number | undefined;
  /** Days within which these charges failed. */
  readonly GreyListChargeDays?: number | undefined;
  /** Refused registrations of methods that put a customer on the grey list; 0 for never. */
  readonly GreyListForms?: number | undefined;
  /** Hours within which these registrations were refused. */
  readonly GreyListFormHours?: number | undefined;
  /** Whether a new method takes off the grey list who came there for failed charges or by dunning. */
  readonly LeavesGreyListByMethod?: boolean | undefined;
  /** Whether the step LateFee of dunning charges the flat compensation for recovery costs. */
  readonly ChargesRecoveryFee?: boolean | undefined;
  /** Whether the step LateFee of dunning charges interest for each day late. */
  readonly ChargesLateInterest?: boolean | undefined;
  /** Whether consumers are charged them too, not businesses alone. */
  readonly ChargesConsumersLateFees?: boolean | undefined;
  /** Pattern of invoice numbers. */
  readonly PatternInvoice?: string | undefined;
  /** Pattern of credit note numbers. */
  readonly PatternCreditNote?: string | undefined;
  /** Name, for people. */
  readonly Name: string;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Time zone, by its IANA name: Europe/Paris. */
  readonly TimeZone: string;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country: string;
  /** Who sells, as printed on documents. */
  readonly Seller: {
    /** Legal name. */
    readonly LegalName: string;
    /** Legal form, with the capital where the law wants it. */
    readonly LegalForm?: string | undefined;
    /** Address. */
    readonly Address: {
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
    };
    /** Number of the company: SIREN in France. */
    readonly RegistrationNumber?: string | undefined;
    /** Trade register and number. */
    readonly TradeRegister?: string | undefined;
    /** VAT number of the seller. */
    readonly VatNumber?: string | undefined;
    /** E-mail address. */
    readonly Email?: string | undefined;
    /** Web site. */
    readonly Website?: string | undefined;
    /** Bank account to be paid on. */
    readonly Iban?: string | undefined;
    /** BIC of the bank. */
    readonly Bic?: string | undefined;
    /** Name of the bank. */
    readonly BankName?: string | undefined;
    /** Text at the foot of documents. */
    readonly FooterText?: string | undefined;
    /** PNG or JPEG as a data: URL. */
    readonly Logo?: string | undefined;
    /** Yearly interest of late payment, per ten thousand. */
    readonly LatePaymentRatePerTenThousand?: number | undefined;
    /** Flat recovery fee, in minor units. */
    readonly RecoveryFeeAmount?: number | undefined;
    /** What is said of early payment. */
    readonly EarlyPaymentText?: string | undefined;
  };
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Name of the segment, or a part of it. */
  readonly SegmentName?: string | undefined;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency?: string | undefined;
  /** Tax profile, by its internal identifier. */
  readonly IdTaxProfile?: number | undefined;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
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

export interface SegmentsShowInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsUpdateInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Tax profile, by its internal identifier. */
  readonly IdTaxProfile?: number | undefined;
  /** Whether prices of the catalogue include tax. */
  readonly PricesIncludeTax?: boolean | undefined;
  /** On the anniversary of each subscription, on a fixed day, or by hand. */
  readonly BillingMode?: 'Anniversary' | 'FixedDay' | 'Manual' | undefined;
  /** Day of the month, with FixedDay. */
  readonly BillingDay?: number | undefined;
  /** Hours that an invoice stays a draft; 0 issues it at once. */
  readonly DraftHours?: number | undefined;
  /**
   * Whether an invoice that is paid automatically is charged first, as a draft: issued once paid, or once all
   * retries failed. A direct debit that must be announced is issued first.
   */
  readonly IssuesOnlyIfPaid?: boolean | undefined;
  /** Days between issue and due date. */
  readonly PaymentTermDays?: number | undefined;
  /** Days between issue and charge. */
  readonly ChargeDelayDays?: number | undefined;
  /**
   * Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number
   * that was agreed instead.
   */
  readonly PrenotificationDays?: number | undefined;
  /** Days after the due date until an invoice is overdue. */
  readonly OverdueAfterDays?: number | undefined;
  /** Whether subscriptions start without a payment method. */
  readonly AllowsUnpaidStart?: boolean | undefined;
  /** Whether a renewal waits for a payment method. */
  readonly BlocksRenewalWithoutPaymentMethod?: boolean | undefined;
  /** Unpaid amount past which nothing renews, in minor units; absent for no limit. */
  readonly CappingAmount?: number | undefined;
  /** Days an invoice may stay unpaid before nothing renews; absent for no limit. */
  readonly CappingAgeDays?: number | undefined;
  /** Where your site embeds the pages for customers. */
  readonly InSiteUrl?: string | undefined;
  /** Failed charges that put a customer on the grey list; 0 for never. */
  readonly GreyListCharges?: number | undefined;
  /** Days within which these charges failed. */
  readonly GreyListChargeDays?: number | undefined;
  /** Refused registrations of methods that put a customer on the grey list; 0 for never. */
  readonly GreyListForms?: number | undefined;
  /** Hours within which these registrations were refused. */
  readonly GreyListFormHours?: number | undefined;
  /** Whether a new method takes off the grey list who came there for failed charges or by dunning. */
  readonly LeavesGreyListByMethod?: boolean | undefined;
  /** Whether the step LateFee of dunning charges the flat compensation for recovery costs. */
  readonly ChargesRecoveryFee?: boolean | undefined;
  /** Whether the step LateFee of dunning charges interest for each day late. */
  readonly ChargesLateInterest?: boolean | undefined;
  /** Whether consumers are charged them too, not businesses alone. */
  readonly ChargesConsumersLateFees?: boolean | undefined;
  /** Pattern of invoice numbers. */
  readonly PatternInvoice?: string | undefined;
  /** Pattern of credit note numbers. */
  readonly PatternCreditNote?: string | undefined;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** Currency in three letters (ISO 4217): EUR. */
  readonly Currency?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** Time zone, by its IANA name: Europe/Paris. */
  readonly TimeZone?: string | undefined;
  /** Country in two letters (ISO 3166-1): FR. */
  readonly Country?: string | undefined;
  /** Who sells, as printed on documents. */
  readonly Seller?: {
    /** Legal name. */
    readonly LegalName: string;
    /** Legal form, with the capital where the law wants it. */
    readonly LegalForm?: string | undefined;
    /** Address. */
    readonly Address: {
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
    };
    /** Number of the company: SIREN in France. */
    readonly RegistrationNumber?: string | undefined;
    /** Trade register and number. */
    readonly TradeRegister?: string | undefined;
    /** VAT number of the seller. */
    readonly VatNumber?: string | undefined;
    /** E-mail address. */
    readonly Email?: string | undefined;
    /** Web site. */
    readonly Website?: string | undefined;
    /** Bank account to be paid on. */
    readonly Iban?: string | undefined;
    /** BIC of the bank. */
    readonly Bic?: string | undefined;
    /** Name of the bank. */
    readonly BankName?: string | undefined;
    /** Text at the foot of documents. */
    readonly FooterText?: string | undefined;
    /** PNG or JPEG as a data: URL. */
    readonly Logo?: string | undefined;
    /** Yearly interest of late payment, per ten thousand. */
    readonly LatePaymentRatePerTenThousand?: number | undefined;
    /** Flat recovery fee, in minor units. */
    readonly RecoveryFeeAmount?: number | undefined;
    /** What is said of early payment. */
    readonly EarlyPaymentText?: string | undefined;
  } | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('BillingDay' | 'CappingAmount' | 'CappingAgeDays' | 'InSiteUrl')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsDeleteInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsPreviewInvoiceInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** Who sells, as printed on documents. */
  readonly Seller?: {
    /** Legal name. */
    readonly LegalName: string;
    /** Legal form, with the capital where the law wants it. */
    readonly LegalForm?: string | undefined;
    /** Address. */
    readonly Address: {
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
    };
    /** Number of the company: SIREN in France. */
    readonly RegistrationNumber?: string | undefined;
    /** Trade register and number. */
    readonly TradeRegister?: string | undefined;
    /** VAT number of the seller. */
    readonly VatNumber?: string | undefined;
    /** E-mail address. */
    readonly Email?: string | undefined;
    /** Web site. */
    readonly Website?: string | undefined;
    /** Bank account to be paid on. */
    readonly Iban?: string | undefined;
    /** BIC of the bank. */
    readonly Bic?: string | undefined;
    /** Name of the bank. */
    readonly BankName?: string | undefined;
    /** Text at the foot of documents. */
    readonly FooterText?: string | undefined;
    /** PNG or JPEG as a data: URL. */
    readonly Logo?: string | undefined;
    /** Yearly interest of late payment, per ten thousand. */
    readonly LatePaymentRatePerTenThousand?: number | undefined;
    /** Flat recovery fee, in minor units. */
    readonly RecoveryFeeAmount?: number | undefined;
    /** What is said of early payment. */
    readonly EarlyPaymentText?: string | undefined;
  } | undefined;
  /** Pattern of invoice numbers. */
  readonly PatternInvoice?: string | undefined;
  /** Pattern of credit note numbers. */
  readonly PatternCreditNote?: string | undefined;
  /** Kind of document that is printed. Default: 'Invoice'. */
  readonly TypeDocument?: 'Invoice' | 'CreditNote' | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsListDunningStepsInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsReplaceDunningStepsInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** Steps of dunning. */
  readonly DunningSteps: readonly {
    /** Days after the limit of payment, or after the last charge that failed. */
    readonly Days: number;
    /** What was done. */
    readonly Action: 'SendReminder' | 'LateFee' | 'SuspendSubscriptions' | 'GreyList' | 'MarkUncollectible';
    /** Level of a reminder; 1 is the friendliest. */
    readonly Level?: number | undefined;
  }[];
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsShowCorrespondenceInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsUpdateCorrespondenceInput {
  /** Segment, by its internal identifier. */
  readonly SegmentId: number;
  /** Whether letters leave; otherwise they stay in the mailbox. */
  readonly IsSending?: boolean | undefined;
  /** Whether invoices and credit notes are sent by themselves. */
  readonly IsInvoiceSent?: boolean | undefined;
  /** Whether the PDF comes with the letter, or the link alone. */
  readonly IsPdfAttached?: boolean | undefined;
  /** Whether reminders come with a letter in PDF. */
  readonly IsReminderLetterAttached?: boolean | undefined;
  /** Name that the letters come from; absent for the seller’s. */
  readonly SenderName?: string | undefined;
  /** Where answers go; absent for the seller’s address. */
  readonly ReplyTo?: string | undefined;
  /** In copy of every letter. */
  readonly Cc?: readonly string[] | undefined;
  /** In copy of every letter, seen by nobody. */
  readonly Bcc?: readonly string[] | undefined;
  /** Colour of titles and buttons of letters, as #rrggbb. */
  readonly AccentColour?: string | undefined;
  /** How many days ahead the end of a trial is told; 0 for never. */
  readonly TrialNoticeDays?: number | undefined;
  /** Who is told ahead of the tacit renewal of a long period. */
  readonly RenewalNotice?: 'Off' | 'Consumers' | 'Everybody' | undefined;
  /** How many days ahead of the renewal. */
  readonly RenewalNoticeDays?: number | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly ('IsSending' | 'SenderName' | 'ReplyTo' | 'Cc' | 'Bcc' | 'AccentColour')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SegmentsResource {
  /** Create a segment. `POST /Organization/Segments` */
  create(input: SegmentsCreateInput, options?: CallOptions): Promise<SegmentSettings>;
  /** List the segments, the default one first. `GET /Organization/Segments` */
  list(input?: SegmentsListInput, options?: CallOptions): Promise<SegmentsSettings>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<SegmentsListInput, 'Page'>, options?: CallOptions): AsyncIterable<SegmentSettings>;
  /** Read a segment. `GET /Organization/Segments/{SegmentId}` */
  show(input: SegmentsShowInput, options?: CallOptions): Promise<SegmentSettings>;
  /** Change the settings of a segment. `PATCH /Organization/Segments/{SegmentId}` */
  update(input: SegmentsUpdateInput, options?: CallOptions): Promise<SegmentSettings>;
  /** Delete a segment that holds nothing. `DELETE /Organization/Segments/{SegmentId}` */
  delete(input: SegmentsDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Print a made-up invoice or credit note with the settings sent, or else those in use; nothing is kept.
   * `POST /Organization/Segments/{SegmentId}/SampleInvoice`
   */
  previewInvoice(input: SegmentsPreviewInvoiceInput, options?: CallOptions): Promise<PdfFile>;
  /**
   * Read the dunning steps of a segment, in the order in which they are done. `GET
   * /Organization/Segments/{SegmentId}/DunningSteps`
   */
  listDunningSteps(input: SegmentsListDunningStepsInput, options?: CallOptions): Promise<DunningSteps>;
  /**
   * Replace the dunning steps of a segment; an empty list ends dunning. `POST
   * /Organization/Segments/{SegmentId}/DunningSteps`
   */
  replaceDunningSteps(input: SegmentsReplaceDunningStepsInput, options?: CallOptions): Promise<DunningSteps>;
  /** Read how a segment writes to its customers. `GET /Organization/Segments/{SegmentId}/Correspondence` */
  showCorrespondence(input: SegmentsShowCorrespondenceInput, options?: CallOptions): Promise<Correspondence>;
  /**
   * Change how a segment writes to its customers. `PATCH /Organization/Segments/{SegmentId}/Correspondence`
   */
  updateCorrespondence(
    input: SegmentsUpdateCorrespondenceInput,
    options?: CallOptions,
  ): Promise<Correspondence>;
}

const createOperation: Operation = { method: 'POST', path: '/Organization/Segments', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Organization/Segments' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Segments/{SegmentId}' };

const updateOperation: Operation = {
  method: 'PATCH',
  path: '/Organization/Segments/{SegmentId}',
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Organization/Segments/{SegmentId}',
  isKept: true,
};

const previewInvoiceOperation: Operation = {
  method: 'POST',
  path: '/Organization/Segments/{SegmentId}/SampleInvoice',
  isKept: true,
};

const listDunningStepsOperation: Operation = {
  method: 'GET',
  path: '/Organization/Segments/{SegmentId}/DunningSteps',
};

const replaceDunningStepsOperation: Operation = {
  method: 'POST',
  path: '/Organization/Segments/{SegmentId}/DunningSteps',
  isKept: true,
};

const showCorrespondenceOperation: Operation = {
  method: 'GET',
  path: '/Organization/Segments/{SegmentId}/Correspondence',
};

const updateCorrespondenceOperation: Operation = {
  method: 'PATCH',
  path: '/Organization/Segments/{SegmentId}/Correspondence',
  isKept: true,
};

export function segments(send: Send): SegmentsResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    previewInvoice: (input, options) => send(previewInvoiceOperation, input, options),
    listDunningSteps: (input, options) => send(listDunningStepsOperation, input, options),
    replaceDunningSteps: (input, options) => send(replaceDunningStepsOperation, input, options),
    showCorrespondence: (input, options) => send(showCorrespondenceOperation, input, options),
    updateCorrespondence: (input, options) => send(updateCorrespondenceOperation, input, options),
  };
}
