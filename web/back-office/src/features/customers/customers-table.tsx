/** A list of customers, each with what it owes and a menu of what can be done with it. */
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Customer } from '../../api/back-office.ts';
import { CustomerBadges } from '../../vocabulary/states.tsx';
import { CustomerActions } from './actions/customer-actions.tsx';
import { useCustomerTexts } from './customer-texts.ts';

interface CustomersTableProps {
  readonly customers: readonly Customer[] | undefined;
  readonly hidden: ReadonlySet<string>;
  /** Whether the list is all there is, or what was looked for. */
  readonly isFiltered: boolean;
}

export function useCustomerColumns(): readonly Column<Customer>[] {
  const t = useCustomerTexts();
  const { money, date } = useFormats();
  return [
    {
      key: 'name',
      name: t('customer'),
      cell: (customer) => (
        <>
          <Link
            to="/customers/$customerId"
            params={{ customerId: String(customer.Id) }}
            className={linkClass}
          >
            {customer.Name || t('unnamed')}
          </Link>
          <div className="text-soft">{customer.ReferenceCustomer}</div>
        </>
      ),
    },
    { key: 'email', name: t('email'), isSecondary: true, cell: ({ Email }) => Email },
    {
      key: 'state',
      name: t('state'),
      cell: ({ Status, IsGreyListed }) => <CustomerBadges status={Status} isGreyListed={IsGreyListed} />,
    },
    {
      key: 'balance',
      name: t('balance'),
      isNumber: true,
      isSecondary: true,
      cell: ({ CustomerBalance: owed }) => owed && owed.CountLines > 0 && money(owed.Amount, owed.Currency),
    },
    {
      key: 'unpaid',
      name: t('unpaid'),
      isNumber: true,
      cell: ({ CustomerBilling: billing }) =>
        billing &&
        billing.AmountUnpaid > 0 && (
          <span className="text-bad">{money(billing.AmountUnpaid, billing.Currency)}</span>
        ),
    },
    {
      key: 'segment',
      name: t('segment'),
      isSecondary: true,
      cell: ({ ReferenceSegment }) => ReferenceSegment,
    },
    {
      key: 'since',
      isWhole: true,
      name: t('since'),
      isSecondary: true,
      cell: ({ DateCreation }) => date(DateCreation),
    },
  ];
}

export function CustomersTable({ customers, hidden, isFiltered }: CustomersTableProps) {
  const t = useCustomerTexts();
  const columns = useCustomerColumns().filter(({ key }) => !hidden.has(key));
  return (
    <Table
      label={t('customers')}
      columns={[
        ...columns,
        {
          key: 'actions',
          name: t('actions'),
          isBare: true,
          cell: (customer) => <CustomerActions customer={customer} isSmall />,
        },
      ]}
      rows={customers}
      keyOf={({ Id }) => Id}
      empty={
        <Empty title={isFiltered ? t('noneFound') : t('noneYet')}>
          {isFiltered ? t('noneFoundMore') : t('noneYetMore')}
        </Empty>
      }
    />
  );
}
