/** Where the links of letters lead to on this server. */
import type { HostedLinks } from '../hosted/hosted-links.ts';
import type { LetterLinks, LinkHolder } from '../messages/letters/letter-links.ts';
import { unsubscribeToken } from '../messages/unsubscribe.ts';

export function letterLinks(links: HostedLinks, publicUrl: string, serverSecret: string): LetterLinks {
  const holderOf = ({ customerId, linkGeneration }: LinkHolder) => ({ id: customerId, linkGeneration });
  return {
    portal: (holder) =>
      links.home(holder.businessId, holderOf(holder), { id: holder.segmentId, inSiteUrl: holder.inSiteUrl }),
    document: (holder, invoiceId) => links.document(holder.businessId, holderOf(holder), invoiceId),
    unsubscribe: (holder) => `${publicUrl}/unsubscribe/${unsubscribeToken(serverSecret, holder)}`,
  };
}
