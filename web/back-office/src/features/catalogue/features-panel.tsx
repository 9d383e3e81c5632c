/** What offers can grant: added, edited, deleted while no offer has it. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge } from '../../../../ui/badge.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ActionMenu } from '../../../../ui/menu.tsx';
import { Empty, Panel } from '../../../../ui/page.tsx';
import { type Column, Paging, Table } from '../../../../ui/table.tsx';
import { useLanguage } from '../../../../ui/texts.ts';
import { backOffice, type Feature } from '../../api/back-office.ts';
import { featuresPage } from '../../api/catalogue.ts';
import { useMayWrite } from '../../api/session.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { FeatureDialog } from './feature-dialog.tsx';

interface FeaturesPanelProps {
  readonly page: number;
  readonly onPage: (page: number) => void;
}

export function FeaturesPanel({ page, onPage }: FeaturesPanelProps) {
  const t = useCatalogueTexts();
  const isWritable = useMayWrite()('Catalogue');
  const language = useLanguage();
  const [isAdding, setAdding] = useState(false);
  const { data } = useQuery(featuresPage({ Page: page, SizePage: 25 }));
  const columns: readonly Column<Feature>[] = [
    {
      key: 'name',
      name: t('name'),
      cell: ({ Name, Title }) => (
        <>
          <span className="block font-medium">{Name}</span>
          {Title[language] !== undefined && Title[language] !== Name && (
            <span className="block text-soft">{Title[language]}</span>
          )}
        </>
      ),
    },
    { key: 'reference', name: t('reference'), isSecondary: true, cell: (one) => one.ReferenceFeature },
    { key: 'type', name: t('type'), cell: ({ TypeFeature }) => t(TypeFeature) },
    {
      key: 'state',
      name: t('state'),
      isSecondary: true,
      cell: ({ IsVisible }) => (
        <Badge tone={IsVisible ? 'good' : 'none'}>{IsVisible ? t('visibleFeature') : t('hidden')}</Badge>
      ),
    },
    {
      key: 'actions',
      name: t('actions'),
      isBare: true,
      cell: (feature) => isWritable && <FeatureActions feature={feature} />,
    },
  ];
  return (
    <Panel
      title={t('features')}
      actions={
        isWritable && (
          <Button look="primary" onClick={() => setAdding(true)}>
            {t('addFeature')}
          </Button>
        )
      }
    >
      <Table
        label={t('features')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<Empty title={t('noFeature')}>{t('noFeatureMore')}</Empty>}
      />
      {data && <Paging page={page} sizePage={data.SizePage} total={data.TotalItems} onPage={onPage} />}
      {isAdding && <FeatureDialog onClose={() => setAdding(false)} />}
    </Panel>
  );
}

function FeatureActions({ feature }: { readonly feature: Feature }) {
  const t = useCatalogueTexts();
  const [open, setOpen] = useState<'edit' | 'delete'>();
  const close = () => setOpen(undefined);
  const name = feature.Name;
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
      {open === 'edit' && <FeatureDialog feature={feature} onClose={close} />}
      {open === 'delete' && (
        <ConfirmedAction
          title={t('delete')}
          isDanger
          run={() => backOffice().features.delete({ FeatureId: feature.Id })}
          done={() => t('deleted', { name })}
          onClose={close}
        >
          <p>{t('deleteFeature', { name })}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
