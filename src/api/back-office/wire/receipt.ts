/** Money received at once, as the Back Office shows it. */
import { z } from 'zod';
import { wireInstant } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { receipt } from '../receipt.ts';

export const receiptStates = ['Recorded', 'Cancelled'] as const;

export const moneyReceipt = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    NameCustomer: z.string(),
    TypePayment: receipt.TypePayment,
    StateReceipt: z.enum(receiptStates),
    Currency: z.string(),
    Amount: z.int(),
    /** What no invoice has taken yet: it pays the next ones. */
    AmountOnAccount: z.int(),
    /** What went back to the customer instead of paying an invoice. */
    AmountRepaid: z.int(),
    DateRepaid: wireInstant.optional(),
    DatePayment: wireInstant,
    Note: z.string().optional(),
    IdsPayment: z.array(z.int()),
    /** Whose money stayed instead of going back. */
    IdCreditNote: z.int().optional(),
    IdBankLine: z.int().optional(),
    DateCreation: wireInstant,
  })
  .meta({ id: 'Receipt' });

export const receiptList = listOf(moneyReceipt).meta({ id: 'Receipts' });
