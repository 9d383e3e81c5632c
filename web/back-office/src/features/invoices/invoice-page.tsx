/** One invoice or credit note: its lines and sums, its payments, and what corrects it. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Facts, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Invoice, InvoiceLine } from '../../api/back-office.ts';
import { creditNotesOfInvoice, linesOfInvoice, oneInvoice } from '../../api/finance.ts';
import { isMissing } from '../../api/problems.ts';
import { useLinePeriod } from '../../vocabulary/line-period.ts';
import { PostalAddress } from '../../vocabulary/postal-address.tsx';
import { restToPay } from '../../vocabulary/rest-to-pay.ts';
import { InvoiceBadge, usePaymentTypes } from '../../vocabulary/states.tsx';
import { InvoiceActions } from './invoice-actions.tsx';
import { InvoicePayments } from './invoice-payments.tsx';
import { useInvoiceTexts } from './invoice-texts.ts';
import { InvoicesTable } from './invoices-table.tsx';

export function InvoicePage({ invoiceId }: { readonly invoiceId: number }) {
  const t = useInvoiceTexts();
  const { data: invoice, error } = useQuery(oneInvoice(invoiceId));
  if (isMissing(error)) return <Page title={t('notFound')} />;
  if (invoice === undefined) return null;
  const isCredit = invoice.TypeCredit !== undefined;
  return (
    <Page
      above={t(isCredit ? 'creditNote' : 'invoice')}
      title={invoice.FullNumber || `${t('draft')} ${invoice.Id}`}
      below={<InvoiceBadge state={invoice.StateInvoice} />}
      actions={<InvoiceActions invoice={invoice} />}
    >
      <div className="grid items-start gap-x-6 lg:grid-cols-[1fr_20rem]">
        <Lines invoice={invoice} />
        <Details invoice={invoice} />
      </div>
      {!isCredit && <InvoicePayments invoice={invoice} />}
      {!isCredit && invoice.AmountCredited > 0 && <CreditNotes invoiceId={invoice.Id} />}
    </Page>
  );
}

function Lines({ invoice }: { readonly invoice: Invoice }) {
  const t = useInvoiceTexts();
  const { money, count, percent } = useFormats();
  const periodOf = useLinePeriod();
  const taxOf = ({ LabelTax1: label, RateTax1: rate }: InvoiceLine) =>
    isUntaxed(label) ? t(label) : percent(rate);
  const { data } = useQuery(linesOfInvoice(invoice.Id));
  const { Currency } = invoice;
  const columns: readonly Column<InvoiceLine>[] = [
    { key: 'label', name: t('label'), cell: ({ TextLocalized }) => TextLocalized },
    {
      key: 'period',
      name: t('period'),
      isSecondary: true,
      cell: (line) => periodOf(line),
    },
    {
      key: 'quantity',
      name: t('quantity'),
      isNumber: true,
      isSecondary: true,
      cell: ({ Quantity }) => Quantity !== undefined && count(Quantity),
    },
    { key: 'tax', name: t('tax'), isNumber: true, isSecondary: true, cell: (line) => taxOf(line) },
    {
      key: 'amount',
      name: t('beforeTax'),
      isNumber: true,
      cell: ({ AmountSubtotal }) => money(AmountSubtotal, Currency),
    },
  ];
  const sums = [
    { name: t('subtotal'), amount: invoice.AmountSubtotal },
    { name: t('tax'), amount: invoice.AmountTax },
    { name: t('total'), amount: invoice.AmountTotal, isStrong: true },
    { name: t('paid'), amount: -invoice.AmountPaid, isLeftOut: invoice.AmountPaid === 0 },
    { name: t('credited'), amount: -invoice.AmountCredited, isLeftOut: invoice.AmountCredited === 0 },
    {
      name: t('rest'),
      amount: restToPay(invoice),
      isStrong: true,
      isLeftOut: restToPay(invoice) === invoice.AmountTotal || invoice.TypeCredit !== undefined,
    },
  ];
  return (
    <Panel title={t('lines')}>
      <Table label={t('lines')} columns={columns} rows={data?.Items} keyOf={({ Id }) => Id} empty={null} />
      <dl className="mt-3 ml-auto grid w-fit grid-cols-[auto_auto] gap-x-8 gap-y-1 border-t border-line pt-3">
        {sums
          .filter(({ isLeftOut }) => isLeftOut !== true)
          .map(({ name, amount, isStrong }) => (
            <div
              key={name}
              className={`col-span-2 grid grid-cols-subgrid ${isStrong ? 'text-base font-semibold' : ''}`}
            >
              <dt>{name}</dt>
              <dd className="text-right tabular-nums">{money(amount, Currency)}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}

const untaxed = ['ReverseCharge', 'Export', 'Exempt'] as const;

function isUntaxed(label: string): label is (typeof untaxed)[number] {
  return untaxed.some((category) => category === label);
}

function Details({ invoice }: { readonly invoice: Invoice }) {
  const t = useInvoiceTexts();
  const { date } = useFormats();
  const paymentType = usePaymentTypes();
  const day = (instant: string | undefined) => instant && date(instant);
  const { AddressBilling: address, IdInvoiceCorrected: corrected } = invoice;
  return (
    <Panel title={t('details')}>
      <Facts
        facts={[
          {
            name: t('customer'),
            value: (
              <Link
                to="/customers/$customerId"
                params={{ customerId: String(invoice.IdCustomer) }}
                className={linkClass}
              >
                {invoice.Customer?.Name || invoice.Customer?.ReferenceCustomer || invoice.IdCustomer}
              </Link>
            ),
          },
          { name: t('billedTo'), value: address && <PostalAddress address={address} /> },
          { name: t('issued'), value: day(invoice.DateIssue) },
          { name: t('due'), value: day(invoice.DatePaymentLimit) },
          { name: t('payBy'), value: paymentType(invoice.TypePayment) },
          { name: t('scheduled'), value: restToPay(invoice) > 0 && day(invoice.DatePaymentScheduled) },
          { name: t('paidOn'), value: day(invoice.DatePayment) },
          { name: t('note'), value: invoice.NoteLocalized },
          { name: t('reason'), value: invoice.Reason },
          {
            name: t('corrects'),
            value: corrected && (
              <Link to="/invoices/$invoiceId" params={{ invoiceId: String(corrected) }} className={linkClass}>
                {t('invoice')}
              </Link>
            ),
          },
        ].filter(({ value }) => value !== false)}
      />
    </Panel>
  );
}

const hiddenColumns: ReadonlySet<string> = new Set(['customer', 'due', 'rest']);

function CreditNotes({ invoiceId }: { readonly invoiceId: number }) {
  const t = useInvoiceTexts();
  const { data } = useQuery(creditNotesOfInvoice(invoiceId));
  return (
    <Panel title={t('creditNotes')}>
      <InvoicesTable invoices={data?.Items} hidden={hiddenColumns} isFiltered />
    </Panel>
  );
}
