/** What agents are told by e-mail, in their language: English where there is no French. */
interface AgentText {
  readonly subject: string;
  readonly body: string;
}

interface AgentTexts {
  /** A receiver of webhooks that failed again and again. */
  readonly WebhookPaused: { readonly url: string; readonly business: string };
}

export type AgentMessageKind = keyof AgentTexts;
export type AgentMessageParams<Kind extends AgentMessageKind> = AgentTexts[Kind];

const texts: {
  readonly [Kind in AgentMessageKind]: Readonly<Record<'en' | 'fr', (params: AgentTexts[Kind]) => AgentText>>;
} = {
  WebhookPaused: {
    en: ({ url, business }) => ({
      subject: `${business}: a webhook was paused`,
      body: [
        'Hello,',
        `The address ${url} failed to receive the events of ${business} again and again. It gets none until it is resumed.`,
        'Mend the receiver, resume the webhook, then have the missed events sent again: they are kept for 60 days.',
        'Tacite',
      ].join('\n\n'),
    }),
    fr: ({ url, business }) => ({
      subject: `${business}\u00a0: un webhook a été mis en pause`,
      body: [
        'Bonjour,',
        `L’adresse ${url} n’a pas reçu les événements de ${business}, malgré plusieurs essais. Elle n’en reçoit plus jusqu’à sa reprise.`,
        'Réparez le récepteur, reprenez le webhook, puis faites renvoyer les événements manqués\u00a0: ils sont gardés 60 jours.',
        'Tacite',
      ].join('\n\n'),
    }),
  },
};

export function agentText<Kind extends AgentMessageKind>(
  kind: Kind,
  language: string,
  params: AgentMessageParams<Kind>,
): AgentText {
  return texts[kind][language.startsWith('fr') ? 'fr' : 'en'](params);
}
