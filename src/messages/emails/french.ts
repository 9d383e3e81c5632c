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
      '{% if invoice.is_paid %}Elle est réglée\u00a0: vous n’avez rien à faire.{% elsif invoice.is_automatic %}Elle sera prélevée sur votre moyen de paiement\u00a0: vous n’avez rien à faire.{% else %}Merci de la régler avant le {{ invoice.due_on }}.{% endif %}',
      'Pour la lire ou la payer\u00a0: {{ invoice.link }}',
    ),
  },
  DirectDebitAnnounced: {
    subject:
      'Votre facture {{ invoice.number }}\u00a0: prélèvement de {{ debit.amount }} le {{ debit.collected_on }}',
    body: letter(
      'Votre facture {{ invoice.number }} du {{ invoice.issued_on }} est disponible\u00a0: {{ invoice.total }}.',
      'Nous prélèverons {{ debit.amount }} à partir du {{ debit.collected_on }} sur votre compte {{ debit.account }}{% if debit.mandate %}, en vertu de votre mandat {{ debit.mandate }}{% endif %}{% if debit.creditor_identifier %} (identifiant créancier {{ debit.creditor_identifier }}){% endif %}. Veillez à ce que le compte soit approvisionné à cette date\u00a0; vous n’avez rien d’autre à faire.',
      'Pour la consulter\u00a0: {{ invoice.link }}',
    ),
  },
  CreditNoteIssued: {
    subject: 'Votre avoir {{ credit_note.number }}',
    body: letter(
      'Nous avons émis l’avoir {{ credit_note.number }} sur votre facture {{ credit_note.invoice_number }}\u00a0: {{ credit_note.total }}.',
      'Pour le lire\u00a0: {{ credit_note.link }}',
    ),
  },
  PaymentReceived: {
    subject: 'Votre paiement est bien reçu\u00a0: facture {{ invoice.number }}',
    body: letter(
      'Merci. Nous avons reçu {{ receipt.amount }} le {{ receipt.received_on }} ({{ receipt.method }})\u00a0: votre facture {{ invoice.number }} du {{ invoice.issued_on }} est réglée.',
      'Vous la retrouvez ici\u00a0: {{ invoice.link }}',
    ),
  },
  PaymentRefunded: {
    subject: 'Votre remboursement de {{ refund.amount }}',
    body: letter(
      'Nous vous avons remboursé {{ refund.amount }} le {{ refund.given_on }} ({{ refund.method }}), au titre de l’avoir {{ credit_note.number }} sur votre facture {{ credit_note.invoice_number }}.',
      'Selon votre banque, le montant apparaît sur votre compte sous quelques jours.',
      'Pour consulter l’avoir\u00a0: {{ credit_note.link }}',
    ),
  },
  PaymentFailed: {
    subject: 'Le paiement de votre facture {{ invoice.number }} n’a pas abouti',
    body: letter(
      'Nous n’avons pas pu encaisser {{ payment.amount }} pour votre facture {{ invoice.number }} du {{ invoice.issued_on }}.',
      '{% if payment.retry_on %}Nous essaierons de nouveau le {{ payment.retry_on }}. {% endif %}Vous pouvez payer dès maintenant, ou changer de moyen de paiement, ici\u00a0: {{ invoice.link }}',
    ),
  },
  AuthenticationRequired: {
    subject: 'Confirmez le paiement de votre facture {{ invoice.number }}',
    body: letter(
      'Votre banque vous demande de confirmer le paiement de {{ payment.amount }} pour votre facture {{ invoice.number }} du {{ invoice.issued_on }}. D’ici là, il ne peut pas être encaissé.',
      'Cela prend une minute\u00a0: {{ invoice.link }}',
      'Rien n’a été débité jusqu’ici, et rien ne le sera sans votre confirmation.',
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
  ServiceSuspended: {
    subject: 'Votre service est suspendu',
    body: letter(
      '{% if suspension.left_to_pay %}{{ suspension.left_to_pay }} restant impayés{% else %}Votre compte n’ayant pas de moyen de paiement valide{% endif %}, nous avons dû suspendre votre service le {{ suspension.on }}. Rien de ce qui est à vous n’est supprimé.',
      'Il reprend dès que votre compte est réglé ou qu’un moyen de paiement valide est enregistré\u00a0: {{ portal.link }}',
      'Si quelque chose vous en empêche, dites-le-nous en répondant à ce message\u00a0: nous chercherons une solution.',
    ),
  },
  CardSoonExpired: {
    subject: 'Votre carte expire bientôt',
    body: letter(
      'La carte {{ card.label }}, qui règle votre abonnement, expire le {{ card.expires_on }}.',
      'Pour que votre service continue sans interruption, enregistrez votre nouvelle carte ici\u00a0: {{ portal.link }}',
    ),
  },
  PaymentMethodRegistered: {
    subject: 'Votre moyen de paiement est enregistré',
    body: letter(
      'Désormais, vos factures sont réglées par {{ method.label }}, enregistré le {{ method.changed_on }}.',
      'Vous pouvez en changer à tout moment ici\u00a0: {{ portal.link }}',
      'Si vous n’en êtes pas à l’origine, répondez à ce message sans attendre.',
    ),
  },
  PaymentMethodRemoved: {
    subject: 'Votre moyen de paiement est supprimé',
    body: letter(
      'Votre moyen de paiement {{ method.label }} a été supprimé le {{ method.changed_on }}\u00a0: plus rien n’y sera débité.',
      'Pour que vos prochaines factures se règlent d’elles-mêmes, enregistrez-en un autre ici\u00a0: {{ portal.link }}',
      'Si vous n’en êtes pas à l’origine, répondez à ce message sans attendre.',
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
  RenewalAhead: {
    subject:
      'Votre abonnement à {{ subscription.offer }} se renouvelle le {{ renewal.on }}\u00a0: vous pouvez le quitter avant',
    body: letter(
      'Votre abonnement à {{ subscription.offer }} se renouvelle par tacite reconduction le {{ renewal.on }}, pour {{ renewal.duration }}, au prix de {{ subscription.price }}.',
      'VOUS ÊTES LIBRE DE NE PAS LE RENOUVELER. Il suffit de le résilier au plus tard le {{ renewal.leave_until }}, sans frais\u00a0: {{ portal.link }}',
      'Si vous souhaitez continuer, vous n’avez rien à faire.',
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
