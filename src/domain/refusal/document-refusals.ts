/** Refusals about invoices, their lines and credit notes. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const documentRefusals = {
  'Error.CreditNote.NotFound': {
    status: 404,
    en: 'There is no such credit note.',
    fr: 'Cet avoir n’existe pas.',
  },
  'Error.CreditNote.ExceedsRest': {
    status: 422,
    en: 'No more than what is still due can be voided, nor more refunded than was paid: {remaining} remain.',
    fr: 'On ne peut annuler plus que ce qui reste dû, ni rembourser plus que ce qui a été payé\u00a0: il reste {remaining}.',
  },
  'Error.InvoiceLine.NotFound': {
    status: 404,
    en: 'There is no such line of an invoice.',
    fr: 'Cette ligne de facture n’existe pas.',
  },
  'Error.Invoice.Charge.Tried': {
    status: 403,
    en: 'This draft was charged already, without success: it can be issued, no longer deleted.',
    fr: 'Ce brouillon a déjà donné lieu à un prélèvement sans succès\u00a0: il peut être émis, mais plus supprimé.',
  },
  'Error.Invoice.Charge.UnderWay': {
    status: 403,
    en: 'This invoice is being charged: wait for the answer of the gateway.',
    fr: 'Cette facture est en cours de prélèvement\u00a0: attendez la réponse de la passerelle.',
  },
  'Error.Invoice.NotFound': {
    status: 404,
    en: 'There is no such invoice.',
    fr: 'Cette facture n’existe pas.',
  },
  'Error.Invoice.Purged': {
    status: 403,
    en: 'The legal retention of this document is over: what names its buyer was erased.',
    fr: 'La conservation légale de ce document est terminée\u00a0: ce qui nomme l’acheteur a été effacé.',
  },
  'Error.Invoice.NothingLate': {
    status: 403,
    en: 'Nothing of this document is overdue: there is nothing to remind of.',
    fr: 'Rien n’est échu sur ce document\u00a0: il n’y a rien à rappeler.',
  },
  'Error.Invoice.Sealed': {
    status: 403,
    en: 'The customer was anonymised: this document is sealed, and opened only for a lawful reason.',
    fr: 'Le client a été anonymisé\u00a0: ce document est scellé et ne s’ouvre que pour un motif légal.',
  },
  'Error.Invoice.State': {
    status: 403,
    en: 'The invoice is {state}: this operation is not possible.',
    fr: 'La facture est {state} : cette opération est impossible.',
  },
  'Error.CreditNote.ExceedsInvoice': {
    status: 422,
    en: 'The credit notes of an invoice cannot exceed it: {remaining} remain at the rate {rate}.',
    fr: 'Les avoirs d’une facture ne peuvent pas la dépasser : il reste {remaining} au taux {rate}.',
  },
  'Error.CreditNote.NothingLeft': {
    status: 422,
    en: 'Nothing is left to credit on this invoice.',
    fr: 'Il ne reste rien à créditer sur cette facture.',
  },
  'Error.CreditNote.Line.Unknown': {
    status: 422,
    en: 'Line {position} is not on the invoice, or is named twice.',
    fr: 'La ligne {position} ne figure pas sur la facture, ou est citée deux fois.',
  },
  'Error.CreditNote.Amount.Invalid': {
    status: 422,
    en: 'A credit note credits a whole amount of the currency’s smallest unit, of the line’s sign and not zero.',
    fr: 'Un avoir porte sur un montant entier, dans la plus petite unité de la devise, du signe de la ligne et non nul.',
  },
} as const satisfies Record<string, CatalogueEntry>;
