/** Fields of subscriptions, usages and quotes. A line is `Name | English | French`. */
export const subscriptionFields = `
IdSubscription | Subscription, by its internal identifier. | Abonnement, par son identifiant interne.
Subscription | The subscription. | L’abonnement.
Subscriptions | Subscriptions found, or concerned. | Abonnements trouvés, ou concernés.
IdSubscriptionFeature | Feature of a subscription, by its internal identifier. | Fonctionnalité d’un abonnement, par son identifiant interne.
IdSubscriptionPeriod | Period of a subscription, by its internal identifier. | Période d’un abonnement, par son identifiant interne.
IdSubscriptionDiscount | Discount that a subscription has, by its internal identifier. | Remise d’un abonnement, par son identifiant interne.
IdSubscriptionSuccessor | After an upgrade, the subscription on the new offer. | Après un changement d’offre, l’abonnement qui suit.
IdCustomerBuyer | Customer who pays, by its internal identifier. | Client qui paie, par son identifiant interne.
ReferenceCustomerBuyer | Customer who pays, by your reference; the customer itself when left out. | Client qui paie, par votre référence ; le client lui-même si omis.
StateSubscription | Exact state of the subscription. | État exact de l’abonnement.
StatusAfterTerm | Broad state after the running period. | État général après la période en cours.
StateSubscriptionAfterTerm | Exact state after the running period. | État exact après la période en cours.
DateStart | First instant: of the subscription, of the period, or of what is looked at. | Premier instant : de l’abonnement, de la période, ou de ce qui est regardé.
DateEnd | Last instant: of the subscription, or of what is looked at. | Dernier instant : de l’abonnement, ou de ce qui est regardé.
DateTerm | End of the running period: when it renews or ends. | Fin de la période en cours : renouvellement ou fin.
DatePeriodStart | First instant of the period. | Premier instant de la période.
DatePeriodEnd | End of the period. | Fin de la période.
DatePeriodTerm | End of the period. | Fin de la période.
DateRenewal | When it renews. | Date de renouvellement.
DateResetConsumption | When consumption counts from zero again. | Date de remise à zéro des consommations.
DateTermination | When it is to end. | Date de fin voulue.
IsTrial | Whether it is a trial. | S’il s’agit d’un essai.
IsEngaged | Whether the commitment still runs. | Si l’engagement court encore.
CountDaysTrial | Days of trial. | Jours d’essai.
CountPeriodsNonTrial | Paid periods so far. | Périodes payées jusqu’ici.
Renewal | What comes at the next term. | Ce qui vient à l’échéance.
TryStart | True starts it at once if the customer can pay; false leaves a draft. | True démarre aussitôt si le client peut payer ; false laisse un brouillon.
EnsureBillable | True demands that the customer can pay, false never does; when left out, only where a fee arises. | True exige que le client puisse payer, false jamais ; omis, seulement s’il y a des frais.
BillNow | True bills at once. | True facture aussitôt.
Migration | True starts without billing the first period, which was billed elsewhere. | True démarre sans facturer la première période, déjà facturée ailleurs.
Immediate | True for now, false for the end of the running period. | True pour maintenant, false pour la fin de la période en cours.
IgnoreEngagement | True lets go of the commitment. | True lève l’engagement.
ProratedCredit | True credits the unused part of the period. | True crédite la part non utilisée de la période.
Increment | Change of the quantity; negative to take away. | Variation de la quantité ; négative pour retirer.
DateStamp | When it happened; now when left out. | Date du fait ; maintenant si omise.
Aggregate | True for one row a feature over all subscriptions. | True pour une ligne par fonctionnalité, tous abonnements réunis.
Usages | The usages to change. | Les consommations à modifier.
Details | The lines, one a fee. | Les lignes, une par frais.
NextTerm | What the next term would cost; in a request, true asks for it. | Ce que coûterait l’échéance suivante ; dans une requête, true le demande.
NextBilling | True quotes what the next billing would come to. | True donne le devis de la prochaine facturation.
NextTerms | What the next terms would cost. | Ce que coûteraient les échéances suivantes.
DateGeneration | When the quote was made. | Date du devis.
AmountTotalDue | Amount to pay now, with tax, in minor units. | Montant à payer maintenant, TTC, en unités mineures.
`;
