/** Reads which debits a statement or notification of the bank shows as collected or returned (camt.053, camt.054). */
import { z } from 'zod';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { unreadable } from '../../bank/files/bank-file.ts';
import { type BankAnswer, UNSPECIFIED } from './bank-answer.ts';

export const collectedLists = ['Stmt', 'Ntfctn', 'Ntry', 'NtryDtls', 'TxDtls'] as const;

const direction = z.enum(['CRDT', 'DBIT']);

const transaction = z.object({
  Refs: z.object({ EndToEndId: z.string().optional(), PmtInfId: z.string().optional() }).optional(),
  CdtDbtInd: direction.optional(),
  RtrInf: z.object({ Rsn: z.object({ Cd: z.string().optional() }).optional() }).optional(),
});

const entry = z.object({
  CdtDbtInd: direction,
  Sts: z.union([z.string(), z.object({ Cd: z.string() }).transform(({ Cd }) => Cd)]).optional(),
  NtryDtls: z
    .array(
      z
        .object({
          Btch: z.object({ PmtInfId: z.string().optional() }).optional(),
          TxDtls: z.array(transaction).optional(),
        })
        .or(z.literal('')),
    )
    .optional(),
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
type Direction = z.infer<typeof direction>;

/** What came in is told before what went back. Other movements of the account are of no debit, and of no harm. */
export function readCollected(xml: unknown): Outcome<readonly BankAnswer[]> {
  const read = camt.safeParse(xml);
  if (!read.success) return unreadable(read.error.issues[0]?.path.join('/') || 'camt.053, camt.054');
  const answers = read.data.Document.flatMap(({ Ntry = [] }) => Ntry)
    .filter(({ Sts = 'BOOK' }) => Sts === 'BOOK')
    .flatMap(answersOf);
  return accept([
    ...answers.filter(({ kind }) => kind === 'Settled'),
    ...answers.filter(({ kind }) => kind !== 'Settled'),
  ]);
}

function answersOf({ CdtDbtInd, NtryDtls = [] }: Entry): readonly BankAnswer[] {
  return NtryDtls.flatMap((detail): readonly BankAnswer[] => {
    if (detail === '') return [];
    const told = (detail.TxDtls ?? []).flatMap((one) => answerOf(one, CdtDbtInd));
    const block = detail.Btch?.PmtInfId ?? detail.TxDtls?.[0]?.Refs?.PmtInfId;
    if (told.length > 0 || block === undefined || CdtDbtInd === 'DBIT') return told;
    return [{ kind: 'Settled', scope: 'Block', reference: block, code: '' }];
  });
}

function answerOf({ Refs, CdtDbtInd, RtrInf }: Transaction, ofEntry: Direction): readonly BankAnswer[] {
  const reference = Refs?.EndToEndId;
  if (reference === undefined || reference === 'NOTPROVIDED') return [];
  const isBack = (CdtDbtInd ?? ofEntry) === 'DBIT';
  if (isBack) return [{ kind: 'Returned', scope: 'Debit', reference, code: RtrInf?.Rsn?.Cd ?? UNSPECIFIED }];
  return [{ kind: 'Settled', scope: 'Debit', reference, code: '' }];
}
