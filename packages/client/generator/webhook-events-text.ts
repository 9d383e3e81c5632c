/** The events of webhooks as one union, told apart by their TypeTrigger. */
import { blockOf, type EventType, eventTypes } from '../../../src/events/event-types.ts';

export function webhookEventsText(): string {
  const byBlock = Map.groupBy(eventTypes, (type) => blockOf(type) ?? 'Customer');
  const names = [...byBlock.keys()];
  const types = [...byBlock].map(([block, members]) => unionOf(`${block}EventType`, members));
  const events = names.map((block) => {
    const blocks = block === 'Customer' ? '' : ` & Blocks['${block}']`;
    return `export type ${block}Event = Envelope & { readonly TypeTrigger: ${block}EventType }${blocks};\n`;
  });
  return [
    "import type { Blocks, Envelope } from '../webhook-blocks.ts';\n",
    ...types,
    ...events,
    `export type WebhookEventType =\n${names.map((block) => `  | ${block}EventType`).join('\n')};\n`,
    `/** What a webhook is told: \`TypeTrigger\` says which event it is, and so which blocks it has. */\nexport type WebhookEvent =\n${names.map((block) => `  | ${block}Event`).join('\n')};\n`,
  ].join('\n');
}

function unionOf(name: string, members: readonly EventType[]): string {
  return `export type ${name} =\n${members.map((type) => `  | '${type}'`).join('\n')};\n`;
}
