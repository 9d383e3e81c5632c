/** What the business sells, with what the address says of it. */
import { Tabs } from '@base-ui/react/tabs';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Page } from '../../../../ui/page.tsx';
import { catalogueTabs } from '../../features/catalogue/catalogue-tabs.ts';
import { useCatalogueTexts } from '../../features/catalogue/catalogue-texts.ts';
import { DiscountsPanel } from '../../features/catalogue/discounts-panel.tsx';
import { FeaturesPanel } from '../../features/catalogue/features-panel.tsx';
import { OfferPage } from '../../features/catalogue/offer-page.tsx';
import { OffersPanel } from '../../features/catalogue/offers-panel.tsx';
import { numberOf } from './address-number.ts';
import { tabClass } from './tab-class.ts';

export function RoutedOffer() {
  const { offerId } = useParams({ from: '/staff/catalogue/offers/$offerId' });
  return <OfferPage key={offerId} offerId={numberOf(offerId)} />;
}

export function RoutedCatalogue() {
  const t = useCatalogueTexts();
  const { part = 'offers', page = 1 } = useSearch({ from: '/staff/catalogue' });
  const navigate = useNavigate();
  const onPage = (wanted: number) => void navigate({ to: '/catalogue', search: { part, page: wanted } });
  return (
    <Page title={t('title')} below={<p className="max-w-prose text-soft">{t('lead')}</p>}>
      <Tabs.Root
        value={part}
        onValueChange={(chosen) =>
          void navigate({ to: '/catalogue', search: { part: catalogueTabs.find((one) => one === chosen) } })
        }
      >
        <Tabs.List className="mb-4 flex flex-wrap gap-1" aria-label={t('title')}>
          {catalogueTabs.map((name) => (
            <Tabs.Tab key={name} value={name} className={tabClass}>
              {t(name)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={part}>
          {part === 'offers' && <OffersPanel page={page} onPage={onPage} />}
          {part === 'features' && <FeaturesPanel page={page} onPage={onPage} />}
          {part === 'discounts' && <DiscountsPanel page={page} onPage={onPage} />}
        </Tabs.Panel>
      </Tabs.Root>
    </Page>
  );
}
