// Written by `npm run client:generate` from the operations of the server: change those instead.
import { allPages } from '../../all-pages.ts';
import type { CallOptions, Operation, Send } from '../../operation.ts';
import type { DeleteSuccess, Link, User } from './features.ts';

export interface Agent {
  /** Internal identifier. */
  readonly Id: number;
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email?: string;
  /** Language of the texts, such as en or fr. */
  readonly Language: string;
  /** What the agent may do. */
  readonly Role: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly';
  /** Broad state. */
  readonly Status: 'Enabled' | 'Suspended';
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

export interface Agents {
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
  readonly Items: readonly Agent[];
  /** Where to go from here; empty when nowhere. */
  readonly Links?: readonly {
    /** What the link leads to. */
    readonly rel: string;
    /** Address of the link. */
    readonly href: string;
  }[];
  /** The same as Items, for clients that read this spelling. */
  readonly items: readonly Agent[];
}

export interface SignInRules {
  /** Whether everybody who signs in needs a second factor. */
  readonly RequiresSecondFactor: boolean;
}

export interface AgentsCreateInput {
  /** Name, for people. */
  readonly Name: string;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** What the agent may do. */
  readonly Role: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly';
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsListInput {
  /** Page wanted, from 1. Default: 1. */
  readonly Page?: number | undefined;
  /** Items a page; 0 answers the count alone. Default: 10. */
  readonly SizePage?: number | undefined;
  /** Agent, by its internal identifier. */
  readonly IdAgent?: number | undefined;
  /** Name of the agent, or a part of it. */
  readonly AgentName?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** What the agent may do. */
  readonly Role?: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly' | undefined;
  /** Broad state. */
  readonly Status?: 'Enabled' | 'Suspended' | undefined;
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

export interface AgentsShowInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** Related resources to include, or all. */
  readonly Extra?: readonly ('all' | 'UserCreation' | 'UserUpdate')[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsUpdateInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** Name, for people. */
  readonly Name?: string | undefined;
  /** E-mail address. */
  readonly Email?: string | undefined;
  /** Language of the texts, such as en or fr. */
  readonly Language?: 'de' | 'en' | 'es' | 'fr' | 'it' | 'nl' | 'pt' | undefined;
  /** What the agent may do. */
  readonly Role?: 'Owner' | 'Admin' | 'Finance' | 'Support' | 'Developer' | 'ReadOnly' | undefined;
  /** Names of the fields to empty; null and "" mean not provided. Default: []. */
  readonly Clear?: readonly 'Email'[] | undefined;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsSuspendInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsEnableInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsInviteInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsRemoveSecondFactorInput {
  /** Agent, by its internal identifier. */
  readonly AgentId: number;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsShowSignInRulesInput {
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsUpdateSignInRulesInput {
  /** Whether everybody who signs in needs a second factor. */
  readonly RequiresSecondFactor: boolean;
  /** The business; another one than that of the keys is refused. */
  readonly IdBusiness?: number | undefined;
}

export interface AgentsResource {
  /** Add an agent; its keys are made with it as their agent. `POST /Organization/Agents` */
  create(input: AgentsCreateInput, options?: CallOptions): Promise<Agent>;
  /** List the agents. `GET /Organization/Agents` */
  list(input?: AgentsListInput, options?: CallOptions): Promise<Agents>;
  /** All of them, page after page: `for await (const one of all())`. */
  all(input?: Omit<AgentsListInput, 'Page'>, options?: CallOptions): AsyncIterable<Agent>;
  /** Read an agent. `GET /Organization/Agents/{AgentId}` */
  show(input: AgentsShowInput, options?: CallOptions): Promise<Agent>;
  /** Change the name, address, language or role of an agent. `PATCH /Organization/Agents/{AgentId}` */
  update(input: AgentsUpdateInput, options?: CallOptions): Promise<Agent>;
  /**
   * Suspend an agent: none of its keys works until it is enabled again. `POST
   * /Organization/Agents/{AgentId}/Suspend`
   */
  suspend(input: AgentsSuspendInput, options?: CallOptions): Promise<Agent>;
  /** Enable a suspended agent. `POST /Organization/Agents/{AgentId}/Enable` */
  enable(input: AgentsEnableInput, options?: CallOptions): Promise<Agent>;
  /**
   * Send an agent the letter by which it chooses a password, which opens the back office to it. `POST
   * /Organization/Agents/{AgentId}/Invite`
   */
  invite(input: AgentsInviteInput, options?: CallOptions): Promise<Agent>;
  /**
   * Take the second factor away from an agent who lost it. `POST
   * /Organization/Agents/{AgentId}/RemoveSecondFactor`
   */
  removeSecondFactor(input: AgentsRemoveSecondFactorInput, options?: CallOptions): Promise<DeleteSuccess>;
  /** Read what is asked of everybody who signs in. `GET /Organization/SignIn` */
  showSignInRules(input?: AgentsShowSignInRulesInput, options?: CallOptions): Promise<SignInRules>;
  /** Ask everybody who signs in for a second factor, or no longer. `PUT /Organization/SignIn` */
  updateSignInRules(input: AgentsUpdateSignInRulesInput, options?: CallOptions): Promise<SignInRules>;
}

const createOperation: Operation = { method: 'POST', path: '/Organization/Agents', isKept: true };

const listOperation: Operation = { method: 'GET', path: '/Organization/Agents' };

const showOperation: Operation = { method: 'GET', path: '/Organization/Agents/{AgentId}' };

const updateOperation: Operation = { method: 'PATCH', path: '/Organization/Agents/{AgentId}' };

const suspendOperation: Operation = { method: 'POST', path: '/Organization/Agents/{AgentId}/Suspend' };

const enableOperation: Operation = { method: 'POST', path: '/Organization/Agents/{AgentId}/Enable' };

const inviteOperation: Operation = {
  method: 'POST',
  path: '/Organization/Agents/{AgentId}/Invite',
  isKept: true,
};

const removeSecondFactorOperation: Operation = {
  method: 'POST',
  path: '/Organization/Agents/{AgentId}/RemoveSecondFactor',
  isKept: true,
};

const showSignInRulesOperation: Operation = { method: 'GET', path: '/Organization/SignIn' };

const updateSignInRulesOperation: Operation = { method: 'PUT', path: '/Organization/SignIn', isKept: true };

export function agents(send: Send): AgentsResource {
  return {
    create: (input, options) => send(createOperation, input, options),
    list: (input = {}, options) => send(listOperation, input, options),
    all: (input = {}, options) => allPages(send, listOperation, input, options),
    show: (input, options) => send(showOperation, input, options),
    update: (input, options) => send(updateOperation, input, options),
    suspend: (input, options) => send(suspendOperation, input, options),
    enable: (input, options) => send(enableOperation, input, options),
    invite: (input, options) => send(inviteOperation, input, options),
    removeSecondFactor: (input, options) => send(removeSecondFactorOperation, input, options),
    showSignInRules: (input = {}, options) => send(showSignInRulesOperation, input, options),
    updateSignInRules: (input, options) => send(updateSignInRulesOperation, input, options),
  };
}
