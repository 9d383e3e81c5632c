/** Fields of the organization: segments, taxes, agents, e-mails, audit. A line is `Name | English | French`. */
export const organizationFields = `
SegmentName | Name of the segment, or a part of it. | Nom du segment, ou une partie.
IdTaxProfile | Tax profile, by its internal identifier. | Profil de taxe, par son identifiant interne.
ReferenceTaxProfile | Tax profile, by your reference. | Profil de taxe, par votre référence.
TaxProfileName | Name of the tax profile, or a part of it. | Nom du profil de taxe, ou une partie.
PricesIncludeTax | Whether prices of the catalogue include tax. | Si les prix du catalogue sont TTC.
TimeZone | Time zone, by its IANA name: Europe/Paris. | Fuseau horaire, par son nom IANA : Europe/Paris.
BillingMode | On the anniversary of each subscription, on a fixed day, or by hand. | À la date anniversaire, à jour fixe, ou à la main.
BillingDay | Day of the month, with FixedDay. | Jour du mois, avec FixedDay.
DraftHours | Hours that an invoice stays a draft; 0 issues it at once. | Heures pendant lesquelles une facture reste un brouillon ; 0 l’émet aussitôt.
IssuesOnlyIfPaid | Whether an invoice that is paid automatically is charged first, as a draft: issued once paid, or once all retries failed. A direct debit that must be announced is issued first. | Si une facture payée automatiquement est d’abord prélevée, en brouillon : émise une fois payée, ou une fois toutes les tentatives échouées. Un prélèvement SEPA à annoncer est émis d’abord.
PaymentTermDays | Days between issue and due date. | Jours entre l’émission et l’échéance.
ChargeDelayDays | Days between issue and charge. | Jours entre l’émission et le prélèvement.
PrenotificationDays | Days between the issue of an invoice, which announces it, and a direct debit; of a customer, the number that was agreed instead. | Jours entre l’émission d’une facture, qui l’annonce, et un prélèvement SEPA ; pour un client, le nombre convenu à la place.
OverdueAfterDays | Days after the due date until an invoice is overdue. | Jours après l’échéance avant qu’une facture soit en retard.
AllowsUnpaidStart | Whether subscriptions start without a payment method. | Si un abonnement démarre sans moyen de paiement.
BlocksRenewalWithoutPaymentMethod | Whether a renewal waits for a payment method. | Si un renouvellement attend un moyen de paiement.
CappingAmount | Unpaid amount past which nothing renews, in minor units; absent for no limit. | Impayé au-delà duquel rien ne se renouvelle, en unités mineures ; absent si sans limite.
CappingAgeDays | Days an invoice may stay unpaid before nothing renews; absent for no limit. | Jours d’impayé au-delà desquels rien ne se renouvelle ; absent si sans limite.
InSiteUrl | Where your site embeds the pages for customers. | Où votre site intègre les pages destinées aux clients.
ChargesRecoveryFee | Whether the step LateFee of dunning charges the flat compensation for recovery costs. | Si l’étape de relance LateFee facture l’indemnité forfaitaire de recouvrement.
ChargesLateInterest | Whether the step LateFee of dunning charges interest for each day late. | Si l’étape de relance LateFee facture des intérêts par jour de retard.
ChargesConsumersLateFees | Whether consumers are charged them too, not businesses alone. | Si les particuliers les paient aussi, et pas seulement les entreprises.
GreyListCharges | Failed charges that put a customer on the grey list; 0 for never. | Prélèvements échoués qui mettent un client en liste grise ; 0 pour jamais.
GreyListChargeDays | Days within which these charges failed. | Jours pendant lesquels ces prélèvements ont échoué.
GreyListForms | Refused registrations of methods that put a customer on the grey list; 0 for never. | Enregistrements de moyens de paiement refusés qui mettent un client en liste grise ; 0 pour jamais.
GreyListFormHours | Hours within which these registrations were refused. | Heures pendant lesquelles ces enregistrements ont été refusés.
LeavesGreyListByMethod | Whether a new method takes off the grey list who came there for failed charges or by dunning. | Si un nouveau moyen de paiement sort de la liste grise qui y est entré par échec de paiement ou par relance.
GatewaysWithoutAnswer | Gateways that did not answer on the way: what they were to be asked stays planned. | Passerelles qui n’ont pas répondu en chemin : ce qui devait leur être demandé reste prévu.
PatternInvoice | Pattern of invoice numbers. | Motif des numéros de facture.
TypeDocument | Kind of document that is printed. | Sorte de document imprimé.
PatternCreditNote | Pattern of credit note numbers. | Motif des numéros d’avoir.
Seller | Who sells, as printed on documents. | Le vendeur, tel qu’imprimé sur les documents.
LegalName | Legal name. | Dénomination légale.
LegalForm | Legal form, with the capital where the law wants it. | Forme juridique, avec le capital si la loi le veut.
Address | Address. | Adresse.
RegistrationNumber | Number of the company: SIREN in France. | Numéro de l’entreprise : SIREN en France.
TradeRegister | Trade register and number. | Registre du commerce et numéro.
VatNumber | VAT number of the seller. | Numéro de TVA du vendeur.
Website | Web site. | Site web.
Iban | Bank account to be paid on. | Compte bancaire à créditer.
Bic | BIC of the bank. | BIC de la banque.
BankName | Name of the bank. | Nom de la banque.
FooterText | Text at the foot of documents. | Texte au pied des documents.
Agent | Who calls. | Qui appelle.
Business | For which business. | Pour quelle entreprise.
AreasRead | Parts of the Back Office that the role may read. | Parties du Back Office que le rôle permet de lire.
AreasWritten | Parts of the Back Office that the role may change. | Parties du Back Office que le rôle permet de modifier.
AuthenticatorSecret | Secret to type into the authenticator, in base32. | Secret à saisir dans l’authentificateur, en base32.
AuthenticatorUri | The same as an otpauth: address, for a QR code. | Le même en adresse otpauth:, pour un QR code.
HasSecondFactor | Whether the agent has a second factor. | Si l’agent a un second facteur.
LacksSecondFactor | Whether the agent must add a second factor before anything else. | Si l’agent doit d’abord ajouter un second facteur.
RecoveryCodes | Codes for when the authenticator is lost, each used once. | Codes pour le cas où l’authentificateur est perdu, chacun servant une fois.
RecoveryCodesLeft | How many recovery codes are left. | Nombre de codes de secours restants.
RequiresSecondFactor | Whether everybody who signs in needs a second factor. | Si toute personne qui se connecte a besoin d’un second facteur.
CurrentPassword | Your present password. | Votre mot de passe actuel.
Password | The new password, of 12 characters at least. | Le nouveau mot de passe, de 12 caractères au moins.
IsCurrent | Whether it is the one that asks. | Si c’est celle qui interroge.
IsEverywhere | Whether all sessions of the agent end. | Si toutes les sessions de l’agent prennent fin.
UserAgent | The browser, as it names itself. | Le navigateur, tel qu’il se nomme.
Logo | PNG or JPEG as a data: URL. | PNG ou JPEG sous forme d’URL data:.
LatePaymentRatePerTenThousand | Yearly interest of late payment, per ten thousand. | Intérêt annuel de retard, pour dix mille.
RecoveryFeeAmount | Flat recovery fee, in minor units. | Indemnité forfaitaire de recouvrement, en unités mineures.
EarlyPaymentText | What is said of early payment. | Mention sur l’escompte.
DefaultLanguage | Language where none is known. | Langue quand aucune n’est connue.
TypeBusiness | Production or sandbox. | Production ou bac à sable.
Kind | Kind of tax rules. | Genre de règles de taxe.
Rules | How the tax is found. | Comment la taxe est déterminée.
Rows | Rows of rates; the first that fits counts. | Lignes de taux ; la première qui convient compte.
RatePerTenThousand | Rate, per ten thousand: 2000 is 20 %. | Taux, pour dix mille : 2000 vaut 20 %.
RatesByKeyCharge | Other rates than the standard one, by charge key and country. | Taux autres que le taux normal, par clé de charge et pays.
Mention | What the law wants printed. | Mention légale à imprimer.
Exemption | Mention of a seller who charges no VAT. | Mention d’un vendeur qui ne facture pas de TVA.
IsSmallBusiness | Exempted as a small business of France (CGI, art. 293 B). | Franchise en base (CGI, art. 293 B).
IsUnderDistanceThreshold | Below the threshold of distance selling, the seller’s rate applies abroad. | Sous le seuil de vente à distance, le taux du vendeur vaut à l’étranger.
BuyerCountry | Country of the buyer; any when left out. | Pays de l’acheteur ; tous si omis.
BuyerRegion | Region of the buyer; any when left out. | Région de l’acheteur ; toutes si omise.
BuyerKind | Business or consumer; any when left out. | Professionnel ou particulier ; tous si omis.
DayFrom | First day in force. | Premier jour d’application.
DayTo | First day no longer in force. | Premier jour où cela ne s’applique plus.
en | In English. | En anglais.
fr | In French. | En français.
IdAgent | Agent, by its internal identifier. | Agent, par son identifiant interne.
AgentName | Name of the agent, or a part of it. | Nom de l’agent, ou une partie.
Role | What the agent may do. | Ce que l’agent peut faire.
User | The agent. | L’agent.
IdUser | Agent, by its internal identifier. | Agent, par son identifiant interne.
kind | Kind of e-mail. | Genre d’e-mail.
templateLanguage | Language of the template. | Langue du modèle.
TemplateLanguage | Language of the template. | Langue du modèle.
TypeMessage | Kind of e-mail. | Genre d’e-mail.
StateMessage | Where the e-mail stands. | Où en est l’e-mail.
IdMessage | E-mail, by its internal identifier. | E-mail, par son identifiant interne.
Subject | Subject of the e-mail. | Objet de l’e-mail.
Body | Body, as it is sent. | Corps, tel qu’envoyé.
Text | The text part. | La partie texte.
Recipient | Address it goes to. | Adresse du destinataire.
IsOverridden | Whether it was edited here; otherwise it is the built-in one. | S’il a été modifié ici ; sinon c’est celui fourni.
Variables | Names that the text may use. | Noms utilisables dans le texte.
CountAttempts | How many times it was tried. | Nombre d’essais.
DateNextAttempt | When it is tried next. | Date du prochain essai.
LastError | What went wrong the last time. | Ce qui a échoué la dernière fois.
DateSent | When it was sent. | Date d’envoi.
IdAuditEntry | Entry of the audit log, by its internal identifier. | Entrée du journal d’audit, par son identifiant interne.
Action | What was done. | Ce qui a été fait.
SubjectKind | Kind of thing it was done to. | Genre de chose concernée.
IdSubject | The thing it was done to, by its internal identifier. | La chose concernée, par son identifiant interne.
DateEntry | When it was done. | Date de l’action.
CountFinalised | Invoices that were issued. | Factures émises.
CountInvoiced | Invoices that were made. | Factures créées.
CountOverdue | Invoices that became overdue. | Factures passées en retard.
CountRenewed | Subscriptions that renewed. | Abonnements renouvelés.
`;
