/**
 * The one catalogue of refusals: code on the wire, HTTP status, public text in French and English.
 * Codes follow the reference's shape `Error.<Resource>.<Problem>`; the first five are the reference's own
 * (shared/wire.md, a). `{name}` is filled from the refusal's params.
 */
interface CatalogueEntry {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429;
  readonly en: string;
  readonly fr: string;
}

export const catalogue = {
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
  'Error.Segment.NotFound': { status: 404, en: 'There is no such segment.', fr: 'Ce segment n’existe pas.' },
  'Error.Segment.Currency.Mismatch': {
    status: 422,
    en: 'The currency {currency} is not the segment’s: {expected}.',
    fr: 'La devise {currency} n’est pas celle du segment : {expected}.',
  },
  'Error.Segment.Currency.Locked': {
    status: 403,
    en: 'The currency of a segment cannot change once it has a subscription, a balance line or a document.',
    fr: 'La devise d’un segment ne peut plus changer dès qu’il a un abonnement, une ligne de solde ou un document.',
  },
  'Error.Segment.IsDefault': {
    status: 403,
    en: 'The default segment of a business cannot be deleted.',
    fr: 'Le segment par défaut d’une activité ne peut pas être supprimé.',
  },
  'Error.Segment.NotEmpty': {
    status: 403,
    en: 'The segment holds customers, offers, pricing tables, discounts or documents: it cannot be deleted.',
    fr: 'Le segment contient des clients, des offres, des grilles tarifaires, des remises ou des documents\u00a0: il ne peut pas être supprimé.',
  },
  'Error.TaxProfile.NotFound': {
    status: 404,
    en: 'There is no such tax profile.',
    fr: 'Ce profil de taxe n’existe pas.',
  },
  'Error.TaxProfile.Reference.Taken': {
    status: 409,
    en: 'Another tax profile has this reference.',
    fr: 'Un autre profil de taxe porte cette référence.',
  },
  'Error.TaxProfile.InUse': {
    status: 403,
    en: 'A segment is taxed by this profile: it cannot be deleted.',
    fr: 'Un segment est taxé selon ce profil\u00a0: il ne peut pas être supprimé.',
  },
  'Error.Agent.NotFound': { status: 404, en: 'There is no such agent.', fr: 'Cet agent n’existe pas.' },
  'Error.Agent.Email.Taken': {
    status: 409,
    en: 'Another agent has this e-mail address.',
    fr: 'Un autre agent a cette adresse e-mail.',
  },
  'Error.Agent.LastOwner': {
    status: 403,
    en: 'A business keeps at least one enabled owner: make another agent an owner first.',
    fr: 'Une activité garde au moins un propriétaire actif\u00a0: nommez d’abord un autre agent propriétaire.',
  },
  'Error.ApiKey.Revoked': {
    status: 403,
    en: 'This key is revoked: make a new one.',
    fr: 'Cette clé est révoquée\u00a0: créez-en une nouvelle.',
  },
  'Error.ApiKey.BeyondRights': {
    status: 403,
    en: 'A key of this agent or with these scopes would allow more than the key that asks for it.',
    fr: 'Une clé de cet agent, ou de cette portée, permettrait plus que la clé qui la demande.',
  },
  'Error.EmailTemplate.Unreadable': {
    status: 422,
    en: '{field} cannot be read as a Liquid template: {cause}.',
    fr: '{field} ne peut pas être lu comme un modèle Liquid\u00a0: {cause}.',
  },
  'Error.EmailTemplate.NotFound': {
    status: 404,
    en: 'There is no such e-mail template.',
    fr: 'Ce modèle d’e-mail n’existe pas.',
  },
  'Error.Export.NotFound': { status: 404, en: 'There is no such export.', fr: 'Cet export n’existe pas.' },
  'Error.Export.TooLarge': {
    status: 403,
    en: 'The export has more than {limit} rows: narrow it by dates, or use the command line.',
    fr: 'L’export dépasse {limit} lignes\u00a0: réduisez-le par des dates, ou utilisez la ligne de commande.',
  },
  'Error.Import.NotFound': { status: 404, en: 'There is no such import.', fr: 'Cet import n’existe pas.' },
  'Error.Import.Refused': {
    status: 422,
    en: 'The import cannot run: {cause}',
    fr: 'L’import ne peut pas avoir lieu\u00a0: {cause}',
  },
  'Error.NumberSeries.Pattern.Taken': {
    status: 409,
    en: 'Another series of this business has this pattern: their documents would have the same numbers.',
    fr: 'Une autre série de cette activité a ce modèle\u00a0: leurs documents auraient les mêmes numéros.',
  },
  'Error.Feature.NotFound': {
    status: 404,
    en: 'There is no such feature: {reference}.',
    fr: 'Cette fonctionnalité n’existe pas : {reference}.',
  },
  'Error.Offer.NotFound': { status: 404, en: 'There is no such offer.', fr: 'Cette offre n’existe pas.' },
  'Error.Discount.NotFound': {
    status: 404,
    en: 'There is no such discount: {reference}.',
    fr: 'Cette remise n’existe pas : {reference}.',
  },
  'Error.Subscription.NotFound': {
    status: 404,
    en: 'There is no such subscription.',
    fr: 'Cet abonnement n’existe pas.',
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
  'Error.Invoice.NotFound': {
    status: 404,
    en: 'There is no such invoice.',
    fr: 'Cette facture n’existe pas.',
  },
  'Error.Invoice.State': {
    status: 403,
    en: 'The invoice is {state}: this operation is not possible.',
    fr: 'La facture est {state} : cette opération est impossible.',
  },
  'Error.CreditNote.ExceedsInvoice': {
    status: 422,
    en: 'The credit notes of an invoice cannot exceed it: {remaining} remain at the rate {rate}.',
    fr: 'Les avoirs d’une facture ne peuvent pas la dépasser : il reste {remaining} au taux {rate}.',
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
  'Error.Business.Name.Taken': {
    status: 409,
    en: 'Another business has this name.',
    fr: 'Une autre entreprise porte ce nom.',
  },
  'Error.Segment.Reference.Taken': {
    status: 409,
    en: 'Another segment of this business has this reference.',
    fr: 'Un autre segment de cette entreprise a cette référence.',
  },
  'Error.ApiKey.NotFound': { status: 404, en: 'There is no such key.', fr: 'Cette clé n’existe pas.' },
  'Error.ApiKey.Taken': {
    status: 409,
    en: 'Another key of this business has this agent key.',
    fr: 'Une autre clé de cette entreprise a cette clé d’agent.',
  },
  'Error.Feature.Reference.Taken': {
    status: 409,
    en: 'Another feature has this reference.',
    fr: 'Une autre fonctionnalité porte cette référence.',
  },
  'Error.Feature.InUse': {
    status: 403,
    en: 'An offer or a subscription carries this feature: it can be hidden, not deleted.',
    fr: 'Une offre ou un abonnement comporte cette fonctionnalité\u00a0: elle peut être masquée, pas supprimée.',
  },
  'Error.Feature.Type.Locked': {
    status: 403,
    en: 'The type of a feature cannot change once an offer or a subscription carries it.',
    fr: 'Le type d’une fonctionnalité ne peut plus changer dès qu’une offre ou un abonnement la comporte.',
  },
  'Error.Customer.Delete.SharesSubscription': {
    status: 403,
    en: 'The customer shares a subscription with another customer: delete that subscription first.',
    fr: 'Le client partage un abonnement avec un autre client : supprimez d’abord cet abonnement.',
  },
  'Error.NumberSeries.Pattern.TooLong': {
    status: 422,
    en: 'The pattern of numbers is longer than {limit} characters.',
    fr: 'Le modèle de numéro dépasse {limit} caractères.',
  },
  'Error.NumberSeries.Pattern.Characters': {
    status: 422,
    en: 'The pattern of numbers may hold letters, digits, . _ / - and the tokens YYYY, YY, MM and N in braces.',
    fr: 'Le modèle de numéro n’admet que lettres, chiffres, . _ / - et les jetons YYYY, YY, MM et N entre accolades.',
  },
  'Error.NumberSeries.Pattern.Counter': {
    status: 422,
    en: 'The pattern of numbers needs exactly one counter: N, or several N, in braces.',
    fr: 'Le modèle de numéro doit comporter un compteur et un seul : un ou plusieurs N entre accolades.',
  },
  'Error.CreditNote.NothingLeft': {
    status: 422,
    en: 'Nothing is left to credit on this invoice.',
    fr: 'Il ne reste rien à créditer sur cette facture.',
  },
  'Error.CreditNote.Line.Unknown': {
    status: 422,
    en: 'Line {position} is not on the invoice, or is named twice.',
    fr: 'La ligne {position} ne figure pas sur la facture, ou est citée deux fois.',
  },
  'Error.CreditNote.Amount.Invalid': {
    status: 422,
    en: 'A credit note credits a whole amount of the currency’s smallest unit, of the line’s sign and not zero.',
    fr: 'Un avoir porte sur un montant entier, dans la plus petite unité de la devise, du signe de la ligne et non nul.',
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
