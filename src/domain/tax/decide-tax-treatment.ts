/** Decides the tax of one line of a sale from the seller's tax profile (domain.md §7). */
import { accept, type Outcome, refuse } from '../refusal/outcome.ts';
import { decideEuropeanVat } from './european-vat.ts';
import { latePaymentKey, latePaymentTreatment } from './late-payment.ts';
import type { TaxProfile, TaxTableRow } from './profile.ts';
import type { Sale } from './sale.ts';
import type { BilingualText, TaxTreatment } from './treatment.ts';

export function decideTaxTreatment(profile: TaxProfile, sale: Sale): Outcome<TaxTreatment> {
  if (sale.keyCharge === latePaymentKey) return accept(latePaymentTreatment);
  switch (profile.kind) {
    case 'FixedRate':
      return accept(taxAt(profile.ratePerTenThousand, sale.sellerCountry, profile.mention));
    case 'EuropeanVat':
      return decideEuropeanVat(profile, sale);
    case 'Table':
      return decideByTable(profile.rows, sale);
  }
}

/** The row with the most criteria wins, the earlier one when equal. */
function decideByTable(rows: readonly TaxTableRow[], sale: Sale): Outcome<TaxTreatment> {
  const buyerCountry = sale.buyerCountry ?? sale.sellerCountry;
  const kind = sale.isBuyerVatNumberValid || sale.isBuyerBusiness ? 'Business' : 'Consumer';
  let chosen: TaxTableRow | undefined;
  for (const row of rows) {
    const fits =
      (row.buyerCountry === null || row.buyerCountry === buyerCountry) &&
      (row.buyerRegion === null || row.buyerRegion === sale.buyerRegion) &&
      (row.buyerKind === null || row.buyerKind === kind) &&
      (row.keyCharge === null || row.keyCharge === sale.keyCharge) &&
      (row.from === null || row.from <= sale.on) &&
      (row.to === null || sale.on < row.to);
    if (fits && (!chosen || specificity(row) > specificity(chosen))) chosen = row;
  }
  if (!chosen) return refuse('Error.Tax.Undetermined', undefined, { country: buyerCountry, date: sale.on });
  const taxedIn = chosen.buyerCountry ?? sale.sellerCountry;
  return accept(taxAt(chosen.ratePerTenThousand, taxedIn, chosen.mention));
}

function specificity(row: TaxTableRow): number {
  const criteria = [row.buyerCountry, row.buyerRegion, row.buyerKind, row.keyCharge, row.from ?? row.to];
  return criteria.filter((criterion) => criterion !== null).length;
}

/** A rate of zero that comes with a mention is an exemption; without one it is a rate like another. */
function taxAt(ratePerTenThousand: number, country: string, mention: BilingualText | null): TaxTreatment {
  return ratePerTenThousand === 0 && mention
    ? { category: 'Exempt', ratePerTenThousand, country: null, mention }
    : { category: 'Standard', ratePerTenThousand, country, mention };
}
