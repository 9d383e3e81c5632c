/** Fields of the balance, invoices, payments and billing. A line is `Name | English | French`. */
export const financeFields = `
Payments | Payments. | Paiements.
OverpaymentToBalance | True: what is more than the invoices owe stays on account and pays the next ones. False: it is refused. | Vrai : le surplus reste sur le compte du client et paie ses prochaines factures. Faux : il est refusé.
Receipt | The receipt that was recorded. | L’encaissement enregistré.
IdReceipt | Receipt, by its internal identifier: it is taken back with the whole. | Encaissement, par son identifiant interne : il s’annule en entier.
StateReceipt | Recorded, or Cancelled once it was taken back. | Recorded, ou Cancelled une fois annulé.
HasMoneyOnAccount | True: only those with money that no invoice has taken yet; false: only the others. | Vrai : seulement ceux dont il reste une somme sur le compte du client ; faux : seulement les autres.
AmountOnAccount | What no invoice takes yet, in minor units: it pays the next ones. | Ce qu’aucune facture ne prend encore, en unités mineures : cela paie les suivantes.
AmountRepaid | What went back to the customer instead of paying an invoice, in minor units. | Ce qui a été rendu au client au lieu de payer une facture, en unités mineures.
DateRepaid | When it went back. | Quand cela a été rendu.
IdsPayment | The payments that it made, by their internal identifiers. | Les paiements effectués avec cette somme, par leurs identifiants internes.
IdBankLine | Line of the bank's statement, by its internal identifier. | Ligne bancaire, par son identifiant interne.
StateBankLine | New, Matched or Ignored. | New, Matched ou Ignored.
sepaBatchId | Batch of direct debits, by its internal identifier. | Remise de prélèvements, par son identifiant interne.
StateDebit | Waiting for a file, Sent to the bank, Settled, Rejected before it was collected, Returned after. | Waiting (en attente de remise), Sent (remis), Settled (encaissé), Rejected (refusé avant encaissement), Returned (rejeté après).
ReferenceMandate | Unique mandate reference (RUM). | Référence unique du mandat (RUM).
EndToEndId | Reference of the debit that goes through all banks. | Référence de bout en bout du prélèvement.
CodeReason | The bank’s reason, of ISO 20022: AM04, MD01… | Motif de la banque, selon ISO 20022 : AM04, MD01…
IdBatch | Batch of direct debits, by its internal identifier. | Remise de prélèvements, par son identifiant interne.
DateAsked | When the charge was asked for. | Date de la demande de prélèvement.
DateDecided | When the bank’s answer was taken in. | Date d’enregistrement de la réponse de la banque.
MessageId | Name of the file, by which the bank knows it. | Nom du fichier, sous lequel la banque le connaît.
DayCollected | Day on which the debits are collected: the first possible when left out. | Jour de règlement des prélèvements : le premier possible à défaut.
CountDebits | Direct debits of the batch. | Nombre de prélèvements de la remise.
CountOpen | Those for which the bank has not answered. | Ceux pour lesquels la banque n’a pas répondu.
CountSettled | Direct debits that were collected. | Prélèvements encaissés.
CountRejected | Direct debits that the bank refused. | Prélèvements refusés par la banque.
CountReturned | Direct debits that came back after they were collected. | Prélèvements rejetés après encaissement.
DateSettled | When the bank had answered for all of them. | Date à laquelle la banque avait répondu pour tous.
DateMade | When the file was written. | Date d’écriture du fichier.
DayBooked | The day on which the bank booked it. | Jour de comptabilisation par la banque.
DayBookedMin | First day of booking, included. | Premier jour de comptabilisation, inclus.
DayBookedMax | Last day of booking, included. | Dernier jour de comptabilisation, inclus.
NamePayer | Who paid, as the bank names them. | Nom du payeur selon la banque.
ReferencePayer | Structured reference given by the payer. | Référence structurée donnée par le payeur.
Proposals | What the line may pay, the surest first. | Ce que la ligne peut payer, du plus sûr au moins sûr.
NameCustomer | Name of the customer. | Nom du client.
Score | 0 to 100; from 95 on, nothing else can be meant. | De 0 à 100 ; à partir de 95, il n’y a pas de doute.
Reasons | Why it is proposed. | Raisons de la proposition.
Format | Format of the file. | Format du fichier.
CountRead | Movements read. | Mouvements lus.
CountAdded | Lines that were new. | Lignes nouvelles.
CountKnown | Lines known from an earlier file. | Lignes déjà connues.
CountOutgoing | Movements of money that went out: they are not kept. | Mouvements au débit : ils ne sont pas gardés.
CountMatched | Lines matched because they could mean one thing only. | Lignes rapprochées parce qu’elles ne laissaient aucun doute.
Search | Part of the payer’s name or of what the payer wrote. | Partie du nom du payeur ou de ce qu’il a écrit.
Statement | The file of the bank, as text. | Le fichier de la banque, sous forme de texte.
MatchesCertain | True: lines that can mean one thing only are matched at once. | Vrai : les lignes sans aucun doute sont rapprochées aussitôt.
IdsInvoice | Invoices, by their internal identifiers. | Factures, par leurs identifiants internes.
DunningSteps | Steps of dunning. | Étapes de relance.
Days | Days after the limit of payment, or after the last charge that failed. | Jours après l’échéance, ou après le dernier prélèvement échoué.
Level | Level of a reminder; 1 is the friendliest. | Niveau d’une relance ; 1 est le plus cordial.
DateApplied | When it was done. | Date à laquelle cela a été fait.
AmountSubtotal | Amount before tax, in minor units. | Montant hors taxes, en unités mineures.
AmountTotal | Amount with tax, in minor units. | Montant TTC, en unités mineures.
AmountTax | Tax, in minor units. | Taxe, en unités mineures.
AmountPaid | What was paid, in minor units. | Montant payé, en unités mineures.
AmountRecovered | What was paid since it was given up, in minor units. | Ce qui a été payé depuis l’abandon, en unités mineures.
AmountCredited | What was credited, in minor units. | Montant crédité, en unités mineures.
AmountBalance | What the balance comes to, in minor units. | Total du solde, en unités mineures.
Amount | Amount in minor units; negative for a credit. | Montant en unités mineures ; négatif pour un crédit.
AmountOpening | What the customer owed before the period, in minor units; negative when it is owed to the customer. | Ce que le client devait avant la période, en unités mineures ; négatif si c’est à lui qu’on le doit.
AmountClosing | What the customer owes at the end of the period, in minor units. | Ce que le client doit à la fin de la période, en unités mineures.
AmountWaiting | What waits on the balance to be invoiced, with tax, in minor units: no part of the account yet. | Ce qui attend au solde d’être facturé, TTC, en unités mineures : pas encore au compte.
Movements | What moved in the account, the oldest first. | Ce qui a mouvementé le compte, le plus ancien d’abord.
TypeMovement | Kind of movement. | Nature de l’opération.
DateMovement | When the account moved. | Date de l’opération.
AmountMovement | What it adds to what the customer owes, in minor units; negative for what takes off. | Ce qu’elle ajoute à ce que doit le client, en unités mineures ; négatif pour ce qui l’en retranche.
AmountBalanceAfter | What the customer owes after it, in minor units. | Ce que doit le client après l’opération, en unités mineures.
Computations | Sums over all pages. | Sommes sur l’ensemble des pages.
IdBalanceLine | Balance line, by its internal identifier. | Ligne de solde, par son identifiant interne.
StateMove | State of the line: Due until it is on an invoice. | État de la ligne : Due tant qu’elle n’est pas facturée.
TypeLine | What the line charges or credits. | Ce que la ligne débite ou crédite.
FamilyCharge | The charge key of the line. | La clé de charge de la ligne.
Label | Text of the line. | Texte de la ligne.
LabelLocalized | Text of the line. | Texte de la ligne.
TextLocalized | Text, in the language of the customer. | Texte, dans la langue du client.
NoteLocalized | Note printed on the invoice. | Note imprimée sur la facture.
DateMove | Date of the line; a line has either this or a period. | Date de la ligne ; une ligne a soit celle-ci, soit une période.
Date | Date of the line. | Date de la ligne.
Merged | True for one line a feature instead of one a change. | True pour une ligne par fonctionnalité au lieu d’une par changement.
QuantityReported | Quantity that was reported. | Quantité déclarée.
QuantityBilled | Quantity that is billed. | Quantité facturée.
RateTax | Rate of the tax, per ten thousand. | Taux de la taxe, pour dix mille.
CodeTax | Code of the tax. | Code de la taxe.
LabelTax1 | Name of the tax. | Nom de la taxe.
RateTax1 | Rate of the tax, per ten thousand. | Taux de la taxe, pour dix mille.
IdInvoice | Invoice or credit note, by its internal identifier. | Facture ou avoir, par son identifiant interne.
IdInvoiceLine | Line of an invoice, by its internal identifier. | Ligne de facture, par son identifiant interne.
IdInvoiceCorrected | The invoice that the credit note corrects. | La facture que l’avoir corrige.
ToBalance | True: the money stays on account and pays the next invoices instead of going back. | Vrai : l’argent reste sur le compte du client et paie ses prochaines factures, au lieu de lui être rendu.
IdCreditNote | Credit note, by its internal identifier. | Avoir, par son identifiant interne.
FullNumber | Legal number, as printed; a draft has none. | Numéro légal, tel qu’imprimé ; un brouillon n’en a pas.
Invoice | The invoice. | La facture.
Invoices | Invoices found. | Factures trouvées.
InvoiceDebit | The invoice. | La facture.
InvoiceCredit | The credit note. | L’avoir.
StateInvoice | Exact state of the invoice. | État exact de la facture.
TypeCredit | Kind of credit note; absent on an invoice. | Genre d’avoir ; absent d’une facture.
DateIssue | When it was issued. | Date d’émission.
DateFinalization | When a draft is, or was, issued. | Date d’émission d’un brouillon, prévue ou passée.
DatePayment | When it was paid. | Date de paiement.
DatePaymentLimit | When it is due. | Date d’exigibilité.
DatePaymentScheduled | When it is charged. | Date de prélèvement prévue.
SegmentSettings | The segment with its settings. | Le segment et ses réglages.
ForceOffline | True issues without charging a customer who pays by card or direct debit. | True émet sans prélever un client qui paie par carte ou prélèvement.
Lines | The lines. | Les lignes.
IdPayment | Payment, by its internal identifier. | Paiement, par son identifiant interne.
StatePayment | State of the payment. | État du paiement.
Gateway | The gateway that carried it. | La passerelle utilisée.
GatewayTransaction | What the gateway calls it. | La transaction côté passerelle.
IdGatewayTransaction | Transaction of the gateway, by its identifier. | Transaction de la passerelle, par son identifiant.
LawfulReason | Why what is sealed since its customer was anonymised is opened: a tax audit, a lawsuit. For the roles Owner and Finance, and kept in the audit. | Pourquoi est ouvert ce qui est scellé depuis l’anonymisation du client : un contrôle fiscal, un procès. Pour les rôles Owner et Finance, et gardé dans l’audit.
DateMin | From this instant on. | À partir de cet instant.
DateBefore | Before this instant. | Avant cet instant.
`;
