/** Fields of letters to customers and of how a business corresponds. A line is `Name | English | French`. */
export const messageFields = `
AccentColour | Colour of titles and buttons of letters, as #rrggbb. | Couleur des titres et des boutons des courriers, en #rrvvbb.
Addresses | E-mail addresses. | Adresses e-mail.
Attachments | Files that come with the letter. | Fichiers joints au courrier.
Bcc | In copy of every letter, seen by nobody. | En copie cachée de chaque courrier.
Cc | In copy of every letter. | En copie de chaque courrier.
BodyHtml | Text of the letter in HTML, with Liquid variables; absent when it is made of the plain text. | Texte du courrier en HTML, avec variables Liquid ; absent s’il est tiré du texte brut.
DateReport | When the mail server told of it. | Date à laquelle le serveur de messagerie l’a signalé.
Feedback | What mail servers told of letters. | Ce que les serveurs de messagerie ont signalé.
IsAddressBounced | Whether letters to the address came back: it gets none by itself. | Si des courriers à cette adresse sont revenus : elle n’en reçoit plus automatiquement.
IsInvoiceSent | Whether invoices and credit notes are sent by themselves. | Si les factures et avoirs partent automatiquement.
IsPdfAttached | Whether the PDF comes with the letter, or the link alone. | Si le PDF est joint au courrier, ou le lien seul.
IsReminderLetterAttached | Whether reminders come with a letter in PDF. | Si les relances sont accompagnées d’une lettre en PDF.
IsSending | Whether letters leave; otherwise they stay in the mailbox. | Si les courriers partent ; sinon ils restent dans la boîte d’envoi.
IsUnsubscribed | Whether the customer wants no letters but those that are owed. | Si le client ne veut que les courriers obligatoires.
MessageId | Name of the letter in the mail’s header, or the part before its @. | Identifiant du courrier dans l’en-tête, ou la partie avant son @.
Path | Path on this server. | Chemin sur ce serveur.
RenewalNotice | Who is told ahead of the tacit renewal of a long period. | Qui est prévenu de la tacite reconduction d’une longue période.
RenewalNoticeDays | How many days ahead of the renewal. | Nombre de jours avant la reconduction.
ReplyTo | Where answers go; absent for the seller’s address. | Adresse de réponse ; absente, celle du vendeur.
SenderName | Name that the letters come from; absent for the seller’s. | Nom de l’expéditeur ; absent, celui du vendeur.
TrialNoticeDays | How many days ahead the end of a trial is told; 0 for never. | Nombre de jours avant la fin d’essai où le client est prévenu ; 0 pour jamais.
TypeFeedback | Bounce (it came back) or Complaint (the reader called it spam). | Bounce (revenu) ou Complaint (signalé comme indésirable).
Version | Number of the version, from 1. | Numéro de la version, à partir de 1.
version | Number of the version, from 1. | Numéro de la version, à partir de 1.
`;
