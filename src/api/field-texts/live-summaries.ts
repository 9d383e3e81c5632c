/** What each operation of the Live API does, in French; in English it stands with the operation. A line is `id | French`. */
export const liveSummaries = `
create-or-update-a-customer | Créer un client, ou mettre à jour celui qui porte cette référence
retrieve-a-customer | Lire un client
list-customers | Lister les clients
anonymize-a-customer | Effacer les données personnelles d’un client
invalidate-a-customer | Donner une autre référence à un client et révoquer ses liens
revoke-encrypted-portal-links | Révoquer les liens d’un client
suspend-a-customer | Suspendre un client
retrieve-the-billing-address-of-a-customer | Lire l’adresse de facturation d’un client
update-the-billing-address-of-a-customer | Modifier l’adresse de facturation d’un client
retrieve-the-shipping-address-of-a-customer | Lire l’adresse de livraison d’un client
update-the-shipping-address-of-a-customer | Modifier l’adresse de livraison d’un client
retrieve-the-payment-settings-of-a-customer | Lire comment un client paie
update-the-payment-settings-of-a-customer | Modifier comment un client paie
retrieve-a-single-feature-by-reference | Lire une fonctionnalité par sa référence
retrieve-a-single-feature-by-internal-identifier | Lire une fonctionnalité par son numéro
list-all-features | Lister les fonctionnalités
retrieve-a-single-offer-by-reference | Lire une offre
list-offers | Lister les offres, ou celles d’une grille tarifaire dans son ordre
create-a-subscription | Créer un abonnement, et le démarrer si demandé
retrieve-a-subscription | Lire l’abonnement d’un client
retrieve-a-subscription-by-internal-identifier | Lire un abonnement par son numéro
list-subscriptions | Lister les abonnements
start-a-subscription | Démarrer un brouillon, ou reprendre un abonnement suspendu
suspend-a-subscription | Suspendre un abonnement en cours
terminate-a-subscription | Résilier un abonnement à l’échéance, tout de suite ou à une date
cancel-a-termination | Laisser continuer un abonnement qui devait finir à l’échéance
upgrade-a-subscription | Changer l’offre d’un abonnement, tout de suite ou à l’échéance
update-the-term-date-of-a-subscription | Déplacer l’échéance d’un abonnement
retrieve-a-single-usage | Lire ce qu’un client peut utiliser d’une fonctionnalité, tous abonnements réunis
retrieve-all-usages-for-a-customer-or-feature | Lister ce qu’un client peut utiliser, ou qui utilise une fonctionnalité
update-a-single-usage | Compter une consommation, fixer une quantité ou basculer un interrupteur
update-multiple-usages | Écrire jusqu’à 50 consommations, toutes ou aucune
list-balance-lines | Lister ce qui attend d’être facturé
create-a-balance-line | Ajouter un débit ou un crédit au solde d’un client
bill-a-customer | Facturer maintenant ce qui attend au solde d’un client
retrieve-a-single-invoice-by-full-number | Lire une facture ou un avoir par son numéro
retrieve-a-single-invoice-by-internal-identifier | Lire une facture ou un avoir par son identifiant interne
list-invoices | Lister factures et avoirs, les plus récents d’abord
quote-a-subscription-creation-or-override | Chiffrer un abonnement avant de le créer
quote-a-subscription-start | Chiffrer le démarrage d’un brouillon, ou la reprise d’un abonnement suspendu
quote-a-subscription-upgrade | Chiffrer un changement d’offre
quote-a-usage-update | Chiffrer un changement de consommation
quote-a-balance-line-creation | Chiffrer une ligne de solde avant de l’ajouter
quote-a-subscription-the-older-way | Chiffrer un nouvel abonnement, ou le démarrage ou le changement d’offre de celui dont le numéro est envoyé
read-the-quote-of-a-subscription-start | Chiffrer le démarrage d’un brouillon, ou la reprise d’un abonnement suspendu
quote-the-billing-of-a-customer | Chiffrer la facture de ce qui attend au solde d’un client, ou la prochaine avec ce qui sera renouvelé d’ici là
`;
