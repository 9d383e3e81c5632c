/** Compensation for late payment is no price of anything: it is outside the scope of VAT (CJEU C-222/81, BAZ Bausystem). */
import type { TaxTreatment } from './treatment.ts';

/** The charge key of its lines. */
export const latePaymentKey = 'LatePayment';

export const latePaymentTreatment: TaxTreatment = {
  category: 'Exempt',
  ratePerTenThousand: 0,
  country: null,
  mention: {
    en: 'Compensation for late payment: outside the scope of VAT',
    fr: 'Indemnité de retard de paiement\u00a0: hors champ d’application de la TVA',
  },
};
