// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { PdfFile } from './customers.ts';
import type { DeleteSuccess, Link } from './features.ts';

export interface BouncedAddress {
  /** Address. */
  readonly Address: string;
  /** Bounce (it came back) or Complaint (the reader called it spam). */
  readonly TypeFeedback: 'Bounce' | 'Complaint';
  /** Why, for people. */
  readonly Reason?: string;
  /** E-mail, by its internal identifier. */
  readonly IdMessage?: number;
  /** When the mail server told of it. */
  readonly DateReport: string;
}

export interface BouncedAddresses {
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
  readonly Items: readonly BouncedAddress[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly BouncedAddress[];
}

export interface MailFeedback {
  /** E-mail addresses. */
  readonly Addresses: readonly string[];
}

export interface MailFeedbackSecret {
  /** Path on this server. */
  readonly Path: string;
  /** Secret of the older signature. */
  readonly Secret: string;
}

export interface Message {
  /** Internal identifier. */
  readonly Id: number;
  /** Kind of e-mail. */
  readonly TypeMessage: string;
  /** Where the e-mail stands. */
  readonly StateMessage: 'Queued' | 'Sent' | 'Failed' | 'Kept' | 'Withheld' | 'Bounced' | 'Complained';
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number;
  /** Segment, by its internal identifier. */
  readonly IdSegment?: number;
  /** Address it goes to. */
  readonly Recipient: string;
  /** In copy of every letter. */
  readonly Cc: readonly string[];
  /** In copy of every letter, seen by nobody. */
  readonly Bcc: readonly string[];
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** Subject of the e-mail. */
  readonly Subject: string;
  /** The text part. */
  readonly Text: string;
  /** False for plain texts where prices would be HTML. */
  readonly Html?: string;
  /** Files that come with the letter. */
  readonly Attachments: readonly string[];
  /** How many times it was tried. */
  readonly CountAttempts: number;
  /** When it was created. */
  readonly DateCreation: string;
  /** When it was sent. */
  readonly DateSent?: string;
  /** When it is tried next. */
  readonly DateNextAttempt?: string;
  /** What went wrong the last time. */
  readonly LastError?: string;
  /** Where to go from here; empty when nowhere. */
  readonly Links: readonly Link[];
}

export interface Messages {
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
  readonly Items: readonly Message[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Message[];
}

export interface MessagesListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Kind of e-mail. */
  readonly TypeMessage?: string | undefined;
  /** Where the e-mail stands. */
  readonly StateMessage?:
    | 'Queued'
    | 'Sent'
    | 'Failed'
    | 'Kept'
    | 'Withheld'
    | 'Bounced'
    | 'Complained'
    | undefined;
  /** Customer, by its internal identifier. */
  readonly IdCustomer?: number | undefined;
  /** Invoice or credit note, by its internal identifier. */
  readonly IdInvoice?: number | undefined;
  /** Address it goes to. */
  readonly Recipient?: string | undefined;
  /** When it was created. From this value on. */
  readonly DateCreationMin?: string | undefined;
  /** When it was created. Up to this value. */
  readonly DateCreationMax?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesShowInput {
  /** E-mail, by its internal identifier. */
  readonly MessageId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesShowAttachmentInput {
  /** E-mail, by its internal identifier. */
  readonly MessageId: number;
  /** Position of the file, from 1. */
  readonly Position: number;
  /**
   * Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles
   * Owner and Finance, and kept in the audit.
   */
  readonly LawfulReason?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesResendInput {
  /** E-mail, by its internal identifier. */
  readonly MessageId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesRecordMailFeedbackInput {
  /** What mail servers told of letters. */
  readonly Feedback: readonly {
    /** Bounce (it came back) or Complaint (the reader called it spam). */
    readonly TypeFeedback: 'Bounce' | 'Complaint';
    /** Address. */
    readonly Address?: string | undefined;
    /** Name of the letter in the mail’s header, or the part before its @. */
    readonly MessageId?: string | undefined;
    /** Why, for people. */
    readonly Reason?: string | undefined;
  }[];
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesShowMailFeedbackSecretInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesListBouncedAddressesInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Address. */
  readonly Address?: string | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesDeleteBouncedAddressInput {
  /** Address. */
  readonly Address: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface MessagesResource {
  /** List the e-mails, newest first. `GET /Notification/Messages` */
  list(input?: MessagesListInput, options?: CallOptions): Promise<Messages>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<MessagesListInput, 'Page'>, options?: CallOptions): AsyncIterable<Message>;
  /** Read an e-mail. `GET /Notification/Messages/{MessageId}` */
  show(input: MessagesShowInput, options?: CallOptions): Promise<Message>;
  /**
   * A file that came with an e-mail, in base64, as it was when the e-mail was written. `GET
   * /Notification/Messages/{MessageId}/Attachments/{Position}`
   */
  showAttachment(input: MessagesShowAttachmentInput, options?: CallOptions): Promise<PdfFile>;
  /** Send an e-mail that was refused, withheld or kept. `POST /Notification/Messages/{MessageId}/Send` */
  resend(input: MessagesResendInput, options?: CallOptions): Promise<Message>;
  /**
   * Tell of letters that came back or that their reader called spam. `POST /Notification/Messages/Bounces`
   */
  recordMailFeedback(input: MessagesRecordMailFeedbackInput, options?: CallOptions): Promise<MailFeedback>;
  /**
   * Read where, and signed with which secret, a mail provider tells of bounces and complaints. `POST
   * /Notification/Messages/Bounces/Secret`
   */
  showMailFeedbackSecret(
    input?: MessagesShowMailFeedbackSecretInput,
    options?: CallOptions,
  ): Promise<MailFeedbackSecret>;
  /**
   * List the addresses that get no more letters by themselves, newest first. `GET
   * /Notification/BouncedAddresses`
   */
  listBouncedAddresses(
    input?: MessagesListBouncedAddressesInput,
    options?: CallOptions,
  ): Promise<BouncedAddresses>;
  /** All of them, page after page: `for await (const one of allBouncedAddresses())`. */
  allBouncedAddresses(
    input?: Omit<MessagesListBouncedAddressesInput, 'Page'>,
    options?: CallOptions,
  ): AsyncIterable<BouncedAddress>;
  /** Write to an address again that had been marked. `DELETE /Notification/BouncedAddresses` */
  deleteBouncedAddress(
    input: MessagesDeleteBouncedAddressInput,
    options?: CallOptions,
  ): Promise<DeleteSuccess>;
}

const listOperation: Operation = { method: 'GET', path: '/Notification/Messages' };

const showOperation: Operation = { method: 'GET', path: '/Notification/Messages/{MessageId}' };

const showAttachmentOperation: Operation = {
  method: 'GET',
  path: '/Notification/Messages/{MessageId}/Attachments/{Position}',
};

const resendOperation: Operation = {
  method: 'POST',
  path: '/Notification/Messages/{MessageId}/Send',
  isKept: true,
};

const recordMailFeedbackOperation: Operation = {
  method: 'POST',
  path: '/Notification/Messages/Bounces',
  isKept: true,
};

const showMailFeedbackSecretOperation: Operation = {
  method: 'POST',
  path: '/Notification/Messages/Bounces/Secret',
};

const listBouncedAddressesOperation: Operation = { method: 'GET', path: '/Notification/BouncedAddresses' };

const deleteBouncedAddressOperation: Operation = {
  method: 'DELETE',
  path: '/Notification/BouncedAddresses',
  query: ['Address'],
  isKept: true,
};

export function messages(send: Send): MessagesResource {
  return {
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    showAttachment: (input, options) => send(showAttachmentOperation, input, options),
    resend: (input, options) => send(resendOperation, input, options),
    recordMailFeedback: (input, options) => send(recordMailFeedbackOperation, input, options),
    showMailFeedbackSecret: (input = {}, options) => send(showMailFeedbackSecretOperation, input, options),
    listBouncedAddresses: (input = {}, options) => send(listBouncedAddressesOperation, input, options),
    allBouncedAddresses: (input = {}, options) => allPages(send, listBouncedAddressesOperation, input, options),
    deleteBouncedAddress: (input, options) => send(deleteBouncedAddressOperation, input, options),
  };
}
