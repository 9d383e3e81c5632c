/** One offer: what it costs, and what it grants. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Facts, Page, Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { backOffice, type Offer, type OfferFeature } from '../../api/back-office.ts';
import { featuresOfOffer, oneOffer } from '../../api/catalogue.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useRecurrences } from '../../vocabulary/states.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { OfferFeatureDialog } from './offer-feature-dialog.tsx';

export function OfferPage({ offerId }: { readonly offerId: number }) {
  const t = useCatalogueTexts();
  const { data: offer, error } = useQuery(oneOffer(offerId));
  const above = (
    <Link to="/catalogue" className={linkClass}>
      {t('title')}
    </Link>
  );
  if (error) return <Page title={t('noSuchOffer')} above={above} />;
  if (offer === undefined) return null;
  return (
    <Page
      title={offer.Name}
      above={above}
      below={
        <>
          <Badge tone={offer.IsVisible ? 'good' : 'none'}>
            {offer.IsVisible ? t('visible') : t('hidden')}
          </Badge>
          <span className="text-soft">{offer.ReferenceOffer}</span>
        </>
      }
    >
      <Prices offer={offer} />
      <Granted offer={offer} />
    </Page>
  );
}

function Prices({ offer }: { readonly offer: Offer }) {
  const t = useCatalogueTexts();
  const { money } = useFormats();
  const recurrence = useRecurrences();
  const {
    Currency: currency,
    UnitRecurrence,
    DurationRecurrence: count,
    CountMinRecurrences,
    CountRecurrences,
  } = offer;
  const { DurationTrial = 0, UnitTrial = 'Day', AmountTrial = 0 } = offer;
  const fee = (amount: number) => (amount === 0 ? undefined : money(amount, currency));
  return (
    <Panel title={t('price')}>
      <Facts
        facts={[
          {
            name: t('price'),
            value: `${money(offer.AmountRecurrence, currency)} ${recurrence(UnitRecurrence, { count })}`,
          },
          { name: t('setUp', { currency }), value: fee(offer.AmountUpFront) },
          {
            name: t('trial'),
            value:
              DurationTrial === 0
                ? undefined
                : `${DurationTrial} ${t(UnitTrial)}, ${money(AmountTrial, currency)}`,
          },
          {
            name: t('engagement'),
            value: CountMinRecurrences === 0 ? undefined : t('periods', { count: CountMinRecurrences }),
          },
          {
            name: t('count'),
            value: CountRecurrences === undefined ? undefined : t('periods', { count: CountRecurrences }),
          },
          { name: t('termination', { currency }), value: fee(offer.AmountTermination) },
        ]}
      />
    </Panel>
  );
}

function Granted({ offer }: { readonly offer: Offer }) {
  const t = useCatalogueTexts();
  const { count } = useFormats();
  const isWritable = useMayWrite()('Catalogue');
  const [isAdding, setAdding] = useState(false);
  const { data } = useQuery(featuresOfOffer(offer.Id));
  const columns: readonly Column<OfferFeature>[] = [
    {
      key: 'feature',
      name: t('feature'),
      cell: ({ ReferenceFeature }) => <span className="font-medium">{ReferenceFeature}</span>,
    },
    { key: 'type', name: t('type'), isSecondary: true, cell: ({ TypeFeature }) => t(TypeFeature) },
    {
      key: 'included',
      name: t('included'),
      cell: ({ TypeFeature, IsIncluded, QuantityIncluded }) => {
        if (TypeFeature === 'OnOff') return IsIncluded ? t('yes') : t('no');
        return QuantityIncluded === undefined ? t('unlimited') : count(QuantityIncluded);
      },
    },
    {
      key: 'steps',
      name: t('steps'),
      isSecondary: true,
      cell: ({ Steps }) => (Steps.length === 0 ? t('none') : t('stepCount', { count: Steps.length })),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (granted) => isWritable && <GrantedActions offer={offer} granted={granted} />,
    },
  ];
  return (
    <Panel
      title={t('grants')}
      actions={isWritable && <Button onClick={() => setAdding(true)}>{t('addToOffer')}</Button>}
    >
      <Table
        label={t('grants')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('grantsNothing')} />}
      />
      {isAdding && <OfferFeatureDialog offer={offer} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function GrantedActions({ offer, granted }: { readonly offer: Offer; readonly granted: OfferFeature }) {
  const t = useCatalogueTexts();
  const [open, setOpen] = useState<'edit' | 'remove'>();
  const close = () => setOpen(undefined);
  const name = granted.ReferenceFeature;
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { name })}
        actions={[
          { key: 'edit', name: t('edit'), onChoose: () => setOpen('edit') },
          { key: 'remove', name: t('remove'), onChoose: () => setOpen('remove') },
        ]}
        isSmall
      />
      {open === 'edit' && <OfferFeatureDialog offer={offer} granted={granted} onClose={close} />}
      {open === 'remove' && (
        <ConfirmedAction
          title={t('remove')}
          isDanger
          run={() => backOffice().offers.deleteFeature({ OfferFeatureId: granted.Id })}
          done={() => t('saved')}
          onClose={close}
        >
          <p>{t('removeText', { name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
