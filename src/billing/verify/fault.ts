/** What verification can find wrong: a code, the row it was found on, and a sentence for the people who look into it. */
import type { Tables } from '../../database/table-types.ts';
import type { BilingualText } from '../../domain/tax/treatment.ts';

const texts = {
  'Series.Gap': {
    en: 'The number before {number} is missing: the series goes from {before} to {number}.',
    fr: 'Le numéro qui précède {number} manque : la série passe de {before} à {number}.',
  },
  'Series.Counter': {
    en: 'The counter stands on number {counter}, the last document is number {last}, or their date or seal differs.',
    fr: 'Le compteur est au numéro {counter}, le dernier document porte le numéro {last}, ou leur date ou leur empreinte diffère.',
  },
  'Document.Unreadable': {
    en: 'Document {document} cannot be read: {reason}.',
    fr: 'Le document {document} est illisible : {reason}.',
  },
  'Document.Seal': {
    en: 'Document {document} no longer gives the hash that it was sealed with: it was changed after its issue.',
    fr: 'Le document {document} ne redonne plus l’empreinte de son scellement : il a été modifié après son émission.',
  },
  'Document.Chain': {
    en: 'Document {document} is not chained to the one before it.',
    fr: 'Le document {document} n’est pas chaîné à celui qui le précède.',
  },
  'Document.Order': {
    en: 'Document {document} was issued before its predecessor.',
    fr: 'Le document {document} a été émis avant celui qui le précède.',
  },
  'Document.Lines': {
    en: 'The lines of document {document} do not add up to it: {found} instead of {expected}.',
    fr: 'Le total des lignes du document {document} n’est pas le sien : {found} au lieu de {expected}.',
  },
  'Document.Taxes': {
    en: 'The taxes of document {document} do not add up to it: {found} instead of {expected}.',
    fr: 'Le total des taxes du document {document} n’est pas le sien : {found} au lieu de {expected}.',
  },
  'Document.TaxOfLines': {
    en: 'Tax {position} of document {document} is not that of its lines: {found} instead of {expected}.',
    fr: 'La taxe {position} du document {document} n’est pas celle de ses lignes : {found} au lieu de {expected}.',
  },
  'Document.TaxRounding': {
    en: 'Tax {position} of document {document} is {found}; its base and rate give {expected}.',
    fr: 'La taxe {position} du document {document} est de {found} ; sa base et son taux donnent {expected}.',
  },
  'CreditNote.Excess': {
    en: 'The credit notes of invoice {document} exceed it at the rate {rate}: {found} of {expected}.',
    fr: 'Les avoirs de la facture {document} la dépassent au taux {rate} : {found} pour {expected}.',
  },
  'Invoice.Credited': {
    en: 'Invoice {document} counts {found} credited; its credit notes add up to {expected}.',
    fr: 'La facture {document} compte {found} d’avoirs ; la somme de ses avoirs est {expected}.',
  },
  'Invoice.Paid': {
    en: 'Invoice {document} counts {found} paid; its completed payments add up to {expected}.',
    fr: 'La facture {document} compte {found} de paiements ; la somme de ses paiements aboutis est {expected}.',
  },
  'Invoice.Overpaid': {
    en: 'Payments of {found} were received for invoice {document}, whose total is {expected}.',
    fr: 'La facture {document} a reçu {found} de paiements pour un total de {expected}.',
  },
  'Receipt.Sum': {
    en: 'What the receipt paid, has on account and gave back adds up to {found} instead of {expected}.',
    fr: 'Ce que l’encaissement a payé, laisse sur le compte et a rendu fait {found} au lieu de {expected}.',
  },
  'BalanceLine.Unbilled': {
    en: 'The line is {state} but is on no issued invoice.',
    fr: 'La ligne est à l’état {state} mais ne figure sur aucune facture émise.',
  },
  'BalanceLine.StillDue': {
    en: 'The line is on the issued invoice {document} and still due: it would be billed again.',
    fr: 'La ligne figure sur la facture émise {document} et reste due : elle serait facturée une seconde fois.',
  },
  'BalanceLine.NotOnInvoice': {
    en: 'The line was billed with invoice {document}, which has {found} lines of it for its buyer instead of one.',
    fr: 'La ligne a été facturée avec la facture {document}, qui en compte {found} pour son acheteur au lieu d’une.',
  },
  'BalanceLine.Amount': {
    en: 'The line is worth {expected} and was billed {found} on invoice {document}.',
    fr: 'La ligne vaut {expected} et a été facturée {found} sur la facture {document}.',
  },
  'InvoiceLine.Stray': {
    en: 'Line {position} of the document bills the balance line {line}, which belongs elsewhere or does not exist.',
    fr: 'La ligne {position} du document facture la ligne de solde {line}, qui est ailleurs ou n’existe pas.',
  },
  'Period.Missing': {
    en: 'Period {number} does not follow: the one before it is {before}.',
    fr: 'La période {number} ne suit pas : celle d’avant est la {before}.',
  },
  'Period.Overlap': {
    en: 'Period {number} begins before the end of the one before it.',
    fr: 'La période {number} commence avant la fin de la précédente.',
  },
  'Period.Gap': {
    en: 'Period {number} begins after the end of the one before it, without a restart.',
    fr: 'La période {number} commence après la fin de la précédente, sans redémarrage.',
  },
  'Subscription.Period': {
    en: 'The subscription says that its period is {found}; its last period is {expected}.',
    fr: 'L’abonnement dit être dans la période {found} ; sa dernière période est {expected}.',
  },
  'Subscription.Unscheduled': {
    en: 'The subscription is active and would never be renewed: it has no next date.',
    fr: 'L’abonnement est actif et ne serait jamais renouvelé : il n’a pas de prochaine échéance.',
  },
} as const satisfies Readonly<Record<string, BilingualText>>;

export type FaultCode = keyof typeof texts;

export interface Fault {
  readonly code: FaultCode;
  readonly table: keyof Tables;
  /** Of the row; a series, which has none, is told by its segment. */
  readonly id: number;
  readonly message: BilingualText;
}

export function faultOf(
  code: FaultCode,
  table: keyof Tables,
  id: number,
  params: Readonly<Record<string, string | number | null>> = {},
): Fault {
  const { en, fr } = texts[code];
  return { code, table, id, message: { en: fill(en, params), fr: fill(fr, params) } };
}

function fill(text: string, params: Readonly<Record<string, string | number | null>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '–'));
}
