/** What each operation of the Back Office API does, in French; in English it stands with the operation. `id | French`. */
export const backOfficeSummaries = `
create-feature | Créer une fonctionnalité
list-features | Lister les fonctionnalités
show-feature | Lire une fonctionnalité
update-feature | Modifier une fonctionnalité
delete-feature | Supprimer une fonctionnalité que rien ne porte
order-features | Mettre des fonctionnalités en tête, dans un ordre ; les autres gardent le leur derrière
create-discount | Créer une remise
list-discounts | Lister les remises
show-discount | Lire une remise
update-discount | Modifier une remise ; les abonnements gardent la copie reçue
delete-discount | Supprimer une remise qu’aucun abonnement n’a reçue
calculate-offer-quote | Chiffrer un abonnement à une offre, pour un client ou pour quelqu’un du pays du segment
duplicate-offer | Copier une offre avec ses fonctionnalités ; la copie est masquée
order-offers | Mettre des offres en tête, dans un ordre ; les autres gardent le leur derrière
create-offer | Créer une offre
list-offers | Lister les offres dans leur ordre
show-offer | Lire une offre
update-offer | Modifier une offre ; les abonnements gardent la copie dont ils sont faits
delete-offer | Supprimer une offre à laquelle personne ne s’est abonné
create-offer-feature | Ajouter une fonctionnalité à une offre
list-offer-features | Lister les fonctionnalités des offres, offre par offre dans leur ordre
show-offer-feature | Lire une fonctionnalité d’une offre
update-offer-feature | Modifier une fonctionnalité d’une offre ; les abonnements gardent la copie dont ils sont faits
delete-offer-feature | Retirer une fonctionnalité d’une offre
create-pricing-table | Créer une grille tarifaire
list-pricing-tables | Lister les grilles tarifaires dans leur ordre
show-pricing-table | Lire une grille tarifaire
update-pricing-table | Modifier une grille tarifaire
delete-pricing-table | Supprimer une grille tarifaire ; ses offres restent
order-pricing-table | Ranger les offres d’une grille tarifaire
create-pricing-table-offer | Montrer une offre dans une grille tarifaire
list-pricing-table-offers | Lister les offres des grilles tarifaires, grille par grille dans leur ordre
show-pricing-table-offer | Lire une offre d’une grille tarifaire
update-pricing-table-offer | Déplacer une offre dans sa grille tarifaire, ou la remplacer par une autre
delete-pricing-table-offer | Retirer une offre d’une grille tarifaire
create-customer | Créer un client
list-customers | Lister les clients
show-customer | Lire un client
update-customer | Modifier un client
delete-customer | Supprimer un client à qui aucune facture n’a été émise
show-customer-billin-address | Lire l’adresse de facturation d’un client
update-customer-billin-address | Modifier l’adresse de facturation d’un client
show-customer-shipping-address | Lire l’adresse de livraison d’un client
update-customer-shipping-address | Modifier l’adresse de livraison d’un client
show-customer-settings | Lire comment un client paie
update-customer-settings | Modifier comment un client paie
suspend-customer | Suspendre un client : son portail, ses pages et ses prélèvements s’arrêtent
enable-customer | Mettre fin à la suspension d’un client
anonymize-customer | Effacer les données personnelles d’un client
invalidate-customer | Donner une autre référence à un client et révoquer ses liens
revoke-customer-links | Révoquer les liens d’un client
grey-list-customer | Mettre un client en liste grise : plus de paiement automatique, plus de formulaire de paiement
un-grey-list-customer | Retirer un client de la liste grise
list-customer-grey-listings | Lire qui a mis un client en liste grise ou l’en a retiré, quand et pourquoi
merge-customer | Fusionner un doublon dans ce client, qui reprend ce qu’il avait
list-customer-payment-permissions | Lister les moyens de paiement d’un client, les plus récents d’abord
show-customer-payment-permission | Lire un moyen de paiement d’un client
register-customer-payment-permission | Enregistrer un moyen de paiement du simulateur, dans un bac à sable
choose-customer-payment-permission | Faire payer un client par un de ses moyens de paiement désormais
delete-customer-payment-permission | Retirer un moyen de paiement d’un client : plus rien n’est encaissé par lui
create-customer-note | Écrire une note sur un client
list-customer-notes | Lister les notes sur un client, les plus récentes d’abord
delete-customer-note | Supprimer une note sur un client
list-customer-recent-activity | Lister ce qui est arrivé à un client, le plus récent d’abord
list-customer-upcoming-activity | Lister ce qui sera renouvelé et facturé à un client, comme cela se fera
show-customer-personal-data | Lire tout ce qui est détenu sur un client, pour le lui remettre à sa demande
show-customer-statement | Lire le compte d’un client sur une période : chaque opération et le solde qui la suit
show-customer-statement-pdf | Le fichier du relevé de compte d’un client, en base64
create-customer-portal-link | Créer l’adresse de l’espace d’un client, ouverte 30 jours
show-session | Lire qui appelle, pour quelle entreprise et ce qui lui est permis
end-session | Se déconnecter, ici ou partout
list-sessions | Lister où l’appelant est connecté
change-password | Changer son mot de passe ; on est alors déconnecté partout
begin-second-factor | Commencer à ajouter un second facteur : ce que l’authentificateur doit savoir ; un premier code le confirme
confirm-second-factor | Confirmer le second facteur par un premier code ; répond les codes de secours, cette seule fois
remove-second-factor | Retirer le second facteur, avec ses codes de secours
remove-agent-second-factor | Retirer le second facteur d’un agent qui l’a perdu
show-sign-in-rules | Lire ce qui est demandé à toute personne qui se connecte
update-sign-in-rules | Demander un second facteur à toute personne qui se connecte, ou ne plus le demander
search | Chercher clients, abonnements et factures par références, noms, e-mails, numéros et montants
show-customer-correspondence | Lire quels courriers un client reçoit
update-customer-correspondence | Modifier quels courriers un client reçoit
list-messages | Lister les e-mails, les plus récents d’abord
show-message | Lire un e-mail
resend-message | Envoyer un e-mail refusé, retenu ou gardé
create-segment | Créer un segment
list-segments | Lister les segments, celui par défaut d’abord
show-segment | Lire un segment
update-segment | Modifier les réglages d’un segment
delete-segment | Supprimer un segment vide
show-correspondence | Lire comment un segment écrit à ses clients
update-correspondence | Modifier comment un segment écrit à ses clients
show-business | Lire l’entreprise
update-business | Modifier le nom ou la langue par défaut de l’entreprise
create-tax-profile | Créer un profil de taxes
list-tax-profiles | Lister les profils de taxes
show-tax-profile | Lire un profil de taxes
update-tax-profile | Modifier un profil de taxes, pour ce qui sera émis désormais
delete-tax-profile | Supprimer un profil de taxes qu’aucun segment n’utilise
list-email-templates | Lister les modèles d’e-mail d’un segment, celui par défaut si aucun n’est nommé
show-email-template | Lire un modèle d’e-mail
replace-email-template | Mettre un texte à vous à la place de celui du programme
delete-email-template | Revenir au texte du programme
list-email-template-versions | Lister les versions d’un modèle d’e-mail, les plus récentes d’abord : qui a écrit quoi, et quand
restore-email-template-version | Reprendre le texte d’une version
preview-email-template | Écrire un e-mail à un client imaginaire, ou sur un vrai document, avec le texte envoyé ou sinon celui en usage
test-email-template | S’envoyer l’e-mail que montre l’aperçu
list-audit-entries | Lister le journal d’audit, le plus récent d’abord
show-audit-entry | Lire une entrée du journal d’audit
list-exports | Lister ce qui peut être exporté
show-export | Exporter jusqu’à 20000 lignes dans un fichier ; la ligne de commande en exporte autant qu’il y en a
list-balance-lines | Lister les lignes de solde
show-balance-line-by-id | Lire une ligne de solde
create-balance-line | Ajouter un débit, ou un crédit d’un montant négatif, au solde d’un client
delete-balance-line | Annuler une ligne ajoutée à la main et non facturée
list-invoices | Lister factures et avoirs
show-invoice-by-id | Lire une facture ou un avoir
finalize-invoice | Émettre un brouillon maintenant
mark-invoice-uncollectible | Renoncer à une facture impayée
delete-invoice | Supprimer un brouillon : ce qu’il contenait est dû à nouveau
preview-segment-invoice | Imprimer une facture ou un avoir d’exemple avec les réglages envoyés, sinon ceux en vigueur ; rien n’est gardé
show-invoice-reminder-pdf | Le fichier d’une relance à poster pour une facture échue, en base64 ; rien n’est envoyé
show-payment-receipt-pdf | Le fichier du reçu d’un paiement, en base64
show-message-attachment | Un fichier joint à un e-mail, en base64, tel qu’il était à l’écriture de l’e-mail
show-invoice-pdf | Le fichier d’une facture ou d’un avoir, en base64
list-invoice-lines | Lister les lignes des factures et des avoirs
show-invoice-line-by-id | Lire une ligne de facture
list-payments | Lister les paiements
show-payment-id-by-id | Lire un paiement
create-payment | Enregistrer un paiement reçu hors passerelle
cancel-payment | Reprendre un paiement enregistré par erreur : la facture est due à nouveau
list-credit-notes | Lister les avoirs
create-credit-note | Corriger une facture : tout le reste, des lignes choisies ou un montant
send-invoice | Envoyer une facture ou un avoir par e-mail, à son client ou à l’adresse donnée
create-refund | Rendre de l’argent, ou enregistrer qu’il l’a été : d’une facture payée avec un nouvel avoir, ou d’un avoir existant
bill-customer | Facturer maintenant ce qui attend au solde d’un client ; sans contenu s’il n’y a rien
project-billing | Ce que facturer un client maintenant mettrait sur sa facture, et quand il sera facturé ensuite
create-subscription | Créer un abonnement, et le démarrer si demandé
list-subscritions | Lister les abonnements
show-subscription | Lire un abonnement
delete-subscription | Supprimer un brouillon dont rien n’a été facturé
update-subscription | Modifier les conditions d’un abonnement, à partir de sa prochaine période
calculate-subscription-quote | Chiffrer le démarrage d’un brouillon ou d’un abonnement suspendu, ou la prochaine période d’un abonnement en cours
start-subscription | Démarrer un brouillon, ou reprendre un abonnement suspendu
suspend-subscription | Suspendre un abonnement en cours
terminate-subscription | Résilier un abonnement à l’échéance, tout de suite ou à une date
cancel-subscription-termination | Revenir sur une résiliation avant son échéance
upgrade-subscription | Changer l’offre d’un abonnement, tout de suite ou à l’échéance ; répond celui qui suit
update-subscription-term-date | Déplacer la fin de la période en cours, ou la date d’une résiliation différée
list-subscrition-features | Lister les fonctionnalités des abonnements
show-subscription-feature | Lire une fonctionnalité d’un abonnement
list-subscrition-periods | Lister les périodes des abonnements
show-subscription-period | Lire une période d’un abonnement
add-discount-to-subscription | Accorder une remise à un abonnement, à partir de sa prochaine période
remove-discount-from-subscription | Retirer une remise d’un abonnement
create-agent | Ajouter un agent ; ses clés sont créées à son nom
list-agents | Lister les agents
show-agent | Lire un agent
update-agent | Modifier le nom, l’adresse, la langue ou le rôle d’un agent
suspend-agent | Suspendre un agent : aucune de ses clés ne marche avant son rétablissement
enable-agent | Rétablir un agent suspendu
invite-agent | Envoyer à un agent le courrier par lequel il choisit un mot de passe, qui lui ouvre le back-office
create-api-key | Créer une clé, donnée dans cette réponse seulement
list-api-keys | Lister les clés, révoquées comprises
show-api-key | Lire une clé, sauf ce qui la prouve
update-api-key | Renommer une clé
rotate-api-key | Donner un nouveau secret à une clé, dans cette réponse seulement ; l’ancien ouvre encore le temps du passage
revoke-api-key | Révoquer une clé : elle reste dans la liste et n’ouvre plus jamais
list-gateways | Lister les passerelles, avec leur état et ce qu’elles savent faire
show-gateway | Lire une passerelle, avec les réglages du compte que l’entreprise y a
enter-gateway-settings | Saisir des réglages d’un compte de passerelle, à qui l’on demande s’ils fonctionnent ; les autres restent
enable-gateway | Utiliser le compte de passerelle
disable-gateway | Ne plus utiliser le compte de passerelle : rien n’est prélevé par elle, et ses annonces sont toujours reçues
list-gateway-news | Lister ce que des passerelles ont annoncé sans que rien n’y réponde ici, le plus récent d’abord
begin-payment-permission-registration | Demander à un client une carte ou un mandat : donne l’adresse de la page où le payeur le saisit
reverse-simulated-payment | Faire contester ou retourner un paiement du simulateur, ou lever sa contestation, au prochain passage
show-webhook-sample | Lire un événement inventé d’un type
rewind-events | Lister les derniers événements d’un type tels qu’ils seraient envoyés maintenant
list-webhook-notifications | Lister ce qui a été envoyé aux webhooks, le plus récent d’abord
show-webhook-notification | Lire une notification avec ses tentatives
replay-webhook-notification | Renvoyer une notification
replay-webhook-notifications | Renvoyer les notifications d’un intervalle de temps
list-imports | Lister les imports et leur avancement, les plus récents d’abord
show-import | Lire un import
create-import | Importer un fichier CSV selon un mappage, ou dire ce que cela ferait. Le même import refait ne change rien ; « tacite import » accepte de plus gros fichiers
show-test-clock | Lire l’horloge de l’entreprise
update-test-clock | Figer l’horloge d’un bac à sable, la laisser courir, ou l’avancer en faisant tout ce qui échoit en chemin
show-customer-test-clock | Lire l’horloge de test d’un client
set-customer-test-clock | Donner à un client d’un bac à sable une horloge de test à lui
move-customer-test-clock | Avancer l’horloge de test d’un client, en faisant tout ce qui échoit pour lui en chemin
delete-customer-test-clock | Ramener un client à l’heure de son entreprise
create-webhook | Créer un webhook : rien ne lui est envoyé avant vérification
list-webhooks | Lister les webhooks
show-webhook | Lire un webhook
update-webhook | Modifier, mettre en pause ou reprendre un webhook : une autre URL est à vérifier à nouveau
delete-webhook | Supprimer un webhook avec son historique
show-webhook-secrets | Lire les secrets par lesquels un destinataire vérifie l’expéditeur
send-webhook-verification | Envoyer un code de vérification à l’URL d’un webhook
confirm-webhook-verification | Vérifier un webhook par le code qu’il a reçu
record-mail-feedback | Signaler des courriers revenus, ou que leur lecteur a jugés indésirables
show-mail-feedback-secret | Lire où, et signé de quel secret, un fournisseur d’e-mails signale retours et plaintes
list-bounced-addresses | Lister les adresses qui ne reçoivent plus rien automatiquement, les plus récentes d’abord
delete-bounced-address | Écrire à nouveau à une adresse qui avait été marquée
list-write-offs | Lister les factures abandonnées, les plus récentes d’abord, avec ce qui en est rentré malgré tout
list-dunning-measures | Lister ce que les relances ont fait, le plus récent d’abord
list-dunning-steps | Lire les étapes de relance d’un segment, dans l’ordre où elles sont faites
pause-customer-dunning | Suspendre les relances de toutes les factures d’un client jusqu’à une date, ou les reprendre maintenant
pause-invoice-dunning | Suspendre les relances d’une facture jusqu’à une date, ou les reprendre maintenant
replace-dunning-steps | Remplacer les étapes de relance d’un segment ; une liste vide met fin aux relances
list-receipts | Lister les encaissements, du plus récent au plus ancien, avec ce qu’il en reste sur le compte du client
show-receipt | Lire un encaissement
cancel-receipt | Annuler un encaissement saisi par erreur : tout ce qu’il payait est de nouveau dû
repay-receipt | Noter que ce qui restait sur le compte du client lui a été rendu
import-bank-file | Importer un relevé bancaire : CSV, ou camt.053 et camt.054 ; un même mouvement n’est gardé qu’une fois
show-mandate-pdf | Le fichier du mandat SEPA qu’un client a donné ici, en base64
list-sepa-debits | Lister les prélèvements SEPA, du plus récent au plus ancien
list-sepa-batches | Lister les remises de prélèvements, de la plus récente à la plus ancienne
show-sepa-batch | Lire une remise de prélèvements
make-sepa-batch | Remettre à la banque les prélèvements en attente : écrit le fichier d’une remise
show-sepa-batch-file | Le fichier d’une remise, tel que la banque le prend (pain.008)
settle-sepa-batch | Déclarer une remise encaissée, sauf ce que la banque a refusé
import-sepa-answers | Importer les réponses de la banque : pain.002, camt.053 ou camt.054 ; chaque prélèvement n’évolue qu’une fois
list-bank-lines | Lister les lignes bancaires, de la plus récente à la plus ancienne, avec ce qu’elles peuvent payer
show-bank-line | Lire une ligne bancaire avec ce qu’elle peut payer
match-bank-line | Rapprocher une ligne bancaire d’un client et de ses factures ; le surplus reste sur son compte
match-certain-bank-lines | Rapprocher les lignes bancaires qui ne laissent aucun doute
ignore-bank-line | Écarter une ligne bancaire qui ne concerne aucune facture
reopen-bank-line | Rouvrir une ligne bancaire : ce qui avait été enregistré pour elle est annulé
allocate-payment | Enregistrer un seul paiement pour plusieurs factures d’un client, la plus ancienne d’abord
`;
