/** Payments as the Back Office writes them, with what `extra` asks for. */
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { findPayment, type ListedPayment } from '../../../payments/list-payments.ts';
import type { Work } from '../../call.ts';
import type { payment } from '../wire/payment.ts';
import { loadInvoiceExtras } from './invoice-line.ts';
import { loadCustomerExtras } from './payer-extras.ts';
import { extrasOf, loadTraceExtras, presentSegmentOf, presentTraces } from './traces.ts';

type WirePayment = BodyOf<typeof payment>;

export async function presentPayments(
  work: Work,
  payments: readonly ListedPayment[],
  extra?: readonly string[],
): Promise<WirePayment[]> {
  const { wants } = extrasOf<string>(extra);
  const traces = await loadTraceExtras(
    work,
    extra,
    payments.map((one) => one.traces),
  );
  const customers = await loadCustomerExtras(
    work,
    extra,
    payments.map(({ customerId }) => customerId),
  );
  const shown = payments.filter(({ kind }) => wants('Invoice') || wants(`Invoice${kind}`));
  const invoices = await loadInvoiceExtras(
    work,
    shown.map(({ invoiceId }) => invoiceId),
  );
  return payments.map((one) => {
    const invoice = invoices.get(one.invoiceId);
    return {
      ...presentOne(work, one, extra),
      ...presentTraces(one.traces, traces),
      Customer: customers.get(one.customerId),
      GatewayTransaction: wants('GatewayTransaction') ? transactionOf(one) : undefined,
      Invoice: wants('Invoice') ? invoice : undefined,
      InvoiceDebit: one.kind === 'Debit' && wants('InvoiceDebit') ? invoice : undefined,
      InvoiceCredit: one.kind === 'Credit' && wants('InvoiceCredit') ? invoice : undefined,
      Links: [{ rel: 'self', href: `/Finance/Payments/${one.id}` }],
    };
  });
}

/** One by its number, or the refusal of one that is not there. */
export async function showPayment(
  work: Work,
  id: number,
  extra?: readonly string[],
): Promise<Outcome<WirePayment>> {
  const found = await findPayment(work, id);
  const [shown] = found ? await presentPayments(work, [found], extra) : [];
  return shown ? accept(shown) : refuse('Error.Payment.NotFound', 'paymentId');
}

function transactionOf({ chargeId, gateway }: ListedPayment) {
  return chargeId === null || gateway === null ? undefined : { Id: chargeId, Gateway: gateway };
}

function presentOne(work: Work, one: ListedPayment, extra: readonly string[] | undefined) {
  return {
    Id: one.id,
    IdBusiness: work.businessId,
    ...presentSegmentOf(work, one.segmentId, extra),
    IdCustomer: one.customerId,
    IdInvoice: one.invoiceId,
    TypePayment: one.typePayment,
    StatePayment: one.state,
    Amount: one.amount,
    Currency: one.currency,
    DatePayment: formatInstant(one.paidAt),
    ...(one.note !== null && { Note: one.note }),
    ...(one.chargeId !== null && { IdGatewayTransaction: one.chargeId }),
    ...(one.receiptId !== null && { IdReceipt: one.receiptId }),
  };
}
