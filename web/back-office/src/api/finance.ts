/** Reading invoices, credit notes and payments. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { backOffice, type CreditNotesListInput, type InvoicesListInput } from './back-office.ts';

export const invoicesPage = (input: InvoicesListInput) =>
  queryOptions({
    queryKey: ['invoices', input],
    queryFn: ({ signal }) => backOffice().invoices.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const creditNotesPage = (input: CreditNotesListInput) =>
  queryOptions({
    queryKey: ['creditNotes', input],
    queryFn: ({ signal }) => backOffice().creditNotes.list(input, { signal }),
    placeholderData: keepPreviousData,
  });

export const oneInvoice = (InvoiceId: number) =>
  queryOptions({
    queryKey: ['invoice', InvoiceId],
    queryFn: ({ signal }) =>
      backOffice().invoices.show({ InvoiceId, Extra: ['AddressBilling', 'Customer'] }, { signal }),
  });

export const linesOfInvoice = (IdInvoice: number) =>
  queryOptions({
    queryKey: ['invoice', IdInvoice, 'lines'],
    queryFn: ({ signal }) => backOffice().invoiceLines.list({ IdInvoice, SizePage: 100 }, { signal }),
  });

export const paymentsOfInvoice = (IdInvoice: number) =>
  queryOptions({
    queryKey: ['invoice', IdInvoice, 'payments'],
    queryFn: ({ signal }) => backOffice().payments.list({ IdInvoice, SizePage: 50 }, { signal }),
  });

export const creditNotesOfInvoice = (IdInvoiceCorrected: number) =>
  creditNotesPage({ IdInvoice: IdInvoiceCorrected, SizePage: 50 });
