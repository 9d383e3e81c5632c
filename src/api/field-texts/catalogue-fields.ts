/** Fields of features, offers, discounts and pricing tables. A line is `Name | English | French`. */
export const catalogueFields = `
IdFeature | Feature, by its internal identifier. | Fonctionnalité, par son identifiant interne.
ReferenceFeature | Feature, by your reference. | Fonctionnalité, par votre référence.
FeatureName | Name of the feature, or a part of it. | Nom de la fonctionnalité, ou une partie.
TypeFeature | OnOff, Limitation (a quantity held) or Consumption (a quantity used up). | OnOff, Limitation (quantité détenue) ou Consumption (quantité consommée).
WithQuantity | Only features that count, or only those that do not. | Seulement les fonctionnalités qui comptent, ou celles qui ne comptent pas.
IsVisible | Whether customers see it. | Si les clients le voient.
StateLife | State in the catalogue; only Ok is sold. | État au catalogue ; seul Ok se vend.
Features | The features, with what each includes. | Les fonctionnalités, avec ce que chacune comprend.
IgnoreFeatures | True leaves the features out of the answer. | True omet les fonctionnalités de la réponse.
IdOfferFeature | Feature of an offer, by its internal identifier. | Fonctionnalité d’une offre, par son identifiant interne.
IsIncluded | Whether it is there from the start. | Si elle est comprise d’office.
IsEnabled | Whether it is switched on. | Si elle est activée.
QuantityIncluded | Quantity that the price includes; absent for unlimited. | Quantité comprise dans le prix ; absente si illimitée.
QuantityCurrent | Quantity held or used now. | Quantité détenue ou consommée à présent.
Properties | Options of the feature, joined by a comma and a space. | Options de la fonctionnalité, séparées par une virgule et une espace.
Steps | Prices by quantity. | Prix par quantité.
AmountPerIncrement | Price of one increment, in minor units. | Prix d’un incrément, en unités mineures.
AmountCeiling | Most that the step charges, in minor units. | Plafond facturé par le palier, en unités mineures.
IsVolume | True when the whole quantity is priced by the step it reaches. | True si toute la quantité prend le prix du palier atteint.
IdOffer | Offer, by its internal identifier. | Offre, par son identifiant interne.
ReferenceOffer | Offer, by your reference. | Offre, par votre référence.
PrefixReferenceOffer | Only offers whose reference begins so. | Seulement les offres dont la référence commence ainsi.
Offer | The offer. | L’offre.
Offers | The offers, in the order wanted. | Les offres, dans l’ordre voulu.
Pricing | True adds the prices with tax for the customer. | True ajoute les prix TTC pour le client.
PricingLocalized | The price in words. | Le prix en toutes lettres.
PricingSubtotal | The price before tax in words. | Le prix hors taxes en toutes lettres.
PricingTotal | The price with tax in words. | Le prix TTC en toutes lettres.
IsPriced | Whether anything of it costs. | Si quelque chose y est payant.
Upgrade | Offers as an upgrade from the current subscription. | Les offres vues comme un changement depuis l’abonnement en cours.
AmountUpFront | Set-up fee, before tax, in minor units. | Frais de mise en service, hors taxes, en unités mineures.
AmountUpfront | Set-up fee, before tax, in minor units. | Frais de mise en service, hors taxes, en unités mineures.
AmountTrial | Price of the trial, before tax, in minor units. | Prix de l’essai, hors taxes, en unités mineures.
DurationTrial | Length of the trial, in UnitTrial. | Durée de l’essai, en UnitTrial.
UnitTrial | Unit of the length of the trial. | Unité de la durée de l’essai.
AmountRecurrence | Price of a period, before tax, in minor units. | Prix d’une période, hors taxes, en unités mineures.
DurationRecurrence | Length of a period, in UnitRecurrence. | Durée d’une période, en UnitRecurrence.
UnitRecurrence | Unit of the length of a period. | Unité de la durée d’une période.
CountRecurrences | How many periods it runs; absent for endless. | Nombre de périodes ; absent si sans fin.
CountMinRecurrences | How many periods the customer commits to. | Nombre de périodes d’engagement.
AmountTermination | Fee of a termination, before tax, in minor units. | Frais de résiliation, hors taxes, en unités mineures.
KeyCharge | Charge key: selects the tax. | Clé de charge : détermine la taxe.
IdDiscount | Discount, by its internal identifier. | Remise, par son identifiant interne.
ReferenceDiscount | Discount, by your reference. | Remise, par votre référence.
Discounts | Discounts to give. | Remises à accorder.
StateDiscount | Draft or Enabled; only Enabled is given. | Draft ou Enabled ; seul Enabled s’accorde.
TypeOff | Flat for an amount, PerTenThousand for a share. | Flat pour un montant, PerTenThousand pour une part.
ValueOff | Amount off in minor units, or share per ten thousand. | Montant en unités mineures, ou part pour dix mille.
TargetFee | What the discount is taken off. | Ce sur quoi porte la remise.
CountPeriods | Paid periods it lasts; absent for ever. | Périodes payées qu’elle dure ; absent si sans fin.
FirstPeriod | First paid period that it is taken off. | Première période payée où elle s’applique.
IdPricingTable | Pricing table, by its internal identifier. | Grille tarifaire, par son identifiant interne.
ReferencePricingTable | Pricing table, by your reference. | Grille tarifaire, par votre référence.
IdPricingTableOffer | Offer of a pricing table, by its internal identifier. | Offre d’une grille, par son identifiant interne.
IsDefault | Whether it is the one taken when none is named. | Si c’est celui pris quand aucun n’est nommé.
`;
