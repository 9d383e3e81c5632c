/** What a subscription costs each period, in a phrase. */
import { useFormats } from '../../../../ui/formats.ts';
import type { Subscription } from '../../api/back-office.ts';
import { useRecurrences } from '../../vocabulary/states.tsx';
import { useSubscriptionTexts } from './subscription-texts.ts';

type Priced = Pick<
  Subscription,
  'AmountRecurrence' | 'Currency' | 'UnitRecurrence' | 'DurationRecurrence' | 'IsPriced'
>;

export function Price({ subscription }: { readonly subscription: Priced }) {
  const t = useSubscriptionTexts();
  const recurrence = useRecurrences();
  const { money } = useFormats();
  const { AmountRecurrence, Currency, UnitRecurrence, DurationRecurrence, IsPriced } = subscription;
  if (!IsPriced) return t('free');
  return `${money(AmountRecurrence, Currency)} ${recurrence(UnitRecurrence, { count: DurationRecurrence })}`;
}
