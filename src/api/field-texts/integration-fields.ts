/** Fields of keys, gateways, webhooks, imports and exports. A line is `Name | English | French`. */
export const integrationFields = `
IdApiKey | API key, by its internal identifier. | Clé d’API, par son identifiant interne.
ApiKeyName | Name of the key, or a part of it. | Nom de la clé, ou une partie.
AgentKey | The user part of the keys. | La partie utilisateur des clés.
ApiKey | The secret part of the keys: shown this once. | La partie secrète des clés : montrée cette seule fois.
Scopes | What the key may be used for. | Ce que la clé permet.
IsRevoked | Whether it no longer works. | Si elle ne fonctionne plus.
DateRevocation | When it stopped working. | Date de révocation.
DateLastUse | When it was used last. | Date de dernière utilisation.
DatePreviousTerm | Until when the former secret still works. | Jusqu’à quand l’ancien secret fonctionne.
OverlapHours | Hours that the former secret still works. | Heures pendant lesquelles l’ancien secret fonctionne encore.
CanCharge | Whether it can charge. | Si elle peut prélever.
CanKeepMethod | Whether it can keep a payment method. | Si elle peut garder un moyen de paiement.
CanRecordPayment | Whether payments are recorded by hand. | Si les paiements y sont saisis à la main.
CanRefund | Whether it can pay back. | Si elle peut rembourser.
StateGateway | Whether the gateway can be used. | Si la passerelle est utilisable.
TypesPayment | Payment methods it carries. | Moyens de paiement proposés.
IdWebhook | Webhook, by its internal identifier. | Webhook, par son identifiant interne.
Url | Address that is called. | Adresse appelée.
Triggers | Events it is told of; all when left out. | Événements transmis ; tous si omis.
IsAllTriggers | Whether it is told of every event. | S’il reçoit tous les événements.
StateWebhook | Where the webhook stands. | Où en est le webhook.
IsPaused | True pauses, false resumes. | True met en pause, false reprend.
ReasonPause | Why it is paused. | Motif de la pause.
DateFailingSince | Since when every call fails. | Depuis quand tous les appels échouent.
CountFailures | Failures in a row. | Échecs d’affilée.
Key | Key sent with the older signature. | Clé envoyée avec l’ancienne signature.
Secret | Secret of the older signature. | Secret de l’ancienne signature.
SigningSecret | Secret of the Standard Webhooks signature. | Secret de la signature Standard Webhooks.
sendCode | True sends the code to the address. | True envoie le code à l’adresse.
IsReceived | Whether the address answered well. | Si l’adresse a bien répondu.
StatusAnswer | Status that the address answered. | Statut répondu par l’adresse.
IdNotification | Notification, by its internal identifier. | Notification, par son identifiant interne.
IdTrigger | The event, by its identifier. | L’événement, par son identifiant.
TypeTrigger | Name of the event. | Nom de l’événement.
DateTrigger | When the event happened. | Date de l’événement.
StateNotification | Where the notification stands. | Où en est la notification.
Attempts | The attempts, with what was answered. | Les essais, avec la réponse reçue.
DateAttempt | When it was tried. | Date de l’essai.
DurationMilliseconds | How long the answer took, in milliseconds. | Durée de la réponse, en millisecondes.
RequestHeaders | Headers that were sent. | En-têtes envoyés.
AnswerHeaders | Headers that came back. | En-têtes reçus.
AnswerBody | What came back. | Réponse reçue.
Error | What went wrong. | Ce qui a échoué.
IdImport | Import, by its internal identifier. | Import, par son identifiant interne.
Csv | The file, as text. | Le fichier, en texte.
Mapping | Mapping of the columns, in YAML. | Correspondance des colonnes, en YAML.
IsDryRun | True tells what would be done and does nothing. | True dit ce qui serait fait et ne fait rien.
FileSha256 | SHA-256 of the file. | SHA-256 du fichier.
MappingSha256 | SHA-256 of the mapping. | SHA-256 de la correspondance.
IsFinished | Whether it came to its end. | Si elle est allée à son terme.
CountRead | Lines that were read. | Lignes lues.
CountCreated | Lines that created something. | Lignes ayant créé quelque chose.
CountChanged | Lines that changed something. | Lignes ayant modifié quelque chose.
CountUnchanged | Lines that changed nothing. | Lignes n’ayant rien changé.
CountFiltered | Lines that the mapping leaves out. | Lignes écartées par la correspondance.
CountRefused | Lines that were refused. | Lignes refusées.
CountCustomers | Customers that were written. | Clients écrits.
CountSubscriptions | Subscriptions that were written. | Abonnements écrits.
CountRows | Rows in the file. | Lignes du fichier.
Setup | What is, or would be, created of the catalogue and the segments. | Ce qui est, ou serait, créé du catalogue et des segments.
Refused | The first cells that were refused. | Les premières cellules refusées.
RefusedCsv | The refused lines, to be corrected and sent again. | Les lignes refusées, à corriger et renvoyer.
ReasonsCsv | Why each line was refused. | Pourquoi chaque ligne a été refusée.
Changes | The first lines that change something that exists. | Les premières lignes qui modifient de l’existant.
Line | Line of the file. | Ligne du fichier.
Column | Column of the file. | Colonne du fichier.
Columns | Columns of the file. | Colonnes du fichier.
Field | Field concerned. | Champ concerné.
Fields | Fields concerned. | Champs concernés.
From | Value before. | Valeur avant.
To | Value after. | Valeur après.
Value | Value in the file. | Valeur dans le fichier.
Reference | Reference of what is concerned. | Référence de ce qui est concerné.
exportName | Name of the export: see the list of exports. | Nom de l’export : voir la liste des exports.
Format | Format of the file. | Format du fichier.
Delimiter | What stands between two columns. | Séparateur de colonnes.
gateway | Name of the gateway, as the list of gateways gives it. | Nom de la passerelle, tel que le donne la liste des passerelles.
NameGateway | Name of the gateway. | Nom de la passerelle.
Settings | Settings of the account with the gateway; of those that are entered, values by name. | Réglages du compte auprès de la passerelle ; à la saisie, les valeurs par nom.
IsSecret | Whether it is kept sealed and never shown. | Si la valeur est gardée scellée et jamais montrée.
IsRequired | Whether the account does not work without it. | Si le compte ne fonctionne pas sans elle.
DateSet | When the secret was entered. | Date de saisie du secret.
PathNews | Where the gateway’s server tells what happened: enter it there, after the address of this server. | Où le serveur de la passerelle annonce ce qui s’est passé : à saisir chez elle, après l’adresse de ce serveur.
News | What the gateway told. | Ce que la passerelle a annoncé.
DateReceived | When it was received. | Date de réception.
DateNextTry | When it is tried again; absent once it is given up. | Date du prochain essai ; absente une fois abandonné.
KeyRegistration | Key of the registration, which is in the addresses of its pages. | Clé de l’enregistrement, présente dans les adresses de ses pages.
UrlReturn | Where the payer goes in the end, with the outcome in the query. | Où le payeur est conduit à la fin, l’issue figurant dans l’adresse.
TypeReversal | What becomes of the payment: disputed by the payer, returned by the bank, or the dispute withdrawn. | Sort du paiement : contesté par le payeur, retourné par la banque, ou contestation levée.
`;
