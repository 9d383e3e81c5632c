/** Direct debits and their batches, as the Back Office shows them. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';

export const debitStates = ['Waiting', 'Sent', 'Settled', 'Rejected', 'Returned'] as const;

const sepaDebit = z
  .object({
    Id: z.int(),
    StateDebit: z.enum(debitStates),
    EndToEndId: z.string(),
    ReferenceMandate: z.string(),
    Amount: z.int(),
    Currency: z.string(),
    IdCustomer: z.int(),
    NameCustomer: z.string(),
    IdInvoice: z.int(),
    FullNumber: z.string().optional(),
    IdBatch: z.int().optional(),
    /** Of the bank, when it did not go through or came back. */
    CodeReason: z.string().optional(),
    DateAsked: wireInstant,
    DateDecided: wireInstant.optional(),
  })
  .meta({ id: 'SepaDebit' });

export const sepaDebitList = listOf(sepaDebit).meta({ id: 'SepaDebits' });

export const sepaBatch = z
  .object({
    Id: z.int(),
    MessageId: z.string(),
    DayCollected: z.iso.date(),
    CountDebits: z.int(),
    Amount: z.int(),
    Currency: z.string(),
    /** For which the bank has not answered. */
    CountOpen: z.int(),
    CountSettled: z.int(),
    CountRejected: z.int(),
    CountReturned: z.int(),
    DateMade: wireInstant,
    /** Once the bank has answered for all of them. */
    DateSettled: wireInstant.optional(),
  })
  .meta({ id: 'SepaBatch' });

export const sepaBatchList = listOf(sepaBatch).meta({ id: 'SepaBatches' });

export const sepaFile = z
  .object({
    FileName: z.string(),
    ContentType: z.literal('application/xml'),
    /** Text. */
    Content: z.string(),
  })
  .meta({ id: 'SepaFile' });

export const sepaAnswers = z
  .object({ CountSettled: z.int(), CountRejected: z.int(), CountReturned: z.int() })
  .meta({ id: 'SepaAnswers' });
