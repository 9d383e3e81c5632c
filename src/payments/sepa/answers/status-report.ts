/** Reads what banks refuse before they collect it: customer payment status reports (ISO 20022 pain.002, 3 to 14). */
import { z } from 'zod';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { unreadable } from '../../bank/files/bank-file.ts';
import { type AnswerScope, type BankAnswer, UNSPECIFIED } from './bank-answer.ts';

export const statusReportLists = ['OrgnlPmtInfAndSts', 'TxInfAndSts', 'StsRsnInf'] as const;

const reasons = z
  .array(
    z
      .object({ Rsn: z.object({ Cd: z.string().optional(), Prtry: z.string().optional() }).optional() })
      .or(z.literal('')),
  )
  .optional();

const report = z.object({
  Document: z.object({
    CstmrPmtStsRpt: z.object({
      OrgnlGrpInfAndSts: z.object({
        OrgnlMsgId: z.string(),
        GrpSts: z.string().optional(),
        StsRsnInf: reasons,
      }),
      OrgnlPmtInfAndSts: z
        .array(
          z.object({
            OrgnlPmtInfId: z.string(),
            PmtInfSts: z.string().optional(),
            StsRsnInf: reasons,
            TxInfAndSts: z
              .array(
                z.object({
                  OrgnlEndToEndId: z.string().optional(),
                  TxSts: z.string().optional(),
                  StsRsnInf: reasons,
                }),
              )
              .optional(),
          }),
        )
        .optional(),
    }),
  }),
});

const REFUSED = 'RJCT';

export function readStatusReport(xml: unknown): Outcome<readonly BankAnswer[]> {
  const read = report.safeParse(xml);
  if (!read.success) return unreadable(read.error.issues[0]?.path.join('/') || 'pain.002');
  const { OrgnlGrpInfAndSts: group, OrgnlPmtInfAndSts: blocks = [] } = read.data.Document.CstmrPmtStsRpt;
  const transactions = blocks.flatMap(({ TxInfAndSts = [] }) => TxInfAndSts);
  // The smallest first, as its reason is the most exact.
  return accept([
    ...transactions.flatMap(({ OrgnlEndToEndId: reference, TxSts, StsRsnInf }) =>
      reference === undefined ? [] : refused(TxSts, 'Debit', reference, StsRsnInf),
    ),
    ...blocks.flatMap((block) => refused(block.PmtInfSts, 'Block', block.OrgnlPmtInfId, block.StsRsnInf)),
    ...refused(group.GrpSts, 'Message', group.OrgnlMsgId, group.StsRsnInf),
  ]);
}

function refused(
  status: string | undefined,
  scope: AnswerScope,
  reference: string,
  told: z.infer<typeof reasons>,
): readonly BankAnswer[] {
  if (status !== REFUSED) return [];
  const [code = UNSPECIFIED] = (told ?? []).flatMap((one) => (one === '' ? [] : (one.Rsn?.Cd ?? [])));
  return [{ kind: 'Rejected', scope, reference, code }];
}
