/** Who sells in the demo: an invented French software house. Its numbers are well formed and belong to nobody. */
import type { NewBusiness } from '../accounts/create-business.ts';

export const demoBusiness: NewBusiness = {
  name: 'Atelier Lumen',
  kind: 'Sandbox',
  defaultLanguage: 'fr',
  taxProfile: {
    reference: 'tva',
    name: 'TVA française et européenne',
    rules: { kind: 'EuropeanVat', isUnderDistanceThreshold: false },
  },
  segment: {
    reference: 'lumen',
    name: 'Lumen',
    currency: 'EUR',
    language: 'fr',
    timeZone: 'Europe/Paris',
    country: 'FR',
    paymentTermDays: 30,
    overdueAfterDays: 30,
    seller: {
      legalName: 'Atelier Lumen',
      legalForm: 'SAS au capital de 20 000 €',
      address: {
        company: 'Atelier Lumen',
        addressLine1: '14 rue des Exemples',
        zipCode: '69000',
        city: 'Lyon',
        country: 'FR',
      },
      registrationNumber: '912 345 675',
      tradeRegister: 'RCS Lyon 912 345 675',
      vatNumber: 'FR65912345675',
      email: 'facturation@lumen.example',
      website: 'https://lumen.example',
      iban: 'FR26 9999 9999 9901 2345 6789 A12',
      bic: 'EXEMFRPPXXX',
      bankName: 'Banque d’exemple',
      footerText: 'Données de démonstration\u00a0: Atelier Lumen n’existe pas.',
      logo: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAYAAACqaXHeAAABIUlEQVR42u3b0Q3CMAxF0YzBIAzAIMzHgCyQ/kIFVdM6z3Z9I+WX8E6lNE3i1ntvI/12f/bIfTRP+sBnQS4bfC9EifBbCGXC/0MoFf4XQrnwawQAKob/RAAAgOoADoNuNvX/ad6BvTFaxODpAaxaOgDrlgrAKlRKgGgzuxQgc/ipAFkWQ61y+FMAVwgPwFGAq4Q3Bcj6RegG8H49vrrXQ5ADrIMfhXADmBneAwEAFcDe8CMIAAAAAJMgAGqA8gshlsJBPobCASgRLMdPtyFiPS4AmTZFZ4yXZlt81jjhD0Zm/37oozHFqVPow1HFkVvo43HF/BL6goTi7RL6iozi1Rr6kpRiYcU1OW6KAgAAAFSMAEDRFGVzFE5SOkvxdMny+QVbtEK9psByywAAAABJRU5ErkJggg==',
      latePaymentRatePerTenThousand: 1215,
      recoveryFeeAmount: 4000,
      earlyPaymentText: 'Pas d’escompte pour paiement anticipé.',
    },
  },
};
