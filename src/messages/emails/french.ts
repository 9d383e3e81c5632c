/** The e-mails to customers in French. */
import type { EmailTexts } from './kinds.ts';

const ending = ['{{ seller.name }}', '{{ seller.email }}'].join('\n');

function letter(...paragraphs: readonly string[]): string {
  return ['Bonjour {{ customer.name }},', ...paragraphs, ending].join('\n\n');
}

export const frenchEmails: EmailTexts = {
  InvoiceIssued: {
    subject: 'Votre facture {{ invoice.number }}',
    body: letter(
      'Votre facture {{ invoice.number }} du {{ invoice.issued_on }} est disponible\u00a0: {{ invoice.total }}.',
      '{% if invoice.is_automatic %}Elle sera prélevée sur votre moyen de paiement\u00a0: vous n’avez rien à faire.{% else %}Merci de la régler avant le {{ invoice.due_on }}.{% endif %}',
      'Pour la lire ou la payer\u00a0: {{ invoice.link }}',
    ),
  },
  CreditNoteIssued: {
    subject: 'Votre avoir {{ credit_note.number }}',
    body: letter(
      'Nous avons émis l’avoir {{ credit_note.number }} sur votre facture {{ credit_note.invoice_number }}\u00a0: {{ credit_note.total }}.',
      'Pour le lire\u00a0: {{ credit_note.link }}',
    ),
  },
  PaymentFailed: {
    subject: 'Le paiement de votre facture {{ invoice.number }} n’a pas abouti',
    body: letter(
      'Nous n’avons pas pu encaisser {{ payment.amount }} pour votre facture {{ invoice.number }} du {{ invoice.issued_on }}.',
      '{% if payment.retry_on %}Nous essaierons de nouveau le {{ payment.retry_on }}. {% endif %}Vous pouvez payer dès maintenant, ou changer de moyen de paiement, ici\u00a0: {{ invoice.link }}',
    ),
  },
  PaymentReminder1: {
    subject: 'Rappel\u00a0: votre facture {{ invoice.number }}',
    body: letter(
      'Cela vous a peut-être échappé\u00a0: {{ invoice.left_to_pay }} restent dus sur votre facture {{ invoice.number }}, à régler avant le {{ invoice.due_on }}.',
      'Vous pouvez payer ici\u00a0: {{ invoice.link }}',
      'Si votre paiement est en route, ne tenez pas compte de ce message.',
    ),
  },
  PaymentReminder2: {
    subject: 'Deuxième rappel\u00a0: votre facture {{ invoice.number }} est en retard',
    body: letter(
      'Malgré notre premier rappel, {{ invoice.left_to_pay }} restent impayés sur votre facture {{ invoice.number }}, échue le {{ invoice.due_on }}.',
      'Merci de payer sans attendre\u00a0: {{ invoice.link }}',
      'Si une difficulté vous en empêche, répondez à ce message\u00a0: nous chercherons une solution.',
    ),
  },
  PaymentReminder3: {
    subject: 'Dernier rappel avant poursuites\u00a0: votre facture {{ invoice.number }}',
    body: letter(
      'Malgré nos rappels, {{ invoice.left_to_pay }} restent impayés sur votre facture {{ invoice.number }}, échue le {{ invoice.due_on }}.',
      'Faute de règlement, nous pourrons suspendre votre service et confier la créance au recouvrement. Entre professionnels, des pénalités de {{ late.rate }} par an et une indemnité forfaitaire de {{ late.recovery_fee }} sont dues de plein droit.',
      'Pour payer\u00a0: {{ invoice.link }}',
    ),
  },
  CardSoonExpired: {
    subject: 'Votre carte expire bientôt',
    body: letter(
      'La carte {{ card.label }}, qui règle votre abonnement, expire le {{ card.expires_on }}.',
      'Pour que votre service continue sans interruption, enregistrez votre nouvelle carte ici\u00a0: {{ portal.link }}',
    ),
  },
  SubscriptionStarted: {
    subject: 'Votre abonnement à {{ subscription.offer }}',
    body: letter(
      'Votre abonnement à {{ subscription.offer }} a commencé le {{ subscription.started_on }}.',
      'Prix\u00a0: {{ subscription.price }}{% if subscription.renews_on %}. Il se renouvelle le {{ subscription.renews_on }}{% endif %}.',
      'Vous pouvez le consulter, le modifier ou le résilier à tout moment ici\u00a0: {{ portal.link }}',
      'Conservez ce message\u00a0: il confirme votre contrat.',
    ),
  },
  SubscriptionTerminated: {
    subject: 'Votre abonnement à {{ subscription.offer }} est résilié',
    body: letter(
      'Nous confirmons la résiliation de votre abonnement à {{ subscription.offer }}. Il prend fin le {{ subscription.ended_on }}\u00a0: vous gardez votre service jusque-là, et plus rien ne sera facturé ensuite à ce titre.',
      'Vos factures restent disponibles ici\u00a0: {{ portal.link }}',
      'Conservez ce message\u00a0: il confirme la fin de votre contrat.',
    ),
  },
  TrialEnding: {
    subject: 'Votre essai de {{ subscription.offer }} se termine le {{ trial.ends_on }}',
    body: letter(
      'Votre essai de {{ subscription.offer }} se termine le {{ trial.ends_on }}. Ensuite, il coûte {{ subscription.price }}.',
      'Pour continuer, il suffit d’avoir un moyen de paiement valide. Pour arrêter, résiliez votre abonnement avant cette date. L’un et l’autre se font ici\u00a0: {{ portal.link }}',
    ),
  },
  PortalLink: {
    subject: 'Votre accès à {{ seller.name }}',
    body: letter(
      'Voici votre lien personnel vers vos abonnements, vos factures et vos moyens de paiement\u00a0: {{ portal.link }}',
      'Il est valable 30 jours. Ne le partagez pas\u00a0: il ouvre votre compte.',
    ),
  },
};
