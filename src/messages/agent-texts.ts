/** What agents are told by e-mail, in their language: English where there is no French. */
import { formatAmount } from '../domain/money/currency.ts';

interface AgentText {
  readonly subject: string;
  readonly body: string;
}

interface FailedRefund {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
  readonly gateway: string;
  /** In the gateway's own words. */
  readonly reason: string;
  /** Its reference. */
  readonly customer: string;
  /** The number of the credit note; null when money that nothing was due for was to go back. */
  readonly document: string | null;
  readonly business: string;
}

interface PasswordLink {
  readonly name: string;
  readonly business: string;
  readonly url: string;
}

interface AgentTexts {
  readonly AgentInvited: PasswordLink;
  readonly PasswordForgotten: PasswordLink;
  readonly RefundFailed: FailedRefund;
  /** A receiver of webhooks that failed again and again. */
  readonly WebhookPaused: { readonly url: string; readonly business: string };
}

export type AgentMessageKind = keyof AgentTexts;
export type AgentMessageParams<Kind extends AgentMessageKind> = AgentTexts[Kind];

const texts: {
  readonly [Kind in AgentMessageKind]: Readonly<Record<'en' | 'fr', (params: AgentTexts[Kind]) => AgentText>>;
} = {
  AgentInvited: {
    en: ({ name, business, url }) => ({
      subject: `${business}: your access to the back office`,
      body: [
        `Hello ${name},`,
        `${business} invites you to its back office. Choose a password to come in:`,
        url,
        'The link works once, for 7 days. It is for you alone: do not pass it on.',
        'Tacite',
      ].join('\n\n'),
    }),
    fr: ({ name, business, url }) => ({
      subject: `${business}\u00a0: votre accès au back-office`,
      body: [
        `Bonjour ${name},`,
        `${business} vous invite dans son back-office. Choisissez un mot de passe pour y entrer\u00a0:`,
        url,
        'Ce lien sert une seule fois, pendant 7 jours. Il n’est que pour vous\u00a0: ne le transmettez pas.',
        'Tacite',
      ].join('\n\n'),
    }),
  },
  PasswordForgotten: {
    en: ({ name, business, url }) => ({
      subject: `${business}: choose a new password`,
      body: [
        `Hello ${name},`,
        `Somebody, you we hope, forgot the password of your access to ${business}. Choose another one:`,
        url,
        'The link works once, for one hour. If it was not you, do nothing: your password stays as it is.',
        'Tacite',
      ].join('\n\n'),
    }),
    fr: ({ name, business, url }) => ({
      subject: `${business}\u00a0: choisissez un nouveau mot de passe`,
      body: [
        `Bonjour ${name},`,
        `Quelqu’un, vous sans doute, a oublié le mot de passe de votre accès à ${business}. Choisissez-en un autre\u00a0:`,
        url,
        'Ce lien sert une seule fois, pendant une heure. Si ce n’était pas vous, ne faites rien\u00a0: votre mot de passe reste le même.',
        'Tacite',
      ].join('\n\n'),
    }),
  },
  RefundFailed: {
    en: ({ amount, currency, gateway, reason, customer, document, business }) => {
      const money = formatAmount(amount, currency, 'en');
      return {
        subject: `${business}: a refund of ${money} failed`,
        body: [
          'Hello,',
          `The gateway ${gateway} did not give ${money} back to the customer ${customer}${document === null ? '' : ` (credit note ${document})`}. It says: ${reason}`,
          'The customer still waits for it: give it another way, by transfer for instance, and record the refund.',
          'Tacite',
        ].join('\n\n'),
      };
    },
    fr: ({ amount, currency, gateway, reason, customer, document, business }) => {
      const money = formatAmount(amount, currency, 'fr');
      return {
        subject: `${business}\u00a0: un remboursement de ${money} a échoué`,
        body: [
          'Bonjour,',
          `La passerelle ${gateway} n’a pas rendu ${money} au client ${customer}${document === null ? '' : ` (avoir ${document})`}. Sa réponse\u00a0: ${reason}`,
          'Le client attend toujours cette somme\u00a0: rendez-la autrement, par virement par exemple, et enregistrez le remboursement.',
          'Tacite',
        ].join('\n\n'),
      };
    },
  },
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
