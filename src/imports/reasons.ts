/**
 * Why an import refuses a file, a mapping or a line: a stable code and a text in English and in French, with
 * `{name}` filled from the params. The value at fault is shown beside the reason, not inside it.
 */
import { mappingReasons } from './mapping-reasons.ts';

interface ReasonTexts {
  readonly en: string;
  readonly fr: string;
}

const reasons = {
  'Error.Import.File.NotFound': {
    en: 'There is no file {path}.',
    fr: 'Le fichier {path} n’existe pas.',
  },
  'Error.Import.File.Unreadable': {
    en: 'The file {path} cannot be read: {cause}.',
    fr: 'Le fichier {path} ne peut pas être lu : {cause}.',
  },
  'Error.Import.File.Empty': { en: 'The file is empty.', fr: 'Le fichier est vide.' },
  'Error.Import.File.HeaderOnly': {
    en: 'The file has a header and nothing below it.',
    fr: 'Le fichier a un en-tête, et rien en dessous.',
  },
  'Error.Import.File.NotText': {
    en: 'This is not a text file: there is a zero byte at byte {byteOffset}. Export the data as CSV in UTF-8.',
    fr: 'Ce n’est pas un fichier texte : il y a un octet nul à l’octet {byteOffset}. Exportez les données en CSV, en UTF-8.',
  },
  'Error.Import.File.OtherFormat': {
    en: 'This is not a CSV file but {format}. Export the data as CSV in UTF-8.',
    fr: 'Ce n’est pas un fichier CSV mais {format}. Exportez les données en CSV, en UTF-8.',
  },
  'Error.Import.File.NotUtf8': {
    en: 'Line {line} is not valid UTF-8, at byte {byteOffset} of the file. Save the file in UTF-8.',
    fr: 'La ligne {line} n’est pas de l’UTF-8 valide, à l’octet {byteOffset} du fichier. Enregistrez le fichier en UTF-8.',
  },
  'Error.Import.File.QuoteMisplaced': {
    en: 'The record that starts on line {line} has a quotation mark inside a cell: put the cell in quotation marks and double those inside it, or set source.quote to none.',
    fr: 'L’enregistrement qui commence à la ligne {line} a un guillemet au milieu d’une cellule : entourez la cellule de guillemets et doublez ceux qu’elle contient, ou mettez source.quote à none.',
  },
  'Error.Import.File.QuoteNotClosed': {
    en: 'A quotation mark opened in the record that starts on line {line} is never closed.',
    fr: 'Un guillemet ouvert dans l’enregistrement qui commence à la ligne {line} n’est jamais fermé.',
  },
  'Error.Import.File.RecordTooLong': {
    en: 'The record that starts on line {line} is longer than {max} bytes: is a quotation mark not closed, or is this no CSV file?',
    fr: 'L’enregistrement qui commence à la ligne {line} dépasse {max} octets : un guillemet n’est-il pas fermé, ou n’est-ce pas un fichier CSV ?',
  },
  'Error.Import.File.Changed': {
    en: 'The file changed while it was being imported. Run the import again: what was written stays, and is not written twice.',
    fr: 'Le fichier a changé pendant l’import. Relancez l’import : ce qui est écrit le reste, et ne le sera pas deux fois.',
  },
  'Error.Import.Header.Duplicate': {
    en: 'The header names the column “{column}” more than once.',
    fr: 'L’en-tête nomme la colonne « {column} » plusieurs fois.',
  },
  'Error.Import.Header.TooManyColumns': {
    en: 'The header has more than {max} columns.',
    fr: 'L’en-tête a plus de {max} colonnes.',
  },
  'Error.Import.Header.Missing': {
    en: 'The mapping reads columns that the file does not have: {missing}. The file has: {present}.',
    fr: 'La correspondance lit des colonnes que le fichier n’a pas : {missing}. Le fichier a : {present}.',
  },
  'Error.Import.Line.TooFewCells': {
    en: 'The line has {count} cells, the header {expected}.',
    fr: 'La ligne a {count} cellules, l’en-tête {expected}.',
  },
  'Error.Import.Line.TooManyCells': {
    en: 'The line has {count} cells, the header only {expected}.',
    fr: 'La ligne a {count} cellules, l’en-tête {expected} seulement.',
  },
  'Error.Import.Value.Missing': { en: 'A value is required.', fr: 'Une valeur est obligatoire.' },
  'Error.Import.Value.NotInMap': {
    en: 'The mapping does not know this value. It knows: {known}.',
    fr: 'La correspondance ne connaît pas cette valeur. Elle connaît : {known}.',
  },
  'Error.Import.Value.NotAnOption': {
    en: 'The value must be one of: {options}.',
    fr: 'La valeur doit être l’une de celles-ci : {options}.',
  },
  'Error.Import.Value.NotAnAmount': {
    en: 'This is not an amount in {currency} with “{decimalMark}” as its decimal mark and at most {decimals} decimals.',
    fr: 'Ce n’est pas un montant en {currency} avec « {decimalMark} » pour marque décimale et au plus {decimals} décimales.',
  },
  'Error.Import.Value.NotAnInteger': {
    en: 'This is not a whole number.',
    fr: 'Ce n’est pas un nombre entier.',
  },
  'Error.Import.Value.NotADate': {
    en: 'This is not a date of the form {format}.',
    fr: 'Ce n’est pas une date de la forme {format}.',
  },
  'Error.Import.Value.DateOutOfRange': {
    en: 'The date must lie between the years {first} and {last}.',
    fr: 'La date doit être comprise entre les années {first} et {last}.',
  },
  'Error.Import.Value.TooSmall': {
    en: 'The value must be at least {min}.',
    fr: 'La valeur doit être au moins {min}.',
  },
  'Error.Import.Value.TooLarge': {
    en: 'The value must be at most {max}.',
    fr: 'La valeur doit être au plus {max}.',
  },
  'Error.Import.Value.TooLong': {
    en: 'The value is longer than {max} characters.',
    fr: 'La valeur dépasse {max} caractères.',
  },
  'Error.Import.Value.NotAReference': {
    en: 'A reference has 1 to 50 characters, none of them < > ; " = ? & or a control character.',
    fr: 'Une référence a de 1 à 50 caractères, sans < > ; " = ? & ni caractère de contrôle.',
  },
  'Error.Import.Value.ControlCharacter': {
    en: 'The value contains a control character.',
    fr: 'La valeur contient un caractère de contrôle.',
  },
  'Error.Import.Value.NotAnEmail': {
    en: 'This is not an e-mail address.',
    fr: 'Ce n’est pas une adresse électronique.',
  },
  'Error.Import.Value.NotALanguage': {
    en: 'This is not a language code of two letters (ISO 639-1).',
    fr: 'Ce n’est pas un code de langue à deux lettres (ISO 639-1).',
  },
  'Error.Import.Value.NotACountry': {
    en: 'This is not a country code of two letters (ISO 3166-1).',
    fr: 'Ce n’est pas un code de pays à deux lettres (ISO 3166-1).',
  },
  'Error.Import.Value.NotARegion': {
    en: 'This is not a region code such as US-CA (ISO 3166-2).',
    fr: 'Ce n’est pas un code de région comme US-CA (ISO 3166-2).',
  },
  'Error.Import.Value.NotMetadata': {
    en: 'A metadata value has at most 450 characters.',
    fr: 'Une valeur de métadonnée a au plus 450 caractères.',
  },
  'Error.Import.Currency.Mismatch': {
    en: 'The currency of the segment is {expected}.',
    fr: 'La devise du segment est {expected}.',
  },
  'Error.Import.Engagement.TooLong': {
    en: 'The engagement is longer than the subscription: {max} periods.',
    fr: 'L’engagement dépasse la durée de l’abonnement : {max} périodes.',
  },
  'Error.Import.Gateway.Missing': {
    en: 'A customer who pays by card or direct debit needs a gateway.',
    fr: 'Un client qui paie par carte ou par prélèvement a besoin d’une passerelle de paiement.',
  },
  'Error.Import.Reference.Duplicate': {
    en: 'This reference was already on line {line}.',
    fr: 'Cette référence était déjà à la ligne {line}.',
  },
  'Error.Import.Customer.Conflict': {
    en: 'Line {line} gives other data for the same customer.',
    fr: 'La ligne {line} donne d’autres données pour le même client.',
  },
  'Error.Import.Offer.Unknown': { en: 'There is no such offer.', fr: 'Cette offre n’existe pas.' },
  'Error.Import.Discount.Unknown': { en: 'There is no such discount.', fr: 'Cette remise n’existe pas.' },
  'Error.Import.Feature.Unknown': {
    en: 'There is no such feature: {reference}.',
    fr: 'Cette fonctionnalité n’existe pas : {reference}.',
  },
  'Error.Import.Feature.WrongType': {
    en: 'The feature {reference} is of type {type}: {property} does not fit it.',
    fr: 'La fonctionnalité {reference} est de type {type} : {property} ne lui convient pas.',
  },
  'Error.Import.Customer.Unknown': { en: 'There is no such customer.', fr: 'Ce client n’existe pas.' },
  'Error.Import.Subscription.Unknown': {
    en: 'The customer has no such subscription.',
    fr: 'Le client n’a pas cet abonnement.',
  },
  'Error.Import.Subscription.Other': {
    en: 'The customer already has a subscription to {offer} that started at {start}. To import several subscriptions of one customer, map ReferenceSubscription.',
    fr: 'Le client a déjà un abonnement à {offer} commencé le {start}. Pour importer plusieurs abonnements d’un même client, renseignez ReferenceSubscription.',
  },
  'Error.Import.Subscription.Moved': {
    en: 'This subscription exists, of the customer {customer}, on the offer {offer}, started at {start}: an import changes none of them.',
    fr: 'Cet abonnement existe, pour le client {customer}, sur l’offre {offer}, commencé le {start} : un import n’en change rien.',
  },
  'Error.Import.Subscription.NotRunning': {
    en: 'The subscription is {state}: it cannot be terminated.',
    fr: 'L’abonnement est {state} : il ne peut pas être résilié.',
  },
  'Error.Import.Rejected': { en: '{cause}', fr: '{cause}' },
  'Error.Import.AlreadyRunning': {
    en: 'Another import into this business is running. Wait for its end, then start again.',
    fr: 'Un autre import est en cours dans cette entreprise. Attendez sa fin, puis recommencez.',
  },
  'Error.Import.Stopped': {
    en: 'The import was stopped before it wrote anything.',
    fr: 'L’import a été arrêté avant d’avoir rien écrit.',
  },
  'Error.Import.RefusedFile.Unwritable': {
    en: 'The refused lines cannot be written to {path}: {cause}.',
    fr: 'Les lignes refusées ne peuvent pas être écrites dans {path} : {cause}.',
  },
  'Error.Import.RefusedFile.IsInput': {
    en: 'The refused lines cannot be written over the file that is imported.',
    fr: 'Les lignes refusées ne peuvent pas être écrites par-dessus le fichier importé.',
  },
  ...mappingReasons,
} as const satisfies Record<string, ReasonTexts>;

export type ImportReasonCode = keyof typeof reasons;

export interface ImportReason {
  readonly code: ImportReasonCode;
  readonly en: string;
  readonly fr: string;
}

export type ReasonParams = Readonly<Record<string, string | number | ReasonTexts>>;

/** A param may differ by language: `{ en: 'a workbook', fr: 'un classeur' }`. */
export function importReason(code: ImportReasonCode, params: ReasonParams = {}): ImportReason {
  const texts: ReasonTexts = reasons[code];
  return { code, en: fill(texts.en, params, 'en'), fr: fill(texts.fr, params, 'fr') };
}

function fill(text: string, params: ReasonParams, language: 'en' | 'fr'): string {
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    return typeof value === 'object' ? value[language] : String(value);
  });
}

/** What an import answers when it may fail as a whole. */
export type ImportOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: ImportReason };

export function fail(
  code: ImportReasonCode,
  params: ReasonParams = {},
): { readonly ok: false; readonly reason: ImportReason } {
  return { ok: false, reason: importReason(code, params) };
}
