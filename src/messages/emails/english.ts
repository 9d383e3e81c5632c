/** The e-mails to customers in English. */
import type { EmailTexts } from './kinds.ts';

const ending = ['{{ seller.name }}', '{{ seller.email }}'].join('\n');

function letter(...paragraphs: readonly string[]): string {
  return ['Hello {{ customer.name }},', ...paragraphs, ending].join('\n\n');
}

export const englishEmails: EmailTexts = {
  InvoiceIssued: {
    subject: 'Your invoice {{ invoice.number }}',
    body: letter(
      'Your invoice {{ invoice.number }} of {{ invoice.issued_on }} is ready: {{ invoice.total }}.',
      '{% if invoice.is_paid %}It is paid; there is nothing for you to do.{% elsif invoice.is_automatic %}It will be charged to your payment method; there is nothing for you to do.{% else %}Please pay it by {{ invoice.due_on }}.{% endif %}',
      'Read or pay it here: {{ invoice.link }}',
    ),
  },
  DirectDebitAnnounced: {
    subject:
      'Your invoice {{ invoice.number }}: direct debit of {{ debit.amount }} on {{ debit.collected_on }}',
    body: letter(
      'Your invoice {{ invoice.number }} of {{ invoice.issued_on }} is ready: {{ invoice.total }}.',
      'We will collect {{ debit.amount }} by direct debit on or after {{ debit.collected_on }} from your account {{ debit.account }}{% if debit.mandate %}, under your mandate {{ debit.mandate }}{% endif %}{% if debit.creditor_identifier %} (creditor identifier {{ debit.creditor_identifier }}){% endif %}. Please see that the account holds enough by then; there is nothing else for you to do.',
      'Read it here: {{ invoice.link }}',
    ),
  },
  CreditNoteIssued: {
    subject: 'Your credit note {{ credit_note.number }}',
    body: letter(
      'We have issued the credit note {{ credit_note.number }} on your invoice {{ credit_note.invoice_number }}: {{ credit_note.total }}.',
      'Read it here: {{ credit_note.link }}',
    ),
  },
  PaymentReceived: {
    subject: 'We received your payment: invoice {{ invoice.number }}',
    body: letter(
      'Thank you. We received {{ receipt.amount }} on {{ receipt.received_on }} ({{ receipt.method }}): your invoice {{ invoice.number }} of {{ invoice.issued_on }} is paid.',
      'You find it here: {{ invoice.link }}',
    ),
  },
  PaymentRefunded: {
    subject: 'Your refund of {{ refund.amount }}',
    body: letter(
      'We gave back {{ refund.amount }} on {{ refund.given_on }} ({{ refund.method }}), for the credit note {{ credit_note.number }} on your invoice {{ credit_note.invoice_number }}.',
      'Depending on your bank, it shows on your account within some days.',
      'Read the credit note here: {{ credit_note.link }}',
    ),
  },
  PaymentFailed: {
    subject: 'The payment of your invoice {{ invoice.number }} did not go through',
    body: letter(
      'We could not collect {{ payment.amount }} for your invoice {{ invoice.number }} of {{ invoice.issued_on }}.',
      '{% if payment.retry_on %}We will try again on {{ payment.retry_on }}. {% endif %}You can pay now, or change your payment method, here: {{ invoice.link }}',
    ),
  },
  AuthenticationRequired: {
    subject: 'Please confirm the payment of your invoice {{ invoice.number }}',
    body: letter(
      'Your bank asks you to confirm the payment of {{ payment.amount }} for your invoice {{ invoice.number }} of {{ invoice.issued_on }}. Until then it cannot be collected.',
      'It takes a minute: {{ invoice.link }}',
      'Nothing was charged so far, and nothing will be without your confirmation.',
    ),
  },
  PaymentReminder1: {
    subject: 'Reminder: your invoice {{ invoice.number }}',
    body: letter(
      'Perhaps it escaped your attention: {{ invoice.left_to_pay }} of your invoice {{ invoice.number }} were due on {{ invoice.due_on }}.',
      'You can pay here: {{ invoice.link }}',
      'If your payment is on its way, please ignore this message.',
    ),
  },
  PaymentReminder2: {
    subject: 'Second reminder: your invoice {{ invoice.number }} is overdue',
    body: letter(
      'In spite of our first reminder, {{ invoice.left_to_pay }} of your invoice {{ invoice.number }}, due on {{ invoice.due_on }}, are still unpaid.',
      'Please pay now: {{ invoice.link }}',
      'Should something keep you from paying, tell us by answering this message: we will look for a solution.',
    ),
  },
  PaymentReminder3: {
    subject: 'Last reminder before further steps: your invoice {{ invoice.number }}',
    body: letter(
      'In spite of our reminders, {{ invoice.left_to_pay }} of your invoice {{ invoice.number }}, due on {{ invoice.due_on }}, are still unpaid.',
      'Without your payment we may suspend your service and hand the debt over for collection. Between businesses, interest of {{ late.rate }} a year and a recovery fee of {{ late.recovery_fee }} are due by law.',
      'Pay here: {{ invoice.link }}',
    ),
  },
  ServiceSuspended: {
    subject: 'Your service is suspended',
    body: letter(
      '{% if suspension.left_to_pay %}As {{ suspension.left_to_pay }} are still unpaid{% else %}As there is no valid payment method in your account{% endif %}, we had to suspend your service on {{ suspension.on }}. Nothing of yours is deleted.',
      'It starts again as soon as your account is settled or a valid payment method is registered: {{ portal.link }}',
      'Should something keep you from it, tell us by answering this message: we will look for a solution.',
    ),
  },
  CardSoonExpired: {
    subject: 'Your card expires soon',
    body: letter(
      'The card {{ card.label }}, by which you pay your subscription, expires on {{ card.expires_on }}.',
      'So that your service goes on without a break, register your new card here: {{ portal.link }}',
    ),
  },
  PaymentMethodRegistered: {
    subject: 'Your payment method was registered',
    body: letter(
      'From now on your invoices are paid with {{ method.label }}, registered on {{ method.changed_on }}.',
      'You can change it at any time here: {{ portal.link }}',
      'If this was not you, please answer this message at once.',
    ),
  },
  PaymentMethodRemoved: {
    subject: 'Your payment method was removed',
    body: letter(
      'Your payment method {{ method.label }} was removed on {{ method.changed_on }}: nothing will be charged to it any more.',
      'To have your next invoices paid without a thought, register another one here: {{ portal.link }}',
      'If this was not you, please answer this message at once.',
    ),
  },
  SubscriptionStarted: {
    subject: 'Your subscription to {{ subscription.offer }}',
    body: letter(
      'Your subscription to {{ subscription.offer }} started on {{ subscription.started_on }}.',
      'Price: {{ subscription.price }}{% if subscription.renews_on %}. It renews on {{ subscription.renews_on }}{% endif %}.',
      'You can read, change or terminate it at any time here: {{ portal.link }}',
      'Please keep this message: it confirms your contract.',
    ),
  },
  RenewalAhead: {
    subject:
      'Your subscription to {{ subscription.offer }} renews on {{ renewal.on }}: you may leave it before',
    body: letter(
      'Your subscription to {{ subscription.offer }} is renewed by tacit agreement on {{ renewal.on }}, for {{ renewal.duration }}, at {{ subscription.price }}.',
      'YOU ARE FREE NOT TO RENEW IT. To do so, terminate it at the latest on {{ renewal.leave_until }}, at no cost: {{ portal.link }}',
      'If you wish to go on, there is nothing for you to do.',
    ),
  },
  SubscriptionTerminated: {
    subject: 'Your subscription to {{ subscription.offer }} is terminated',
    body: letter(
      'We confirm that your subscription to {{ subscription.offer }} is terminated. It ends on {{ subscription.ended_on }}: until then you keep your service, after that nothing more is charged for it.',
      'Your invoices stay available here: {{ portal.link }}',
      'Please keep this message: it confirms the end of your contract.',
    ),
  },
  TrialEnding: {
    subject: 'Your trial of {{ subscription.offer }} ends on {{ trial.ends_on }}',
    body: letter(
      'Your trial of {{ subscription.offer }} ends on {{ trial.ends_on }}. From then on it costs {{ subscription.price }}.',
      'To go on, there is nothing to do but to have a valid payment method. To stop, terminate your subscription before that date. Both are done here: {{ portal.link }}',
    ),
  },
  PortalLink: {
    subject: 'Your access to {{ seller.name }}',
    body: letter(
      'Here is your personal link to your subscriptions, invoices and payment methods: {{ portal.link }}',
      'It is valid for 30 days. Please do not share it: it opens your account.',
    ),
  },
};
