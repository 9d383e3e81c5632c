// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link } from './features.ts';

export interface EmailPreview {
  /** Subject of the e-mail. */
  readonly Subject: string;
  /** Body, as it is sent. */
  readonly Body: string;
  /** False for plain texts where prices would be HTML. */
  readonly Html: string;
}

export interface EmailTemplate {
  /** Segment, by its internal identifier. */
  readonly IdSegment: number;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment: string;
  /** Kind of e-mail. */
  readonly TypeMessage:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Subject of the e-mail. */
  readonly Subject: string;
  /** Body, as it is sent. */
  readonly Body: string;
  /** Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. */
  readonly BodyHtml?: string;
  /** Whether it was edited here; otherwise it is the built-in one. */
  readonly IsOverridden: boolean;
  /** Number of the version, from 1. */
  readonly Version?: number;
  /** Names that the text may use. */
  readonly Variables: readonly string[];
  /** Agent who changed it last; absent when the system did. */
  readonly IdUserUpdate?: number;
  /** When it was changed last. */
  readonly DateUpdate?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface EmailTemplateVersion {
  /** Number of the version, from 1. */
  readonly Version: number;
  /** Subject of the e-mail. */
  readonly Subject?: string;
  /** Body, as it is sent. */
  readonly Body?: string;
  /** Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. */
  readonly BodyHtml?: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** Agent who created it; absent when the system did. */
  readonly IdUserCreation?: number;
}

export interface EmailTemplateVersions {
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
  readonly Items: readonly EmailTemplateVersion[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly EmailTemplateVersion[];
}

export interface EmailTemplates {
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
  readonly Items: readonly EmailTemplate[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly EmailTemplate[];
}

export interface EmailTest {
  /** E-mail, by its internal identifier. */
  readonly IdMessage: number;
  /** Address it goes to. */
  readonly Recipient: string;
}

export interface EmailTemplatesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Kind of e-mail. */
  readonly TypeMessage?:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink'
    | undefined;
  /** Language of the template. */
  readonly TemplateLanguage?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** Whether it was edited here; otherwise it is the built-in one. */
  readonly IsOverridden?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesShowInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesReplaceInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Subject of the e-mail. */
  readonly Subject: string;
  /** Body, as it is sent. */
  readonly Body: string;
  /** Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. */
  readonly BodyHtml?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesDeleteInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesListVersionsInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesRestoreVersionInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Number of the version, from 1. */
  readonly Version: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesPreviewInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Subject of the e-mail. */
  readonly Subject?: string | undefined;
  /** Body, as it is sent. */
  readonly Body?: string | undefined;
  /** Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. */
  readonly BodyHtml?: string | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesTestInput {
  /** Kind of e-mail. */
  readonly Kind:
    | 'InvoiceIssued'
    | 'DirectDebitAnnounced'
    | 'CreditNoteIssued'
    | 'PaymentReceived'
    | 'PaymentRefunded'
    | 'PaymentFailed'
    | 'AuthenticationRequired'
    | 'PaymentReminder1'
    | 'PaymentReminder2'
    | 'PaymentReminder3'
    | 'ServiceSuspended'
    | 'CardSoonExpired'
    | 'PaymentMethodRegistered'
    | 'PaymentMethodRemoved'
    | 'SubscriptionStarted'
    | 'RenewalAhead'
    | 'SubscriptionTerminated'
    | 'TrialEnding'
    | 'PortalLink';
  /** Language of the template. */
  readonly TemplateLanguage: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt';
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number | undefined;
  /** Segment, by your reference; the default one when left out. */
  readonly ReferenceSegment?: string | undefined;
  /** Subject of the e-mail. */
  readonly Subject?: string | undefined;
  /** Body, as it is sent. */
  readonly Body?: string | undefined;
  /** Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. */
  readonly BodyHtml?: string | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface EmailTemplatesResource {
  /**
   * List the e-mail templates of a segment, the default one when none is named. `GET
   * /Organization/EmailTemplates`
   */
  list(input?: EmailTemplatesListInput, options?: CallOptions): Promise<EmailTemplates>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<EmailTemplatesListInput, 'Page'>, options?: CallOptions): AsyncIterable<EmailTemplate>;
  /** Read an e-mail template. `GET /Organization/EmailTemplates/{Kind}/{TemplateLanguage}` */
  show(input: EmailTemplatesShowInput, options?: CallOptions): Promise<EmailTemplate>;
  /**
   * Put a text of your own in the place of the program’s. `PUT
   * /Organization/EmailTemplates/{Kind}/{TemplateLanguage}`
   */
  replace(input: EmailTemplatesReplaceInput, options?: CallOptions): Promise<EmailTemplate>;
  /** Return to the text of the program. `DELETE /Organization/EmailTemplates/{Kind}/{TemplateLanguage}` */
  delete(input: EmailTemplatesDeleteInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * List the versions of an e-mail template, newest first: who wrote what, and when. `GET
   * /Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Versions`
   */
  listVersions(input: EmailTemplatesListVersionsInput, options?: CallOptions): Promise<EmailTemplateVersions>;
  /** All of them, page after page: `for await (const one of allVersions())`. */
  allVersions(
    input: Omit<EmailTemplatesListVersionsInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<EmailTemplateVersion>;
  /**
   * Make the text of a version the newest one. `POST
   * /Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Versions/{Version}/Restore`
   */
  restoreVersion(input: EmailTemplatesRestoreVersionInput, options?: CallOptions): Promise<EmailTemplate>;
  /**
   * Write an e-mail to a made-up customer, or about a real document, by the text sent or else the one in use.
   * `POST /Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Preview`
   */
  preview(input: EmailTemplatesPreviewInput, options?: CallOptions): Promise<EmailPreview>;
  /**
   * Send the e-mail that the preview shows to yourself. `POST
   * /Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Test`
   */
  test(input: EmailTemplatesTestInput, options?: CallOptions): Promise<EmailTest>;
}

const listOperation: Operation = { method: 'GET', path: '/Organization/EmailTemplates' };

const showOperation: Operation = {
  method: 'GET',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}',
};

const replaceOperation: Operation = {
  method: 'PUT',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}',
  query: ['IdSegment', 'ReferenceSegment'],
  isKept: true,
};

const deleteOperation: Operation = {
  method: 'DELETE',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}',
  query: ['IdSegment', 'ReferenceSegment'],
  isKept: true,
};

const listVersionsOperation: Operation = {
  method: 'GET',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Versions',
};

const restoreVersionOperation: Operation = {
  method: 'POST',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Versions/{Version}/Restore',
  query: ['IdSegment', 'ReferenceSegment'],
  isKept: true,
};

const previewOperation: Operation = {
  method: 'POST',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Preview',
  query: ['IdSegment', 'ReferenceSegment'],
  isKept: true,
};

const testOperation: Operation = {
  method: 'POST',
  path: '/Organization/EmailTemplates/{Kind}/{TemplateLanguage}/Test',
  query: ['IdSegment', 'ReferenceSegment'],
  isKept: true,
};

export function emailTemplates(send: Send): EmailTemplatesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    replace: (input, options) => send(replaceOperation, input, options),
    delete: (input, options) => send(deleteOperation, input, options),
    listVersions: (input, options) => send(listVersionsOperation, input, options),
    allVersions: (input, options) => allPages(send, listVersionsOperation, input, options),
    restoreVersion: (input, options) => send(restoreVersionOperation, input, options),
    preview: (input, options) => send(previewOperation, input, options),
    test: (input, options) => send(testOperation, input, options),
  };
}
