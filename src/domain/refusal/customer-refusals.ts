/** Refusals about the care of customers: merging, notes and payment permissions. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const customerRefusals = {
  'Error.Customer.Segment.Fixed': {
    status: 403,
    en: 'A customer stays in its segment.',
    fr: 'Un client reste dans son segment.',
  },
  'Error.Customer.Merged': {
    status: 403,
    en: 'This customer was merged into customer {id}.',
    fr: 'Ce client a été fusionné avec le client {id}.',
  },
  'Error.Customer.Sealed': {
    status: 403,
    en: 'The customer was anonymised: what its documents say is sealed, and shown only for a lawful reason.',
    fr: 'Le client a été anonymisé\u00a0: ce que disent ses documents est scellé et n’est montré que pour un motif légal.',
  },
  'Error.Customer.Merge.Self': {
    status: 403,
    en: 'A customer cannot be merged with itself.',
    fr: 'Un client ne peut pas être fusionné avec lui-même.',
  },
  'Error.Customer.Merge.OtherSegment': {
    status: 403,
    en: 'Only customers of one segment can be merged.',
    fr: 'Seuls des clients d’un même segment peuvent être fusionnés.',
  },
  'Error.Customer.Merge.HasDueInvoices': {
    status: 403,
    en: 'The duplicate has an invoice that is not paid: collect it, credit it or write it off first.',
    fr: 'Le doublon a une facture impayée : encaissez-la, créditez-la ou passez-la en perte d’abord.',
  },
  'Error.Customer.Merge.HasTestClock': {
    status: 403,
    en: 'One of the customers has a test clock of its own: remove it first.',
    fr: 'L’un des clients a sa propre horloge de test : retirez-la d’abord.',
  },
  'Error.CustomerNote.NotFound': {
    status: 404,
    en: 'There is no such note.',
    fr: 'Cette note n’existe pas.',
  },
  'Error.PaymentPermission.NotFound': {
    status: 404,
    en: 'There is no such payment permission.',
    fr: 'Cette autorisation de paiement n’existe pas.',
  },
  'Error.PaymentPermission.NotUsable': {
    status: 403,
    en: 'Nothing can be charged with this payment permission: its state is {state}.',
    fr: 'Rien ne peut être prélevé avec cette autorisation de paiement : son état est {state}.',
  },
  'Error.PaymentPermission.NotByApi': {
    status: 403,
    en: 'Only the customer gives a payment permission; in a sandbox, one of the simulator may be registered.',
    fr: 'Seul le client donne une autorisation de paiement ; dans un bac à sable, une du simulateur peut être enregistrée.',
  },
  'Error.Customer.GreyListed': {
    status: 403,
    en: 'The customer is on the grey list: its payment forms are closed.',
    fr: 'Le client est en liste grise : ses formulaires de paiement sont fermés.',
  },
} as const satisfies Record<string, CatalogueEntry>;
