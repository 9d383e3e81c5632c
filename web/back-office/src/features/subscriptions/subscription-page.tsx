/** One subscription: what it is, its features and its periods. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge } from '../../../../ui/badge.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { Facts, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import type { Subscription, SubscriptionFeature } from '../../api/back-office.ts';
import { isMissing } from '../../api/problems.ts';
import { featuresOfSubscription, oneSubscription, periodsOfSubscription } from '../../api/subscriptions.ts';
import { SubscriptionBadge } from '../../vocabulary/states.tsx';
import { Price } from './price.tsx';
import { SubscriptionActions } from './subscription-actions.tsx';
import { useSubscriptionTexts } from './subscription-texts.ts';

export function SubscriptionPage({ subscriptionId }: { readonly subscriptionId: number }) {
  const t = useSubscriptionTexts();
  const { data: subscription, error } = useQuery(oneSubscription(subscriptionId));
  if (isMissing(error)) return <Page title={t('notFound')} />;
  if (subscription === undefined) return null;
  return (
    <Page
      above={t('subscription')}
      title={subscription.TitleLocalized || subscription.Name || subscription.ReferenceOffer}
      below={<SubscriptionBadge state={subscription.StateSubscription} />}
      actions={<SubscriptionActions subscription={subscription} />}
    >
      <div className="grid items-start gap-x-6 lg:grid-cols-2">
        <Details subscription={subscription} />
        <Periods subscriptionId={subscription.Id} />
      </div>
      <Features subscription={subscription} />
    </Page>
  );
}

function Details({ subscription }: { readonly subscription: Subscription }) {
  const t = useSubscriptionTexts();
  const { money, date } = useFormats();
  const { Currency, CountMinRecurrences: least, CountRecurrences: most } = subscription;
  const fee = (amount: number) => (amount === 0 ? undefined : money(amount, Currency));
  const day = (instant: string | undefined) => instant && date(instant);
  return (
    <Panel title={t('details')}>
      <Facts
        facts={[
          {
            name: t('customer'),
            value: <Party id={subscription.IdCustomer} party={subscription.Customer} />,
          },
          {
            name: t('payer'),
            value: subscription.IdCustomerBuyer !== subscription.IdCustomer && (
              <Party id={subscription.IdCustomerBuyer} party={subscription.CustomerBuyer} />
            ),
          },
          { name: t('offer'), value: subscription.ReferenceOffer },
          { name: t('price'), value: <Price subscription={subscription} /> },
          { name: t('setUp'), value: fee(subscription.AmountUpFront) },
          { name: t('termination'), value: fee(subscription.AmountTermination) },
          { name: t('engaged'), value: least && t('engagement', { count: least }) },
          { name: '', value: most && t('limited', { count: most }) },
          { name: t('started'), value: day(subscription.DateStart) },
          { name: t('periodEnd'), value: day(subscription.DatePeriodEnd) },
          { name: t('term'), value: day(subscription.DateTerm) },
          { name: t('ends'), value: day(subscription.DateEnd) },
        ].filter(({ value }) => value !== false)}
      />
    </Panel>
  );
}

function Party({ id, party }: { readonly id: number; readonly party: Subscription['Customer'] }) {
  return (
    <Link to="/customers/$customerId" params={{ customerId: String(id) }} className={linkClass}>
      {party?.Name || party?.ReferenceCustomer || id}
    </Link>
  );
}

function Periods({ subscriptionId }: { readonly subscriptionId: number }) {
  const t = useSubscriptionTexts();
  const { date } = useFormats();
  const { data } = useQuery(periodsOfSubscription(subscriptionId));
  const periods = data?.Items ?? [];
  return (
    <Panel title={t('periods')}>
      {data && periods.length === 0 && <p className="text-soft">{t('noPeriod')}</p>}
      <ol className="border-l-2 border-line">
        {periods.map(({ Id, Number: number, DateStart, DateEnd, IsTrial }) => (
          <li key={Id} className="relative pb-2 pl-4 last:pb-0">
            <span aria-hidden className="absolute top-2 -left-[5px] size-2 rounded-full bg-accent" />
            <span className="font-medium">{t('periodNumber', { number })}</span>{' '}
            {IsTrial && <Badge tone="calm">{t('trial')}</Badge>}
            <div className="text-soft">
              {date(DateStart)} – {date(DateEnd)}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Features({ subscription }: { readonly subscription: Subscription }) {
  const t = useSubscriptionTexts();
  const { count } = useFormats();
  const { data } = useQuery(featuresOfSubscription(subscription.Id));
  const onOff = (isOn: boolean | undefined) => isOn !== undefined && t(isOn ? 'on' : 'off');
  const quantity = (value: number | undefined) => value !== undefined && count(value);
  const columns: readonly Column<SubscriptionFeature>[] = [
    { key: 'feature', name: t('feature'), cell: ({ ReferenceFeature }) => ReferenceFeature },
    { key: 'kind', name: t('kind'), isSecondary: true, cell: ({ TypeFeature }) => t(TypeFeature) },
    {
      key: 'included',
      name: t('included'),
      isNumber: true,
      cell: ({ IsIncluded, QuantityIncluded }) => onOff(IsIncluded) || quantity(QuantityIncluded),
    },
    {
      key: 'current',
      name: t('current'),
      isNumber: true,
      cell: ({ IsEnabled, QuantityCurrent }) => onOff(IsEnabled) || quantity(QuantityCurrent),
    },
  ];
  return (
    <Panel title={t('features')}>
      <Table
        label={t('features')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<p className="text-soft">{t('noFeature')}</p>}
      />
    </Panel>
  );
}
