/**
 * Reads what banks write as XML: statements (ISO 20022 camt.053) and notifications (camt.054), versions 2 to 8 and what
 * is like them. An entry that sums up several transactions gives one movement for each.
 */
import { z } from 'zod';
import { parseDecimalAmount } from '../../../domain/money/currency.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { type BankEntry, type BankFile, tidy, unreadable } from './bank-file.ts';
import { readXml } from './xml-document.ts';

const lists = new Set(['Stmt', 'Ntfctn', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'Strd', 'AddtlRmtInf']);

/** An element of text, with attributes or without. */
const text = z.union([z.string(), z.object({ '#text': z.string() }).transform((one) => one['#text'])]);
const money = z.object({ '#text': z.string(), '@Ccy': z.string().regex(/^[A-Z]{3}$/) });
const direction = z.enum(['CRDT', 'DBIT']);

/** Version 2 names the party itself, version 8 puts another element around it. */
const party = z.object({ Nm: text.optional(), Pty: z.object({ Nm: text.optional() }).optional() });

const transaction = z.object({
  Refs: z
    .object({ AcctSvcrRef: text.optional(), EndToEndId: text.optional(), TxId: text.optional() })
    .optional(),
  Amt: money.optional(),
  CdtDbtInd: direction.optional(),
  AmtDtls: z.object({ TxAmt: z.object({ Amt: money }).optional() }).optional(),
  RltdPties: z.object({ Dbtr: party.optional(), Cdtr: party.optional() }).optional(),
  RmtInf: z
    .object({
      Ustrd: z.array(text).optional(),
      Strd: z
        .array(z.object({ CdtrRefInf: z.object({ Ref: text.optional() }).optional() }).or(z.string()))
        .optional(),
    })
    .or(z.literal(''))
    .optional(),
  AddtlTxInf: text.optional(),
});

const entry = z.object({
  Amt: money,
  CdtDbtInd: direction,
  Sts: z.union([z.string(), z.object({ Cd: z.string() }).transform(({ Cd }) => Cd)]).optional(),
  BookgDt: z.object({ Dt: text.optional(), DtTm: text.optional() }).optional(),
  ValDt: z.object({ Dt: text.optional(), DtTm: text.optional() }).optional(),
  AcctSvcrRef: text.optional(),
  NtryDtls: z.array(z.object({ TxDtls: z.array(transaction).optional() }).or(z.literal(''))).optional(),
  AddtlNtryInf: text.optional(),
});

const account = z.object({ Ntry: z.array(entry).optional() });

const camt = z.object({
  Document: z.union([
    z
      .object({ BkToCstmrStmt: z.object({ Stmt: z.array(account) }) })
      .transform((one) => one.BkToCstmrStmt.Stmt),
    z
      .object({ BkToCstmrDbtCdtNtfctn: z.object({ Ntfctn: z.array(account) }) })
      .transform((one) => one.BkToCstmrDbtCdtNtfctn.Ntfctn),
  ]),
});

type Entry = z.infer<typeof entry>;
type Transaction = z.infer<typeof transaction>;

export function readCamtStatement(written: string): Outcome<BankFile> {
  const xml = readXml(written, lists);
  if (!xml.ok) return xml;
  const read = camt.safeParse(xml.value);
  if (!read.success) return unreadable(placeOf(read.error));
  const entries: BankEntry[] = [];
  // A statement also holds what is only announced: it is booked in a later one.
  const booked = read.data.Document.flatMap(({ Ntry = [] }) => Ntry).filter(
    ({ Sts = 'BOOK' }) => Sts === 'BOOK',
  );
  for (const [index, one] of booked.entries()) {
    const movements = movementsOf(one);
    if (typeof movements === 'string') return unreadable(`Ntry ${index + 1}: ${movements}`);
    entries.push(...movements);
  }
  return accept({ format: 'Camt', entries });
}

/** The element that is at fault, when it cannot be read. */
function movementsOf(one: Entry): readonly BankEntry[] | string {
  const bookedOn = dayOf(one.BookgDt) ?? dayOf(one.ValDt);
  if (bookedOn === undefined) return 'BookgDt';
  const details = (one.NtryDtls ?? []).flatMap((detail) => (detail === '' ? [] : (detail.TxDtls ?? [])));
  const isSingle = details.length < 2;
  const areWorth = details.every((detail) => amountOf(detail) !== undefined);
  const told = isSingle || areWorth ? details : [];
  const movements = (told.length === 0 ? [{}] : told).map((detail: Transaction): BankEntry | undefined => {
    const worth = isSingle ? one.Amt : (amountOf(detail) ?? one.Amt);
    const amount = parseDecimalAmount(worth['#text'], worth['@Ccy']);
    if (amount === undefined) return undefined;
    const isCredit = (detail.CdtDbtInd ?? one.CdtDbtInd) === 'CRDT';
    return {
      // Of several transactions, the reference of the entry is that of all of them.
      bankReference:
        detail.Refs?.AcctSvcrRef ?? detail.Refs?.TxId ?? (isSingle ? one.AcctSvcrRef : null) ?? null,
      bookedOn,
      amount: isCredit ? amount : 0 - amount,
      currency: worth['@Ccy'],
      ...wordsOf(detail, one, isCredit),
    };
  });
  return movements.every((movement) => movement !== undefined) ? movements : 'Amt';
}

function amountOf({ Amt, AmtDtls }: Transaction) {
  return Amt ?? AmtDtls?.TxAmt?.Amt;
}

function wordsOf(detail: Transaction, one: Entry, isCredit: boolean) {
  const other = isCredit ? detail.RltdPties?.Dbtr : detail.RltdPties?.Cdtr;
  const remittance = detail.RmtInf === '' ? undefined : detail.RmtInf;
  const structured = (remittance?.Strd ?? []).flatMap((part) =>
    typeof part === 'string' ? [] : [part.CdtrRefInf?.Ref ?? ''],
  );
  const endToEnd = detail.Refs?.EndToEndId ?? '';
  const said = [...(remittance?.Ustrd ?? []), detail.AddtlTxInf ?? ''].join(' ').trim();
  return {
    payerName: tidy(other?.Nm ?? other?.Pty?.Nm ?? ''),
    reference: tidy([...structured, endToEnd === 'NOTPROVIDED' ? '' : endToEnd].join(' ')),
    description: tidy(said === '' ? (one.AddtlNtryInf ?? '') : said),
  };
}

function dayOf(date: Entry['BookgDt']): string | undefined {
  const written = (date?.Dt ?? date?.DtTm)?.slice(0, 10);
  if (written === undefined || !z.iso.date().safeParse(written).success) return undefined;
  return written;
}

function placeOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('/') || 'camt.053, camt.054';
}
