/** One payment for several invoices of a customer. */
import { z } from 'zod';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { feeAmount, identifier, text } from '../../../http/fields.ts';
import { type ListedPayment, listPayments } from '../../../payments/list-payments.ts';
import { recordPaymentOver } from '../../../payments/offline/record-payment-over.ts';
import { segmentOf, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { presentPayments } from '../present/payment.ts';
import { checkPaidAt, receipt } from '../receipt.ts';
import { payment } from '../wire/payment.ts';

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
    /** All that are due when left out. */
    IdsInvoice: z.array(identifier).min(1).max(100).optional(),
    ...receipt,
  }),
  responses: { 201: z.object({ Payments: z.array(payment) }).meta({ id: 'AllocatedPayments' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const customer = await findCustomerById(context, input.IdCustomer);
      if (!customer) return refuse('Error.Customer.NotFound', 'IdCustomer');
      const paidAt = input.DatePayment ?? context.now;
      const dates = checkPaidAt(paidAt, context.now);
      if (!dates.ok) return dates;
      const recorded = await recordPaymentOver(context, {
        customerId: customer.id,
        currency: input.Currency ?? segmentOf(context, customer.segmentId).currency,
        invoiceIds: input.IdsInvoice,
        amount: input.Amount,
        typePayment: input.TypePayment,
        paidAt,
        note: input.Note,
      });
      if (!recorded.ok) return recorded;
      const payments: ListedPayment[] = [];
      // The invoices are locked: the last payment of each is this one.
      for (const { id: invoiceId } of recorded.value)
        payments.push(...(await listPayments(context, { invoiceId }, { page: 1, sizePage: 1 })).items);
      return accept({ status: 201, body: { Payments: await presentPayments(context, payments) } });
    }),
});

export const allocatedPaymentOperations = [allocate];
