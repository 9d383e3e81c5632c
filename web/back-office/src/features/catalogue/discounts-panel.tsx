/** Discounts that subscriptions can be given. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { backOffice, type Discount } from '../../api/back-office.ts';
import { allSegments, discountsPage } from '../../api/catalogue.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { DiscountDialog } from './discount-dialog.tsx';

interface DiscountsPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function DiscountsPanel({ page, onPage }: DiscountsPanelProps) {
  const t = useCatalogueTexts();
  const isWritable = useMayWrite()('Catalogue');
  const [isAdding, setAdding] = useState(false);
  const { data } = useQuery(discountsPage({ Page: page, SizePage: 25 }));
  const segments = useQuery(allSegments).data?.Items ?? [];
  const currencyOf = (discount: Discount) => segments.find(({ Id }) => Id === discount.IdSegment)?.Currency;
  return (
    <Panel
      title={t('discounts')}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('addDiscount')}
          </Button>
        )
      }
    >
      <Table
        label={t('discounts')}
        columns={useColumns(isWritable, currencyOf)}
        rows={segments.length === 0 ? undefined : data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noDiscount')}>{t('noDiscountMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {isAdding && segments[0] && <DiscountDialog segments={segments} onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function useColumns(
  isWritable: boolean,
  currencyOf: (discount: Discount) => string | undefined,
): readonly Column<Discount>[] {
  const t = useCatalogueTexts();
  const { money, percent } = useFormats();
  return [
    {
      key: 'name',
      name: t('name'),
      cell: ({ Name, ReferenceDiscount }) => (
        <>
          <span className="block font-medium">{Name}</span>
          <span className="block text-soft">{ReferenceDiscount}</span>
        </>
      ),
    },
    {
      key: 'value',
      name: t('value'),
      isNumber: true,
      cell: (one) => {
        const currency = currencyOf(one);
        if (one.TypeOff === 'PerTenThousand') return percent(one.ValueOff);
        return currency === undefined ? one.ValueOff : money(one.ValueOff, currency);
      },
    },
    { key: 'target', name: t('target'), isSecondary: true, cell: ({ TargetFee }) => t(TargetFee) },
    {
      key: 'periods',
      name: t('lasts'),
      isSecondary: true,
      cell: ({ CountPeriods: count }) => (count === undefined ? t('forEver') : t('periods', { count })),
    },
    {
      key: 'state',
      name: t('state'),
      isSecondary: true,
      cell: ({ StateDiscount }) => (
        <Badge tone={StateDiscount === 'Enabled' ? 'good' : 'none'}>{t(`discount${StateDiscount}`)}</Badge>
      ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (discount) =>
        isWritable && <DiscountActions discount={discount} currency={currencyOf(discount) ?? ''} />,
    },
  ];
}

interface DiscountActionsProps {
  readonly discount: Discount;
  readonly currency: string;
}

function DiscountActions({ discount, currency }: DiscountActionsProps) {
  const t = useCatalogueTexts();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  const name = discount.Name;
  return (
    <>
      <ActionMenu
        label={t('actionsFor', { name })}
        actions={[
          { key: 'edit', name: t('edit'), onChoose: () => setOpen('edit') },
          { key: 'delete', name: t('delete'), onChoose: () => setOpen('delete') },
        ]}
        isSmall
      />
      {open === 'edit' && (
        <DiscountDialog
          discount={discount}
          segments={[{ Id: discount.IdSegment, Name: discount.ReferenceSegment, Currency: currency }]}
          onClose={close}
        />
      )}
      {open === 'delete' && (
        <ConfirmedAction
          title={t('delete')}
          isDanger
          run={() => backOffice().discounts.delete({ DiscountId: discount.Id })}
          done={() => t('deleted', { name })}
          onClose={close}
        >
          <p>{t('deleteDiscount', { name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
