/** One payment for several invoices of a customer. */
import { z } from 'zod';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, text } from '../../../http/fields.ts';
import { listPayments } from '../../../payments/list-payments.ts';
import { recordReceipt } from '../../../payments/offline/record-receipt.ts';
import { segmentOf, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { presentPayments } from '../present/payment.ts';
import { showReceipt } from '../present/receipt.ts';
import { checkPaidAt, receipt } from '../receipt.ts';
import { payment } from '../wire/payment.ts';
import { moneyReceipt } from '../wire/receipt.ts';

const allocate = defineOperation({
  id: 'allocate-payment',
  method: 'POST',
  path: '/Finance/Payments/Allocate',
  summary: 'Record one payment for several invoices of a customer, the oldest first',
  tag: 'Payments',
  input: z.object({
    IdCustomer: identifier,
    Amount: feeAmount,
    /** That of the customer's segment when left out. */
    Currency: text(3).optional(),
    /** All that are due when left out; none when empty. */
    IdsInvoice: z.array(identifier).max(100).optional(),
    /** True: what is more than the invoices owe stays on account and pays the next ones; false: it is refused. */
    OverpaymentToBalance: z.boolean().default(false),
    ...receipt,
  }),
  responses: {
    201: z.object({ Payments: z.array(payment), Receipt: moneyReceipt }).meta({ id: 'AllocatedPayments' }),
  },
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerById(context, input.IdCustomer);
      if (!customer) return refuse('Error.Customer.NotFound', 'IdCustomer');
      const paidAt = input.DatePayment ?? context.now;
      const dates = checkPaidAt(paidAt, context.now);
      if (!dates.ok) return dates;
      const recorded = await recordReceipt(context, {
        customerId: customer.id,
        currency: input.Currency ?? segmentOf(context, customer.segmentId).currency,
        invoiceIds: input.IdsInvoice,
        amount: input.Amount,
        typePayment: input.TypePayment,
        receivedAt: paidAt,
        note: input.Note,
        keepsRest: input.OverpaymentToBalance,
      });
      if (!recorded.ok) return recorded;
      const { id: receiptId, shares } = recorded.value;
      const shown = await showReceipt(context, receiptId);
      if (!shown.ok) return shown;
      const { items } = await listPayments(context, { receiptId }, { page: 1, sizePage: shares.length });
      const payments = await presentPayments(context, items.toReversed());
      return accept({ status: 201, body: { Payments: payments, Receipt: shown.value } });
    }),
});

export const allocatedPaymentOperations = [allocate];
