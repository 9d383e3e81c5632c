/** A line of the bank's statement, as the Back Office shows it, with what it may pay. */
import { z } from 'zod';
import { matchReasons } from '../../../domain/bank/propose-matches.ts';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';

export const bankLineStates = ['New', 'Matched', 'Ignored'] as const;

const proposedMatch = z
  .object({
    IdCustomer: z.int(),
    NameCustomer: z.string(),
    Invoices: z.array(z.object({ IdInvoice: z.int(), FullNumber: z.string(), Amount: z.int() })),
    /** What would stay on account. */
    AmountOnAccount: z.int(),
    /** 0 to 100; from 95 on, nothing else can be meant. */
    Score: z.int(),
    Reasons: z.array(z.enum(matchReasons)),
  })
  .meta({ id: 'ProposedMatch' });

export const bankLine = z
  .object({
    Id: z.int(),
    StateBankLine: z.enum(bankLineStates),
    /** The day on which the bank booked it. */
    DayBooked: z.iso.date(),
    Amount: z.int(),
    Currency: z.string(),
    NamePayer: z.string(),
    ReferencePayer: z.string(),
    Description: z.string(),
    IdReceipt: z.int().optional(),
    IdCustomer: z.int().optional(),
    /** Why it was ignored. */
    Reason: z.string().optional(),
    /** The surest first; of a line that nobody has dealt with. */
    Proposals: z.array(proposedMatch),
    DateCreation: wireInstant,
  })
  .meta({ id: 'BankLine' });

export const bankLineList = listOf(bankLine).meta({ id: 'BankLines' });

export const bankFileImport = z
  .object({
    Format: z.enum(['Csv', 'Camt']),
    CountRead: z.int(),
    CountAdded: z.int(),
    /** Known from an earlier file. */
    CountKnown: z.int(),
    /** Money that went out is not kept. */
    CountOutgoing: z.int(),
    /** Of the lines that were new, or waited: those that could mean one thing only. */
    CountMatched: z.int(),
  })
  .meta({ id: 'BankFileImport' });
