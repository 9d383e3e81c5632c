/** What steps come to, drawn over the quantity and told in a table; computed by the rule that bills. */
import { computeStepsPrice } from '../../../../../src/domain/pricing/price-steps.ts';
import { useFormats } from '../../../../ui/formats.ts';
import type { OfferFeature } from '../../api/back-office.ts';
import { useCatalogueTexts } from './catalogue-texts.ts';

interface PriceCurveProps {
  readonly steps: OfferFeature['Steps'];
  readonly isVolume: boolean;
  /** Free before the steps begin. */
  readonly included: number;
  readonly currency: string;
}

const WIDTH = 480;
const HEIGHT = 140;
const POINTS = 96;

export function PriceCurve({ steps, isVolume, included, currency }: PriceCurveProps) {
  const t = useCatalogueTexts();
  const { money, count } = useFormats();
  const priced = steps.map(({ QuantityMax, Increment, AmountPerIncrement, AmountCeiling }) => ({
    quantityMax: QuantityMax ?? null,
    increment: Increment,
    amountPerIncrement: AmountPerIncrement,
    amountCeiling: AmountCeiling ?? null,
  }));
  const priceOf = (quantity: number) => computeStepsPrice({ steps: priced, isVolume }, quantity - included);
  const bounds = steps.flatMap(({ QuantityMax }) => (QuantityMax === undefined ? [] : [QuantityMax]));
  const lastBlock = steps.at(-1)?.Increment ?? 1;
  const most = included + Math.max(10, ...bounds.map((bound) => Math.ceil(bound * 1.5)), lastBlock * 5);
  const quantities = Array.from({ length: POINTS + 1 }, (_, index) => Math.round((most * index) / POINTS));
  const highest = Math.max(1, ...quantities.map(priceOf));
  const points = quantities.map(
    (quantity) => `${(quantity / most) * WIDTH},${HEIGHT - (priceOf(quantity) / highest) * HEIGHT}`,
  );
  const told = [...new Set([included, included + 1, ...bounds.map((bound) => included + bound), most])].sort(
    (one, other) => one - other,
  );
  return (
    <figure className="mt-2">
      <svg
        viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 8}`}
        className="w-full rounded-md bg-sunken"
        role="img"
        aria-label={t('curve')}
      >
        <polyline points={points.join(' ')} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
      <table className="mt-2 w-full" aria-label={t('curve')}>
        <thead>
          <tr className="text-left text-soft">
            <th scope="col" className="font-medium">
              {t('quantity')}
            </th>
            <th scope="col" className="text-right font-medium">
              {t('price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.map((quantity) => (
            <tr key={quantity} className="border-t border-line">
              <td>{count(quantity)}</td>
              <td className="text-right tabular-nums">{money(priceOf(quantity), currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
