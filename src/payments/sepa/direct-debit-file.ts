/**
 * Writes the file of direct debits that a bank takes: pain.008.001.02 or .08, with the elements that the EPC's
 * implementation guidelines (EPC130-08, EPC131-08) ask for, in the order of the schema.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { decimalText } from '../../domain/money/currency.ts';
import type { DebitBlock, DebitToSend } from '../../domain/sepa/plan-batch.ts';
import { sepaText } from '../../domain/sepa/sepa-text.ts';
import type { SepaCreditor } from '../gateways/sepa/sepa-settings.ts';

export interface DebitInFile extends DebitToSend {
  readonly endToEndId: string;
  /** `YYYY-MM-DD`. */
  readonly signedOn: string;
  readonly accountName: string;
  readonly iban: string;
  /** What the payer reads on the statement. */
  readonly remittance: string;
}

export interface BlockInFile extends DebitBlock<DebitInFile> {
  readonly id: string;
}

export interface DirectDebitFile {
  readonly messageId: string;
  /** ISO 8601, local, without offset. */
  readonly madeAt: string;
  /** `YYYY-MM-DD`. */
  readonly collectedOn: string;
  readonly creditor: SepaCreditor;
  readonly blocks: readonly BlockInFile[];
}

const NAME = 70;
const REMITTANCE = 140;

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });

export function writeDirectDebits(file: DirectDebitFile): string {
  const { creditor, blocks } = file;
  const name = `pain.008.001.${creditor.version}`;
  const debits = blocks.flatMap((block) => block.debits);
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': `urn:iso:std:iso:20022:tech:xsd:${name}`,
      CstmrDrctDbtInitn: {
        GrpHdr: {
          MsgId: file.messageId,
          CreDtTm: file.madeAt,
          ...countOf(debits),
          InitgPty: { Nm: sepaText(creditor.name, NAME) },
        },
        PmtInf: blocks.map((block) => blockElement(file, block)),
      },
    },
  };
  return builder.build(document);
}

function blockElement({ collectedOn, creditor }: DirectDebitFile, block: BlockInFile) {
  return {
    PmtInfId: block.id,
    PmtMtd: 'DD',
    BtchBookg: 'true',
    ...countOf(block.debits),
    PmtTpInf: {
      SvcLvl: { Cd: 'SEPA' },
      LclInstrm: { Cd: block.scheme === 'Core' ? 'CORE' : 'B2B' },
      SeqTp: block.sequence,
    },
    ReqdColltnDt: collectedOn,
    Cdtr: { Nm: sepaText(creditor.name, NAME) },
    CdtrAcct: { Id: { IBAN: creditor.iban } },
    CdtrAgt: agent(creditor),
    ChrgBr: 'SLEV',
    CdtrSchmeId: { Id: { PrvtId: { Othr: { Id: creditor.identifier, SchmeNm: { Prtry: 'SEPA' } } } } },
    DrctDbtTxInf: block.debits.map((debit) => ({
      PmtId: { EndToEndId: debit.endToEndId },
      InstdAmt: { '@Ccy': 'EUR', '#text': euros(debit.amount) },
      DrctDbtTx: { MndtRltdInf: { MndtId: debit.mandateReference, DtOfSgntr: debit.signedOn } },
      DbtrAgt: unnamedAgent,
      Dbtr: { Nm: sepaText(debit.accountName, NAME) },
      DbtrAcct: { Id: { IBAN: debit.iban } },
      RmtInf: { Ustrd: sepaText(debit.remittance, REMITTANCE) },
    })),
  };
}

/** Within the SEPA area the IBAN says which bank it is. */
const unnamedAgent = { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } };

function agent({ bic, version }: SepaCreditor) {
  if (bic === null) return unnamedAgent;
  return { FinInstnId: version === '02' ? { BIC: bic } : { BICFI: bic } };
}

function countOf(debits: readonly DebitInFile[]) {
  return {
    NbOfTxs: String(debits.length),
    CtrlSum: euros(debits.reduce((total, { amount }) => total + amount, 0)),
  };
}

function euros(amount: number): string {
  return decimalText(amount, 'EUR');
}
