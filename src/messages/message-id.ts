/** The name of a message in the world of mail, by which its bounces are told: the part before the host. */

export function messageIdOf(businessId: number, id: number): string {
  return `message-${businessId}-${id}`;
}

/** From `message-3-42`, `<message-3-42@host>` or what a provider makes of it; undefined when it is none of ours. */
export function readMessageId(
  text: string,
): { readonly businessId: number; readonly id: number } | undefined {
  const [, businessId, id] = /^<?message-(\d{1,15})-(\d{1,15})(?:@[^<>\s]*)?>?$/.exec(text.trim()) ?? [];
  if (businessId === undefined || id === undefined) return undefined;
  return { businessId: Number(businessId), id: Number(id) };
}
