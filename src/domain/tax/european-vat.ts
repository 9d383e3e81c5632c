/**
 * Value added tax on services, chiefly those supplied electronically, as a subscription is (directive 2006/112/EC
 * art. 44, 58, 59, 59c and 196; CGI art. 259 to 259 D). Goods follow other rules and are not sold here.
 */
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { findStandardVatRate } from './eu-vat-rates.ts';
import { departmentWithoutVat, exportMention, reverseChargeMention } from './legal-mentions.ts';
import type { EuropeanVatProfile } from './profile.ts';
import type { Sale } from './sale.ts';
import type { BilingualText, TaxCategory, TaxTreatment } from './treatment.ts';
import { type VatTerritory, vatTerritory } from './vat-territory.ts';

export function decideEuropeanVat(profile: EuropeanVatProfile, sale: Sale): Outcome<TaxTreatment> {
  const seller = vatTerritory(sale.sellerCountry, null);
  const buyer = sale.buyerCountry === null ? seller : vatTerritory(sale.buyerCountry, sale.buyerRegion);
  const isFrenchSeller = seller.memberState === 'FR';
  const isDomestic =
    seller.memberState === null ? buyer.country === seller.country : buyer.memberState === seller.memberState;

  if (isDomestic) return taxedAtHome(profile, sale, seller, buyer);
  if (buyer.isInUnion && sale.isBuyerVatNumberValid) {
    return accept(untaxed('ReverseCharge', reverseChargeMention(isFrenchSeller)));
  }
  if (buyer.isInUnion) {
    // The threshold is for sellers established in one member state (art. 59c); others tax at destination at once.
    const isTaxedAtOrigin = profile.isUnderDistanceThreshold && seller.memberState !== null;
    return isTaxedAtOrigin ? taxedAtHome(profile, sale, seller, seller) : standardIn(buyer, profile, sale);
  }
  const isBuyerBusiness = sale.isBuyerVatNumberValid || sale.isBuyerBusiness === true;
  return accept(untaxed('Export', exportMention(isFrenchSeller, isBuyerBusiness)));
}

/**
 * The tax of the seller's own state. Its exemption covers this tax only: a sale taxed in another state is reverse
 * charged or taxed there, exempt seller or not. Between France and its overseas departments, and among these, a
 * service bears the rate of the buyer's territory (CGI art. 294 and 296; BOI-TVA-GEO-20-40).
 */
function taxedAtHome(
  profile: EuropeanVatProfile,
  sale: Sale,
  seller: VatTerritory,
  taxedIn: VatTerritory,
): Outcome<TaxTreatment> {
  if (profile.exemption && seller.memberState !== null) {
    return accept(untaxed('Exempt', profile.exemption.mention));
  }
  if (taxedIn.isWithoutVat) return accept(untaxed('Export', departmentWithoutVat));
  return standardIn(taxedIn, profile, sale);
}

function standardIn(territory: VatTerritory, profile: EuropeanVatProfile, sale: Sale): Outcome<TaxTreatment> {
  const special = sale.keyCharge === null ? undefined : profile.ratesByKeyCharge?.[sale.keyCharge];
  const ratePerTenThousand = special?.[territory.rateKey] ?? findStandardVatRate(territory.rateKey, sale.on);
  if (ratePerTenThousand === undefined) {
    return refuse('Error.Tax.Undetermined', undefined, { country: territory.country, date: sale.on });
  }
  return accept({ category: 'Standard', ratePerTenThousand, country: territory.country, mention: null });
}

function untaxed(category: TaxCategory, mention: BilingualText): TaxTreatment {
  return { category, ratePerTenThousand: 0, country: null, mention };
}
