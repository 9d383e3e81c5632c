/** What customers subscribe to: added, edited, duplicated, put on sale or taken off it, deleted. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { linkClass } from '../../../../ui/link-class.ts';
import { ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { backOffice, type Offer } from '../../api/back-office.ts';
import { offersPage } from '../../api/catalogue.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useRecurrences } from '../../vocabulary/states.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { AddOffer, EditOffer } from './offer-dialog.tsx';

interface OffersPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function OffersPanel({ page, onPage }: OffersPanelProps) {
  const t = useCatalogueTexts();
  const isWritable = useMayWrite()('Catalogue');
  const [isAdding, setAdding] = useState(false);
  const { data } = useQuery(offersPage({ Page: page, SizePage: 25 }));
  return (
    <Panel
      title={t('offers')}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('addOffer')}
          </Button>
        )
      }
    >
      <Table
        label={t('offers')}
        columns={useColumns(isWritable)}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noOffer')}>{t('noOfferMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {isAdding && <AddOffer onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function useColumns(isWritable: boolean): readonly Column<Offer>[] {
  const t = useCatalogueTexts();
  const recurrence = useRecurrences();
  const { money } = useFormats();
  return [
    {
      key: 'name',
      name: t('name'),
      cell: ({ Id, Name, ReferenceOffer }) => (
        <>
          <Link to="/catalogue/offers/$offerId" params={{ offerId: String(Id) }} className={linkClass}>
            {Name}
          </Link>
          <span className="block text-soft">{ReferenceOffer}</span>
        </>
      ),
    },
    {
      key: 'segment',
      name: t('segment'),
      isSecondary: true,
      cell: ({ ReferenceSegment }) => ReferenceSegment,
    },
    {
      key: 'price',
      name: t('price'),
      cell: ({ AmountRecurrence, Currency, UnitRecurrence, DurationRecurrence: count }) =>
        `${money(AmountRecurrence, Currency)} ${recurrence(UnitRecurrence, { count })}`,
    },
    {
      key: 'trial',
      name: t('trial'),
      isSecondary: true,
      cell: ({ DurationTrial = 0, UnitTrial = 'Day' }) =>
        DurationTrial === 0 ? '' : `${DurationTrial} ${t(UnitTrial)}`,
    },
    {
      key: 'engagement',
      name: t('engagement'),
      isSecondary: true,
      cell: ({ CountMinRecurrences: count }) => (count === 0 ? '' : t('periods', { count })),
    },
    {
      key: 'state',
      name: t('state'),
      isSecondary: true,
      cell: ({ IsVisible }) => (
        <Badge tone={IsVisible ? 'good' : 'none'}>{IsVisible ? t('visible') : t('hidden')}</Badge>
      ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (offer) => isWritable && <OfferActions offer={offer} />,
    },
  ];
}

function OfferActions({ offer }: { readonly offer: Offer }) {
  const t = useCatalogueTexts();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  const { Id: OfferId, Name: name, IsVisible } = offer;
  const turn = useAction({
    run: () => backOffice().offers.update({ OfferId, IsVisible: !IsVisible }),
    done: () => t(IsVisible ? 'hiddenDone' : 'shown', { name }),
  });
  const duplicate = useAction({
    run: () => backOffice().offers.duplicate({ OfferId }),
    done: (made) => t('duplicated', { name: made.Name }),
  });
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { name })}
        actions={[
          { key: 'edit', name: t('edit'), onChoose: () => setOpen('edit') },
          { key: 'turn', name: t(IsVisible ? 'hide' : 'show'), onChoose: () => turn.mutate() },
          { key: 'duplicate', name: t('duplicate'), onChoose: () => duplicate.mutate() },
          { key: 'delete', name: t('delete'), onChoose: () => setOpen('delete') },
        ]}
        isSmall
      />
      {open === 'edit' && <EditOffer offer={offer} onClose={close} />}
      {open === 'delete' && (
        <ConfirmedAction
          title={t('delete')}
          isDanger
          run={() => backOffice().offers.delete({ OfferId })}
          done={() => t('deleted', { name })}
          onClose={close}
        >
          <p>{t('deleteOffer', { name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
