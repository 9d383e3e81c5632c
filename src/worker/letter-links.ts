/** Where the links of letters lead to on this server. */
import type { LetterLinks, LinkHolder } from '../messages/letters/letter-links.ts';
import { unsubscribeToken } from '../messages/unsubscribe.ts';

export function letterLinks(publicUrl: string, serverSecret: string): LetterLinks {
  const home = ({ inSiteUrl }: LinkHolder) => inSiteUrl ?? publicUrl;
  return {
    portal: home,
    document: home,
    unsubscribe: (holder) => `${publicUrl}/unsubscribe/${unsubscribeToken(serverSecret, holder)}`,
  };
}
