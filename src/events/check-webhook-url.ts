/** Whether a URL may be told anything. Asks the resolver: to be called outside of any transaction. */
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { type AddressRules, leadsToForbidden, parseWebhookUrl } from './reachable-address.ts';

export async function checkWebhookUrl(text: string, rules: AddressRules): Promise<Outcome<string>> {
  const url = parseWebhookUrl(text);
  if (url === undefined) return refuse('Error.Webhook.Url.Invalid', 'Url');
  if (await leadsToForbidden(url, rules)) return refuse('Error.Webhook.Url.Forbidden', 'Url');
  return accept(url.href);
}
