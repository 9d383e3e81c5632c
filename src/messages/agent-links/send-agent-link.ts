/**
 * Queues the letter that lets an agent choose a password. The mailbox of the business shows the letter without what
 * opens its link: that is put in when it is sent.
 */

import type { Context } from '../../accounts/context.ts';
import {
  type AgentLinkId,
  type AgentLinkPurpose,
  addAgentLink,
  agentLinkAddress,
  agentLinkToken,
} from '../../accounts/sign-in/agent-link.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import type { AgentMessageKind } from '../agent-texts.ts';
import { queueAgentMessages } from '../queue-agent-messages.ts';
import type { SendLetter } from '../send-due-messages.ts';

/** Stands in the letter where the token comes. */
const HIDDEN = '••••••••';

const kinds = {
  Invitation: 'AgentInvited',
  Reset: 'PasswordForgotten',
} as const satisfies Record<AgentLinkPurpose, AgentMessageKind>;

export interface AgentToWrite {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

export interface AgentLetter {
  readonly agent: AgentToWrite;
  readonly purpose: AgentLinkPurpose;
  readonly business: string;
  readonly publicUrl: string;
}

/** @param realNow the machine's clock */
export async function sendAgentLink(
  context: Context,
  { agent, purpose, business, publicUrl }: AgentLetter,
  realNow: Instant,
): Promise<void> {
  const url = agentLinkAddress(publicUrl, HIDDEN);
  const letter = { kind: kinds[purpose], params: { name: agent.name, business, url } };
  const [messageId = null] = await queueAgentMessages(context, [agent], letter, realNow);
  await addAgentLink(context, { agentId: agent.id, email: agent.email, purpose, messageId }, realNow);
}

/** Sends letters with what opens their links. */
export function revealingLinks(serverSecret: string, send: SendLetter): SendLetter {
  const reveal = (text: string, link: AgentLinkId) =>
    text.replace(HIDDEN, agentLinkToken(serverSecret, link));
  return (letter) =>
    send(letter.agentLink === null ? letter : { ...letter, text: reveal(letter.text, letter.agentLink) });
}
