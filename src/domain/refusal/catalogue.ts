/**
 * The one catalogue of refusals: code on the wire, HTTP status, public text in French and English.
 * Codes follow the reference's shape `Error.<Resource>.<Problem>`; the first five are the reference's own
 * (shared/wire.md, a). `{name}` is filled from the refusal's params.
 */
import type { CatalogueEntry } from './catalogue-entry.ts';
import { catalogueRefusals } from './catalogue-refusals.ts';
import { customerRefusals } from './customer-refusals.ts';
import { documentRefusals } from './document-refusals.ts';
import { messageRefusals } from './message-refusals.ts';
import { organizationRefusals } from './organization-refusals.ts';
import { paymentRefusals } from './payment-refusals.ts';
import { signInRefusals } from './sign-in-refusals.ts';
import { webhookRefusals } from './webhook-refusals.ts';

export const catalogue = {
  ...customerRefusals,
  ...catalogueRefusals,
  ...organizationRefusals,
  ...paymentRefusals,
  ...documentRefusals,
  ...messageRefusals,
  ...webhookRefusals,
  ...signInRefusals,
  'Error.Customer.PaymentSettings.Missing': {
    status: 403,
    en: 'The customer has no valid payment method.',
    fr: 'Le client n’a pas de moyen de paiement valide.',
  },
  'Error.Customer.Billing.CappingReached': {
    status: 403,
    en: 'The customer has too many or too old unpaid invoices.',
    fr: 'Le client a trop de factures impayées, ou de trop anciennes.',
  },
  'Error.Api.Usage.NoneMatching': {
    status: 403,
    en: 'No running subscription of this customer carries this feature.',
    fr: 'Aucun abonnement en cours de ce client ne comporte cette fonctionnalité.',
  },
  'Error.Customer.Anonymize.HasDueInvoices': {
    status: 403,
    en: 'The customer has at least one due invoice and cannot be anonymised.',
    fr: 'Le client a au moins une facture due et ne peut pas être anonymisé.',
  },
  'Error.Api.Customer.Unaccessible': {
    status: 403,
    en: 'This customer cannot be reached with these keys.',
    fr: 'Ce client n’est pas accessible avec ces clés.',
  },
  'Error.Customer.Anonymize.HasRunningSubscription': {
    status: 403,
    en: 'The customer has a running subscription and cannot be anonymised.',
    fr: 'Le client a un abonnement en cours et ne peut pas être anonymisé.',
  },
  'Error.Api.Authentication.Missing': {
    status: 401,
    en: 'Send the agent key and the API key with HTTP Basic authentication.',
    fr: 'Envoyez la clé d’agent et la clé d’API par authentification HTTP Basic.',
  },
  'Error.Api.Authentication.Invalid': {
    status: 401,
    en: 'The agent key or the API key is not valid.',
    fr: 'La clé d’agent ou la clé d’API n’est pas valide.',
  },
  'Error.Api.Permission.Missing': {
    status: 403,
    en: 'This key, or the role of its agent, does not allow this operation.',
    fr: 'Cette clé, ou le rôle de son agent, ne permet pas cette opération.',
  },
  'Error.Api.Business.Unaccessible': {
    status: 403,
    en: 'This business cannot be reached with these keys.',
    fr: 'Cette activité n’est pas accessible avec ces clés.',
  },
  'Error.Api.Route.NotFound': {
    status: 404,
    en: 'There is no such operation: {method} {path}.',
    fr: 'Cette opération n’existe pas : {method} {path}.',
  },
  'Error.Api.Body.Malformed': {
    status: 400,
    en: 'The body of the request is not valid JSON.',
    fr: 'Le corps de la requête n’est pas du JSON valide.',
  },
  'Error.Api.Body.TooLarge': {
    status: 413,
    en: 'The body of the request is larger than {limit} bytes.',
    fr: 'Le corps de la requête dépasse {limit} octets.',
  },
  'Error.Api.Body.UnsupportedType': {
    status: 415,
    en: 'Send the body as application/json.',
    fr: 'Envoyez le corps en application/json.',
  },
  'Error.Input.Missing': {
    status: 422,
    en: '{field} is required.',
    fr: '{field} est obligatoire.',
  },
  'Error.Input.Invalid': {
    status: 422,
    en: '{field} is not valid: {reason}',
    fr: '{field} n’est pas valide : {reason}',
  },
  'Error.Input.Date.Future': {
    status: 422,
    en: '{field} is in the future.',
    fr: '{field} est dans le futur.',
  },
  'Error.Input.Date.Past': {
    status: 422,
    en: '{field} must be in the future.',
    fr: '{field} doit être dans le futur.',
  },
  'Error.Input.Date.OutOfRange': {
    status: 422,
    en: '{field} is out of range.',
    fr: '{field} est hors limites.',
  },
  'Error.Customer.NotFound': { status: 404, en: 'There is no such customer.', fr: 'Ce client n’existe pas.' },
  'Error.Customer.Reference.Taken': {
    status: 409,
    en: 'Another customer of this segment has this reference.',
    fr: 'Un autre client de ce segment a cette référence.',
  },
  'Error.Customer.Suspended': {
    status: 403,
    en: 'The customer is suspended.',
    fr: 'Le client est suspendu.',
  },
  'Error.Customer.Delete.HasInvoice': {
    status: 403,
    en: 'The customer has an invoice or a credit note: the law forbids deleting it. Suspend or anonymise it instead.',
    fr: 'Le client a une facture ou un avoir : la loi interdit de le supprimer. Suspendez-le ou anonymisez-le.',
  },
  'Error.Message.NotFound': {
    status: 404,
    en: 'There is no such message.',
    fr: 'Ce message n’existe pas.',
  },
  'Error.Offer.NotFound': { status: 404, en: 'There is no such offer.', fr: 'Cette offre n’existe pas.' },
  'Error.Subscription.NotFound': {
    status: 404,
    en: 'There is no such subscription.',
    fr: 'Cet abonnement n’existe pas.',
  },
  'Error.SubscriptionFeature.NotFound': {
    status: 404,
    en: 'There is no such feature of a subscription.',
    fr: 'Cette fonctionnalité d’abonnement n’existe pas.',
  },
  'Error.SubscriptionPeriod.NotFound': {
    status: 404,
    en: 'There is no such period of a subscription.',
    fr: 'Cette période d’abonnement n’existe pas.',
  },
  'Error.SubscriptionDiscount.NotFound': {
    status: 404,
    en: 'There is no such discount on a subscription.',
    fr: 'Cette remise n’est pas sur un abonnement.',
  },
  'Error.Subscription.Started': {
    status: 403,
    en: 'The subscription has started: {field} can no longer change.',
    fr: 'L’abonnement a commencé\u00a0: {field} ne peut plus changer.',
  },
  'Error.Subscription.Delete.Started': {
    status: 403,
    en: 'Only a draft that was never billed can be deleted: terminate the subscription instead.',
    fr: 'Seul un brouillon jamais facturé peut être supprimé\u00a0: résiliez plutôt l’abonnement.',
  },
  'Error.Subscription.Ambiguous': {
    status: 422,
    en: 'The customer has several running subscriptions: name one by IdSubscription.',
    fr: 'Le client a plusieurs abonnements en cours : désignez-en un par IdSubscription.',
  },
  'Error.Subscription.State': {
    status: 403,
    en: 'The subscription is {state}: this operation is not possible.',
    fr: 'L’abonnement est {state} : cette opération est impossible.',
  },
  'Error.Subscription.Engaged': {
    status: 403,
    en: 'The subscription is engaged until {until}.',
    fr: 'L’abonnement est engagé jusqu’au {until}.',
  },
  'Error.Subscription.Upgrade.SameOffer': {
    status: 422,
    en: 'The subscription is already on this offer.',
    fr: 'L’abonnement porte déjà sur cette offre.',
  },
  'Error.Usage.TwoModes': {
    status: 422,
    en: 'Give one of Increment, QuantityCurrent and IsEnabled.',
    fr: 'Donnez un seul des champs Increment, QuantityCurrent et IsEnabled.',
  },
  'Error.Usage.WrongType': {
    status: 422,
    en: '{field} does not fit a feature of type {type}.',
    fr: '{field} ne convient pas à une fonctionnalité de type {type}.',
  },
  'Error.Usage.Negative': {
    status: 422,
    en: 'The quantity would fall below zero.',
    fr: 'La quantité deviendrait négative.',
  },
  'Error.BalanceLine.Dates': {
    status: 422,
    en: 'Give either Date, or DatePeriodStart and DatePeriodEnd.',
    fr: 'Donnez soit Date, soit DatePeriodStart et DatePeriodEnd.',
  },
  'Error.BalanceLine.NotFound': {
    status: 404,
    en: 'There is no such balance line.',
    fr: 'Cette ligne de solde n’existe pas.',
  },
  'Error.BalanceLine.Automatic': {
    status: 403,
    en: 'Only a line that was added by hand can be cancelled: add one of the opposite amount instead.',
    fr: 'Seule une ligne ajoutée à la main peut être annulée\u00a0: ajoutez plutôt une ligne du montant opposé.',
  },
  'Error.BalanceLine.Billed': {
    status: 403,
    en: 'The line is billed or cancelled, or stands on a draft: it cannot be cancelled.',
    fr: 'La ligne est facturée ou annulée, ou figure sur un brouillon\u00a0: elle ne peut pas être annulée.',
  },
  'Error.Payment.NotFound': {
    status: 404,
    en: 'There is no such payment.',
    fr: 'Ce paiement n’existe pas.',
  },
  'Error.Payment.State': {
    status: 403,
    en: 'The payment is {state}: this operation is not possible.',
    fr: 'Le paiement est {state}\u00a0: cette opération est impossible.',
  },
  'Error.Payment.NoReceipt': {
    status: 403,
    en: 'Only a payment that was received for an invoice and kept has a receipt.',
    fr: 'Seul un paiement reçu pour une facture et conservé a un reçu.',
  },
  'Error.Payment.NotSimulated': {
    status: 409,
    en: 'Only a payment that the simulator charged can be reversed here.',
    fr: 'Seul un paiement prélevé par le simulateur peut être repris ici.',
  },
  'Error.Refund.NothingCharged': {
    status: 409,
    en: 'Nothing of this invoice was charged that can still be given back: name how the money goes back by hand.',
    fr: 'Rien de cette facture n’a été prélevé qui puisse encore être rendu : indiquez comment l’argent est rendu à la main.',
  },
  'Error.Payment.NotOffline': {
    status: 403,
    en: 'Only a payment that was recorded by hand can be cancelled: refund one that was charged.',
    fr: 'Seul un paiement enregistré à la main peut être annulé\u00a0: remboursez un paiement prélevé.',
  },
  'Error.Payment.Invoice.Credited': {
    status: 403,
    en: 'The invoice has a credit note: its payments can no longer be cancelled.',
    fr: 'La facture a un avoir\u00a0: ses paiements ne peuvent plus être annulés.',
  },
  'Error.Tax.Undetermined': {
    status: 422,
    en: 'No tax rate is known for {country} on {date}.',
    fr: 'Aucun taux de taxe n’est connu pour {country} au {date}.',
  },
  'Error.Clock.NotMovable': {
    status: 403,
    en: 'Only a sandbox with a test clock can be moved in time.',
    fr: 'Seul un bac à sable muni d’une horloge de test peut être déplacé dans le temps.',
  },
  'Error.Clock.Backwards': {
    status: 422,
    en: 'The test clock only moves forward: it is at {now}.',
    fr: 'L’horloge de test ne va que vers l’avant : elle est au {now}.',
  },
  'Error.Customer.Delete.SharesSubscription': {
    status: 403,
    en: 'The customer shares a subscription with another customer: delete that subscription first.',
    fr: 'Le client partage un abonnement avec un autre client : supprimez d’abord cet abonnement.',
  },
  'Error.Dunning.Step.Invalid': {
    status: 422,
    en: 'Step {position} stands twice, or its level does not fit: a reminder has one, nothing else does.',
    fr: 'L’étape {position} figure deux fois, ou son niveau ne convient pas : seule une relance en a un.',
  },
  'Error.Dunning.Pause.Past': {
    status: 422,
    en: 'A pause ends in the future.',
    fr: 'Une pause se termine dans le futur.',
  },
  'Error.Api.Request.Malformed': {
    status: 400,
    en: 'The request is not valid HTTP: its address or its headers cannot be read.',
    fr: 'La requête n’est pas du HTTP valide : son adresse ou ses en-têtes sont illisibles.',
  },
  'Error.Api.Idempotency.Invalid': {
    status: 400,
    en: 'The Idempotency-Key header needs 1 to 255 printable ASCII characters.',
    fr: 'L’en-tête Idempotency-Key doit comporter de 1 à 255 caractères ASCII imprimables.',
  },
  'Error.Gateway.NotFound': {
    status: 404,
    en: 'There is no such gateway in this installation.',
    fr: 'Cette passerelle n’existe pas dans cette installation.',
  },
  'Error.Gateway.NotEnabled': {
    status: 409,
    en: 'No gateway that is enabled registers this means of payment ({type}).',
    fr: 'Aucune passerelle activée n’enregistre ce moyen de paiement ({type}).',
  },
  'Error.Gateway.Settings.Refused': {
    status: 409,
    en: 'The gateway does not accept these settings: {reason}',
    fr: 'La passerelle n’accepte pas ces réglages : {reason}',
  },
  'Error.Gateway.Unavailable': {
    status: 409,
    en: 'The gateway {gateway} does not answer: try again in a moment.',
    fr: 'La passerelle {gateway} ne répond pas : réessayez dans un instant.',
  },
  'Error.Api.Idempotency.Mismatch': {
    status: 409,
    en: 'This idempotency key was used for another request less than 24 hours ago.',
    fr: 'Cette clé d’idempotence a déjà servi à une autre requête il y a moins de 24 heures.',
  },
  'Error.Api.Idempotency.InProgress': {
    status: 409,
    en: 'A request with this idempotency key is still running: send it again in a moment.',
    fr: 'Une requête portant cette clé d’idempotence est encore en cours : renvoyez-la dans un instant.',
  },
  'Error.Api.RateLimit.Exceeded': {
    status: 429,
    en: 'Too many requests: wait {seconds} s, as the Retry-After header says.',
    fr: 'Trop de requêtes : attendez {seconds} s, comme l’indique l’en-tête Retry-After.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type RefusalCode = keyof typeof catalogue;

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(catalogue, text);
}

/** In the order of the alphabet. */
export const refusalCodes: readonly RefusalCode[] = Object.keys(catalogue).filter(isRefusalCode).sort();

/** The public text of a refusal; any language but French is answered in English. */
export function refusalMessage(
  code: RefusalCode,
  language: string,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const entry = catalogue[code];
  const text: string = language.toLowerCase().startsWith('fr') ? entry.fr : entry.en;
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
