// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess } from './features.ts';

export interface OpenSession {
  /** Internal identifier. */
  readonly Id: number;
  /** Whether it is the one that asks. */
  readonly IsCurrent: boolean;
  /** The browser, as it names itself. */
  readonly UserAgent: string;
  /** Address. */
  readonly Address: string;
  /** When it was created. */
  readonly DateCreation: string;
  /** When it was used last. */
  readonly DateLastUse: string;
}

export interface OpenSessions {
  /** The items of this page. */
  readonly Items: readonly OpenSession[];
}

export interface RecoveryCodes {
  /** Codes for when the authenticator is lost, each used once. */
  readonly RecoveryCodes: readonly string[];
}

export interface SecondFactorBegun {
  /** Secret to type into the authenticator, in base32. */
  readonly AuthenticatorSecret: string;
  /** The same as an otpauth: address, for a QR code. */
  readonly AuthenticatorUri: string;
}

export interface Session {
  /** Who calls. */
  readonly Agent: SessionAgent;
  /** For which business. */
  readonly Business: SessionBusiness;
  /** Parts of the Back Office that the role may read. */
  readonly AreasRead: readonly ('Catalogue' | 'Customers' | 'Subscriptions' | 'Finance' | 'Organization' | 'Agents' | 'Integration')[];
  /** Parts of the Back Office that the role may change. */
  readonly AreasWritten: readonly ('Catalogue' | 'Customers' | 'Subscriptions' | 'Finance' | 'Organization' | 'Agents' | 'Integration')[];
  /** Whether the agent has a second factor. */
  readonly HasSecondFactor: boolean;
  /** How many recovery codes are left. */
  readonly RecoveryCodesLeft: number;
  /** Whether the agent must add a second factor before anything else. */
  readonly LacksSecondFactor: boolean;
}

export interface SessionAgent {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** What the agent may do. */
  readonly Role: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly';
}

export interface SessionBusiness {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** Production or sandbox. */
  readonly TypeBusiness: 'Live' | 'Sandbox';
  /** Language where none is known. */
  readonly DefaultLanguage: string;
}

export interface SessionShowInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionEndInput {
  /** Whether all sessions of the agent end. Default: false. */
  readonly IsEverywhere?: boolean | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionListSessionsInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionChangePasswordInput {
  /** Your present password. */
  readonly CurrentPassword: string;
  /** The new password, of 12 characters at least. */
  readonly Password: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionBeginSecondFactorInput {
  /** Your present password. */
  readonly CurrentPassword: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionConfirmSecondFactorInput {
  /** What to branch on, or the code to confirm. */
  readonly Code: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionRemoveSecondFactorInput {
  /** Your present password. */
  readonly CurrentPassword: string;
  /** What to branch on, or the code to confirm. */
  readonly Code: string;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface SessionResource {
  /** Read who calls, for which business, and what it may do. `GET /Session` */
  show(input?: SessionShowInput, options?: CallOptions): Promise<Session>;
  /** Sign out, here or everywhere. `DELETE /Session` */
  end(input?: SessionEndInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** List where the caller is signed in. `GET /Session/Open` */
  listSessions(input?: SessionListSessionsInput, options?: CallOptions): Promise<OpenSessions>;
  /** Change your own password; you are then signed out everywhere. `PUT /Session/Password` */
  changePassword(input: SessionChangePasswordInput, options?: CallOptions): Promise<DeleteSuccess>;
  /**
   * Begin to add a second factor: what the authenticator must know; a first code confirms it. `POST
   * /Session/SecondFactor`
   */
  beginSecondFactor(input: SessionBeginSecondFactorInput, options?: CallOptions): Promise<SecondFactorBegun>;
  /**
   * Confirm the second factor by a first code; answers the recovery codes, this once. `POST
   * /Session/SecondFactor/Confirm`
   */
  confirmSecondFactor(input: SessionConfirmSecondFactorInput, options?: CallOptions): Promise<RecoveryCodes>;
  /** Take the second factor away, with its recovery codes. `POST /Session/SecondFactor/Remove` */
  removeSecondFactor(input: SessionRemoveSecondFactorInput, options?: CallOptions): Promise<DeleteSuccess>;
}

const showOperation: Operation = { method: 'GET', path: '/Session' };

const endOperation: Operation = { method: 'DELETE', path: '/Session' };

const listSessionsOperation: Operation = { method: 'GET', path: '/Session/Open' };

const changePasswordOperation: Operation = { method: 'PUT', path: '/Session/Password' };

const beginSecondFactorOperation: Operation = { method: 'POST', path: '/Session/SecondFactor' };

const confirmSecondFactorOperation: Operation = { method: 'POST', path: '/Session/SecondFactor/Confirm' };

const removeSecondFactorOperation: Operation = {
  method: 'POST',
  path: '/Session/SecondFactor/Remove',
  isKept: true,
};

export function session(send: Send): SessionResource {
  return {
    show: (input = {}, options) => send(showOperation, input, options),
    end: (input = {}, options) => send(endOperation, input, options),
    listSessions: (input = {}, options) => send(listSessionsOperation, input, options),
    changePassword: (input, options) => send(changePasswordOperation, input, options),
    beginSecondFactor: (input, options) => send(beginSecondFactorOperation, input, options),
    confirmSecondFactor: (input, options) => send(confirmSecondFactorOperation, input, options),
    removeSecondFactor: (input, options) => send(removeSecondFactorOperation, input, options),
  };
}
