/** A list of invoices or credit notes. */
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Invoice } from '../../api/back-office.ts';
import { restToPay } from '../../vocabulary/rest-to-pay.ts';
import { InvoiceBadge } from '../../vocabulary/states.tsx';
import { useInvoiceTexts } from './invoice-texts.ts';

interface InvoicesTableProps {
  readonly invoices: readonly Invoice[] | undefined;
  readonly hidden: ReadonlySet<string>;
  readonly isFiltered: boolean;
}

export function useInvoiceColumns(): readonly Column<Invoice>[] {
  const t = useInvoiceTexts();
  const { money, date } = useFormats();
  return [
    {
      key: 'number',
      isWhole: true,
      name: t('number'),
      cell: ({ Id, FullNumber }) => (
        <Link to="/invoices/$invoiceId" params={{ invoiceId: String(Id) }} className={linkClass}>
          {FullNumber || `${t('draft')} ${Id}`}
        </Link>
      ),
    },
    {
      key: 'customer',
      name: t('customer'),
      cell: ({ IdCustomer, Customer }) => (
        <Link to="/customers/$customerId" params={{ customerId: String(IdCustomer) }} className={linkClass}>
          {Customer?.Name || Customer?.ReferenceCustomer || IdCustomer}
        </Link>
      ),
    },
    { key: 'state', name: t('state'), cell: ({ StateInvoice }) => <InvoiceBadge state={StateInvoice} /> },
    {
      key: 'issued',
      isWhole: true,
      name: t('issued'),
      isSecondary: true,
      cell: ({ DateIssue }) => DateIssue && date(DateIssue),
    },
    {
      key: 'due',
      isWhole: true,
      name: t('due'),
      isSecondary: true,
      cell: ({ DatePaymentLimit }) => DatePaymentLimit && date(DatePaymentLimit),
    },
    {
      key: 'total',
      name: t('total'),
      isNumber: true,
      cell: ({ AmountTotal, Currency }) => money(AmountTotal, Currency),
    },
    {
      key: 'rest',
      name: t('rest'),
      isNumber: true,
      isSecondary: true,
      cell: (invoice) => restToPay(invoice) > 0 && money(restToPay(invoice), invoice.Currency),
    },
  ];
}

export function InvoicesTable({ invoices, hidden, isFiltered }: InvoicesTableProps) {
  const t = useInvoiceTexts();
  const columns = useInvoiceColumns().filter(({ key }) => !hidden.has(key));
  return (
    <Table
      label={t('invoices')}
      columns={columns}
      rows={invoices}
      keyOf={({ Id }) => Id}
      empty={
        <Empty title={t(isFiltered ? 'noneFound' : 'none')}>{isFiltered ? undefined : t('noneMore')}</Empty>
      }
    />
  );
}
