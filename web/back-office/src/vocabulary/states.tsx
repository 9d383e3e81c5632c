/** The states of customers, subscriptions and invoices, in the words of the trade and each in its tone. */
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { defineTexts } from '../../../ui/texts.ts';
import type { Customer, Invoice, Payment, PaymentPermission, Subscription } from '../api/back-office.ts';

type CustomerState = Customer['Status'];
type SubscriptionState = Subscription['StateSubscription'];
type InvoiceState = Invoice['StateInvoice'];
type PaymentState = Payment['StatePayment'];

const useCustomerStates = defineTexts('customerStates', {
  en: { Enabled: 'Active', Suspended: 'Suspended', greyListed: 'Grey list' },
  fr: { Enabled: 'Actif', Suspended: 'Suspendu', greyListed: 'Liste grise' },
});

export function CustomerBadges({
  status,
  isGreyListed,
}: {
  readonly status: CustomerState;
  readonly isGreyListed: boolean;
}) {
  const t = useCustomerStates();
  return (
    <span className="inline-flex flex-wrap gap-1">
      <Badge tone={status === 'Enabled' ? 'good' : 'warn'}>{t(status)}</Badge>
      {isGreyListed && <Badge tone="bad">{t('greyListed')}</Badge>}
    </span>
  );
}

const subscriptionTones: Readonly<Record<SubscriptionState, Tone>> = {
  DraftCustomer: 'none',
  DraftAgent: 'none',
  DraftDelayedStart: 'calm',
  DraftDelayedUpgrade: 'calm',
  ActiveRunning: 'good',
  ActiveDelayedUpgrade: 'good',
  ActiveDelayedTermination: 'warn',
  ActiveDelayedSuspension: 'warn',
  SuspendedAgent: 'warn',
  SuspendedNoPaymentInfo: 'bad',
  SuspendedPaymentDue: 'bad',
  EndedComplete: 'none',
  EndedUpgrade: 'none',
  EndedTerminated: 'none',
  Deleted: 'none',
};

export const useSubscriptionStates = defineTexts('subscriptionStates', {
  en: {
    DraftCustomer: 'Draft of the customer',
    DraftAgent: 'Draft',
    DraftDelayedStart: 'Starts later',
    DraftDelayedUpgrade: 'Follows a change of offer',
    ActiveRunning: 'Running',
    ActiveDelayedUpgrade: 'Running, changes offer at term',
    ActiveDelayedTermination: 'Running, ends at term',
    ActiveDelayedSuspension: 'Running, pauses at term',
    SuspendedAgent: 'Suspended by an agent',
    SuspendedNoPaymentInfo: 'Suspended: no means of payment',
    SuspendedPaymentDue: 'Suspended: unpaid invoice',
    EndedComplete: 'Ended: ran its full course',
    EndedUpgrade: 'Ended: replaced',
    EndedTerminated: 'Terminated',
    Deleted: 'Deleted',
  },
  fr: {
    DraftCustomer: 'Brouillon du client',
    DraftAgent: 'Brouillon',
    DraftDelayedStart: 'Démarre plus tard',
    DraftDelayedUpgrade: 'Suivra un changement d’offre',
    ActiveRunning: 'En cours',
    ActiveDelayedUpgrade: 'En cours, change d’offre à l’échéance',
    ActiveDelayedTermination: 'En cours, prend fin à l’échéance',
    ActiveDelayedSuspension: 'En cours, suspendu à l’échéance',
    SuspendedAgent: 'Suspendu par un agent',
    SuspendedNoPaymentInfo: 'Suspendu : aucun moyen de paiement',
    SuspendedPaymentDue: 'Suspendu : facture impayée',
    EndedComplete: 'Terminé : arrivé à son terme',
    EndedUpgrade: 'Terminé : remplacé',
    EndedTerminated: 'Résilié',
    Deleted: 'Supprimé',
  },
});

export function SubscriptionBadge({ state }: { readonly state: SubscriptionState }) {
  const t = useSubscriptionStates();
  return <Badge tone={subscriptionTones[state]}>{t(state)}</Badge>;
}

const invoiceTones: Readonly<Record<InvoiceState, Tone>> = {
  Draft: 'none',
  DraftCharging: 'calm',
  DueAuto: 'calm',
  DueOffline: 'calm',
  DueToProcess: 'calm',
  DuePending: 'calm',
  Paid: 'good',
  PaidRefunded: 'none',
  ProblemAuto: 'bad',
  ProblemOverdue: 'bad',
  ProblemDisputed: 'bad',
  Void: 'none',
  Uncollectible: 'none',
};

export const useInvoiceStates = defineTexts('invoiceStates', {
  en: {
    Draft: 'Draft',
    DraftCharging: 'Draft being charged',
    DueAuto: 'To be charged',
    DueOffline: 'Awaiting payment',
    DueToProcess: 'Charge in preparation',
    DuePending: 'Charge in progress',
    Paid: 'Paid',
    PaidRefunded: 'Refunded',
    ProblemAuto: 'Charge failed',
    ProblemOverdue: 'Overdue',
    ProblemDisputed: 'Disputed',
    Void: 'Cancelled',
    Uncollectible: 'Uncollectible',
  },
  fr: {
    Draft: 'Brouillon',
    DraftCharging: 'Brouillon en cours de prélèvement',
    DueAuto: 'À prélever',
    DueOffline: 'En attente de règlement',
    DueToProcess: 'Prélèvement en préparation',
    DuePending: 'Prélèvement en cours',
    Paid: 'Payée',
    PaidRefunded: 'Remboursée',
    ProblemAuto: 'Prélèvement refusé',
    ProblemOverdue: 'En retard',
    ProblemDisputed: 'Contestée',
    Void: 'Annulée',
    Uncollectible: 'Irrécouvrable',
  },
});

export function InvoiceBadge({ state }: { readonly state: InvoiceState }) {
  const t = useInvoiceStates();
  return <Badge tone={invoiceTones[state]}>{t(state)}</Badge>;
}

export const usePaymentStates = defineTexts('paymentStates', {
  en: {
    Completed: 'Received',
    Pending: 'In progress',
    Failed: 'Failed',
    Canceled: 'Cancelled',
    Disputed: 'Disputed',
    Returned: 'Returned',
    Surplus: 'Paid twice',
  },
  fr: {
    Completed: 'Encaissé',
    Pending: 'En cours',
    Failed: 'Échoué',
    Canceled: 'Annulé',
    Disputed: 'Contesté',
    Returned: 'Rejeté',
    Surplus: 'Payé en double',
  },
});

const paymentTones: Readonly<Record<string, Tone>> = {
  Completed: 'good',
  Pending: 'calm',
  Failed: 'bad',
  Disputed: 'bad',
  Returned: 'bad',
  Surplus: 'warn',
};

export function PaymentBadge({ state }: { readonly state: PaymentState }) {
  const t = usePaymentStates();
  return <Badge tone={paymentTones[state] ?? 'none'}>{t(state)}</Badge>;
}

type PermissionState = PaymentPermission['StatePermission'];

const usePermissionStates = defineTexts('permissionStates', {
  en: {
    Valid: 'Valid',
    SoonExpired: 'Expires soon',
    Expired: 'Expired',
    Defective: 'No longer works',
    InsufficientFunds: 'Not enough money',
    PaymentIssues: 'Refused lately',
    Removed: 'Removed',
  },
  fr: {
    Valid: 'Valide',
    SoonExpired: 'Expire bientôt',
    Expired: 'Expiré',
    Defective: 'Hors service',
    InsufficientFunds: 'Provision insuffisante',
    PaymentIssues: 'Refusé récemment',
    Removed: 'Retiré',
  },
});

/** Of a card or a mandate that is not simply valid. */
export function PermissionBadge({ state }: { readonly state: PermissionState }) {
  const t = usePermissionStates();
  return <Badge tone="warn">{t(state)}</Badge>;
}

export const usePaymentTypes = defineTexts('paymentTypes', {
  en: {
    Free: 'None',
    ExternalCheck: 'Cheque',
    ExternalCash: 'Cash',
    ExternalBank: 'Bank transfer',
    ExternalOther: 'Other',
    Card: 'Card',
    DirectDebit: 'Direct debit',
  },
  fr: {
    Free: 'Aucun',
    ExternalCheck: 'Chèque',
    ExternalCash: 'Espèces',
    ExternalBank: 'Virement',
    ExternalOther: 'Autre',
    Card: 'Carte',
    DirectDebit: 'Prélèvement',
  },
});

export const useRecurrences = defineTexts('recurrences', {
  en: {
    Day_one: 'every day',
    Day_other: 'every {{count}} days',
    Week_one: 'every week',
    Week_other: 'every {{count}} weeks',
    Month_one: 'every month',
    Month_other: 'every {{count}} months',
    Year_one: 'every year',
    Year_other: 'every {{count}} years',
  },
  fr: {
    Day_one: 'par jour',
    Day_other: 'tous les {{count}} jours',
    Week_one: 'par semaine',
    Week_other: 'toutes les {{count}} semaines',
    Month_one: 'par mois',
    Month_other: 'tous les {{count}} mois',
    Year_one: 'par an',
    Year_other: 'tous les {{count}} ans',
  },
});
