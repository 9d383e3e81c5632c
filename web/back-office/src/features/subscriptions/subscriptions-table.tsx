/** A list of subscriptions. */
import { Link } from '@tanstack/react-router';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Empty } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Subscription } from '../../api/back-office.ts';
import { SubscriptionBadge } from '../../vocabulary/states.tsx';
import { Price } from './price.tsx';
import { useSubscriptionTexts } from './subscription-texts.ts';

interface SubscriptionsTableProps {
  readonly subscriptions: readonly Subscription[] | undefined;
  readonly hidden: ReadonlySet<string>;
}

export function useSubscriptionColumns(): readonly Column<Subscription>[] {
  const t = useSubscriptionTexts();
  const { date } = useFormats();
  return [
    {
      key: 'offer',
      name: t('offer'),
      cell: ({ Id, TitleLocalized, Name, ReferenceOffer }) => (
        <>
          <Link
            to="/subscriptions/$subscriptionId"
            params={{ subscriptionId: String(Id) }}
            className={linkClass}
          >
            {TitleLocalized || Name || ReferenceOffer}
          </Link>
          <div className="text-soft">{ReferenceOffer}</div>
        </>
      ),
    },
    {
      key: 'customer',
      name: t('customer'),
      cell: ({ IdCustomer, Customer, ReferenceCustomer }) => (
        <Link to="/customers/$customerId" params={{ customerId: String(IdCustomer) }} className={linkClass}>
          {Customer?.Name || ReferenceCustomer}
        </Link>
      ),
    },
    {
      key: 'state',
      name: t('state'),
      cell: ({ StateSubscription }) => <SubscriptionBadge state={StateSubscription} />,
    },
    {
      key: 'price',
      name: t('price'),
      isNumber: true,
      isSecondary: true,
      cell: (subscription) => <Price subscription={subscription} />,
    },
    {
      key: 'started',
      isWhole: true,
      name: t('started'),
      isSecondary: true,
      cell: ({ DateStart }) => DateStart && date(DateStart),
    },
    {
      key: 'periodEnd',
      isWhole: true,
      name: t('periodEnd'),
      isSecondary: true,
      cell: ({ DatePeriodEnd }) => DatePeriodEnd && date(DatePeriodEnd),
    },
  ];
}

export function SubscriptionsTable({ subscriptions, hidden }: SubscriptionsTableProps) {
  const t = useSubscriptionTexts();
  const columns = useSubscriptionColumns().filter(({ key }) => !hidden.has(key));
  return (
    <Table
      label={t('subscriptions')}
      columns={columns}
      rows={subscriptions}
      keyOf={({ Id }) => Id}
      empty={<Empty title={t('none')}>{t('noneMore')}</Empty>}
    />
  );
}
