/** Fields of customers. A line is `Name | English | French`. */
export const customerFields = `
IdCustomer | Customer, by its internal identifier. | Client, par son identifiant interne.
ReferenceCustomer | Customer, by your reference. | Client, par votre référence.
Customer | The customer. | Le client.
Customers | Customers found, or concerned. | Clients trouvés, ou concernés.
ReferenceAffiliation | Who brought the customer. | Apporteur du client.
DateAffiliation | When the customer was affiliated. | Date de l’affiliation.
StateCustomer | State of the customer. | État du client.
AddressBilling | Billing address. | Adresse de facturation.
AddressBusiness | Address of the seller. | Adresse du vendeur.
BillingZipCode | Postal code of the billing address. | Code postal de l’adresse de facturation.
SettingsPayment | How the customer pays. | Comment le client paie.
TypePayment | Payment method. | Moyen de paiement.
ModeBilling | Whether the customer is billed automatically or by hand. | Facturation automatique ou manuelle.
IsAutoBilling | Whether the customer is billed automatically. | Facturation automatique ou non.
Cause | What caused the entry of the grey list's log. | Ce qui est à l’origine de l’inscription au journal de la liste grise.
IsGreyListed | Whether the customer is grey-listed. | Si le client est en liste grise.
NoteInvoice | Note printed on each of its invoices. | Note imprimée sur chacune de ses factures.
DateNextBilling | When it is billed next. | Date de prochaine facturation.
DateLastBilling | When it was billed last. | Date de dernière facturation.
IdGatewayPermission | Payment permission, by its internal identifier. | Autorisation de paiement, par son identifiant interne.
IdPermission | Payment permission, by its internal identifier. | Autorisation de paiement, par son identifiant interne.
StatePermission | State of the payment permission. | État de l’autorisation de paiement.
TypeGateway | The gateway that holds it. | La passerelle qui la détient.
NameDisplay | What people recognise it by: the last digits of a card. | Ce qui permet de la reconnaître : les derniers chiffres d’une carte.
Token | What the gateway gave for it, or a number of the simulator. | Ce que la passerelle a remis, ou un numéro du simulateur.
DateExpiration | When it expires. | Date d’expiration.
IdNote | Note, by its internal identifier. | Note, par son identifiant interne.
IdCustomerDuplicate | The customer that is merged into this one and disappears. | Le client qui est fusionné dans celui-ci et disparaît.
IdCustomerMergedInto | The customer into which this one was merged. | Le client dans lequel celui-ci a été fusionné.
Actor | Who did it. | Qui l’a fait.
TypeActivity | Kind of activity. | Genre d’activité.
DateActivity | When it happened, or will. | Date de l’activité, passée ou à venir.
CountDates | How many dates ahead to look at. | Nombre d’échéances à regarder.
CustomerBalance | What waits to be billed. | Ce qui attend d’être facturé.
CustomerBilling | Where its billing stands. | Où en est sa facturation.
CustomerSubscription | Its subscription in short. | Son abonnement en bref.
AmountUnpaid | Sum of its unpaid invoices, in minor units. | Somme de ses factures impayées, en unités mineures.
CountInvoicesUnpaid | How many of its invoices are unpaid. | Nombre de ses factures impayées.
IsBillable | Whether it has what billing it takes. | Si le client peut être facturé.
IsCustomerBillable | Whether the customer who pays has what billing takes. | Si le client qui paie peut être facturé.
IsPaymentCappingReached | Whether it has too many or too old unpaid invoices. | S’il a trop de factures impayées, ou de trop anciennes.
CustomerBuyer | The customer who pays. | Le client qui paie.
CountLines | How many lines. | Nombre de lignes.
ModeClock | How the test clock runs. | Comment avance l’horloge de test.
DateClock | What the test clock shows. | Ce qu’affiche l’horloge de test.
`;
