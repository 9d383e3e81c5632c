/** Refusals of money received and of the lines of bank statements. */
import type { CatalogueEntry } from './catalogue-entry.ts';

export const paymentRefusals = {
  'Error.Payment.PartOfReceipt': {
    status: 403,
    en: 'This payment is a part of receipt {id}: take back the whole receipt.',
    fr: 'Ce paiement fait partie de l’encaissement {id}\u00a0: annulez l’encaissement entier.',
  },
  'Error.Receipt.NotFound': {
    status: 404,
    en: 'There is no such receipt.',
    fr: 'Cet encaissement n’existe pas.',
  },
  'Error.Receipt.Cancelled': {
    status: 403,
    en: 'This receipt was taken back.',
    fr: 'Cet encaissement a été annulé.',
  },
  'Error.Receipt.Repaid': {
    status: 403,
    en: 'A part of this receipt went back to the customer: it cannot be taken back any more.',
    fr: 'Une partie de cet encaissement a été rendue au client\u00a0: il ne peut plus être annulé.',
  },
  'Error.Receipt.NothingOnAccount': {
    status: 403,
    en: 'Nothing of this receipt is on account.',
    fr: 'Il ne reste rien de cet encaissement sur le compte du client.',
  },
  'Error.Receipt.OfCreditNote': {
    status: 403,
    en: 'This money is that of credit note {id}: give it back instead of taking the receipt back.',
    fr: 'Cet argent est celui de l’avoir {id}\u00a0: rendez-le au lieu d’annuler l’encaissement.',
  },
  'Error.Receipt.OfBankLine': {
    status: 403,
    en: 'This receipt is that of bank line {id}: reopen the line.',
    fr: 'Cet encaissement est celui de la ligne bancaire {id}\u00a0: rouvrez la ligne.',
  },
  'Error.BankLine.NotFound': {
    status: 404,
    en: 'There is no such bank line.',
    fr: 'Cette ligne bancaire n’existe pas.',
  },
  'Error.BankLine.State': {
    status: 403,
    en: 'The bank line is {state}: this operation is not possible.',
    fr: 'La ligne bancaire est {state}\u00a0: cette opération est impossible.',
  },
  'Error.Mandate.NotFound': {
    status: 404,
    en: 'No mandate is kept here for this means of payment: its gateway has it, or it was erased.',
    fr: 'Aucun mandat n’est conservé ici pour ce moyen de paiement\u00a0: sa passerelle l’a, ou il a été effacé.',
  },
  'Error.SepaBatch.NotFound': {
    status: 404,
    en: 'There is no such batch of direct debits.',
    fr: 'Cette remise de prélèvements n’existe pas.',
  },
  'Error.SepaBatch.NothingWaiting': {
    status: 403,
    en: 'No direct debit waits for a file.',
    fr: 'Aucun prélèvement n’attend d’être remis à la banque.',
  },
  'Error.SepaBatch.CollectionDay': {
    status: 422,
    en: 'Debits are collected on a working day of the banks between {earliest} and {latest}.',
    fr: 'Les prélèvements se règlent un jour ouvré des banques, entre le {earliest} et le {latest}.',
  },
  'Error.SepaBatch.TooEarly': {
    status: 403,
    en: 'This batch is collected on {day}: nothing can have been paid before.',
    fr: 'Cette remise est réglée le {day}\u00a0: rien ne peut avoir été payé avant.',
  },
  'Error.SepaBatch.Settled': {
    status: 403,
    en: 'The bank has answered for every debit of this batch.',
    fr: 'La banque a répondu pour tous les prélèvements de cette remise.',
  },
  'Error.SepaBatch.NoFile': {
    status: 403,
    en: 'The file of this batch is no longer kept: its debits can no longer be disputed.',
    fr: 'Le fichier de cette remise n’est plus conservé\u00a0: ses prélèvements ne sont plus contestables.',
  },
  'Error.BankFile.Unreadable': {
    status: 422,
    en: 'The file cannot be read as a bank statement: {cause}',
    fr: 'Le fichier ne peut pas être lu comme un relevé bancaire\u00a0: {cause}',
  },
} as const satisfies Record<string, CatalogueEntry>;
