/** Adds a discount to a segment, or edits one. */
import { useForm, useWatch } from 'react-hook-form';
import { decimalOf, minorDigits, parseAmount } from '../../../../ui/amounts.ts';
import { CheckField, SelectField, TextField } from '../../../../ui/field.tsx';
import { useLanguage } from '../../../../ui/texts.ts';
import { backOffice, type Discount } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { titlesOf } from './titles.ts';

const targets = ['FlatFee', 'FeatureFee', 'UpfrontFee', 'AllRecurring', 'All'] as const;
/** Per ten thousand, written as a percentage with two decimals. */
const PERCENT_DIGITS = 2;

interface Fields {
  readonly segmentId: string;
  readonly Name: string;
  readonly titleEn: string;
  readonly titleFr: string;
  readonly TypeOff: 'Flat' | 'PerTenThousand';
  readonly value: string;
  readonly TargetFee: (typeof targets)[number];
  readonly CountPeriods: string;
  readonly isEnabled: boolean;
}

interface DiscountDialogProps {
  /** Left out: a new one. */
  readonly discount?: Discount;
  readonly segments: readonly { readonly Id: number; readonly Name: string; readonly Currency: string }[];
  readonly onClose: () => void;
}

export function DiscountDialog({ discount, segments, onClose }: DiscountDialogProps) {
  const t = useCatalogueTexts();
  const currencyOf = (id: string) => segments.find(({ Id }) => String(Id) === id)?.Currency ?? '';
  const { register, handleSubmit, control, formState } = useForm<Fields>({
    defaultValues: useDefaults(discount, segments),
  });
  const [segmentId, type] = useWatch({ control, name: ['segmentId', 'TypeOff'] });
  const currency = currencyOf(segmentId);
  const save = useAction({
    run: (fields: Fields) => write(discount, fields, currencyOf(fields.segmentId)),
    done: ({ Name: name }) => (discount ? t('saved') : t('added', { name })),
    onDone: onClose,
    isShownByForm: true,
  });
  const problem = (field: string) => problemOf(save.error, field);
  const isValue = (text: string) => (valueOff(text, type, currency) ?? 0) > 0 || t('amountWrong');
  const isCount = (text: string) => /^(?:[1-9]\d{0,5})?$/.test(text) || t('numberWrong');
  return (
    <FormDialog
      title={t(discount ? 'edit' : 'addDiscount')}
      isBusy={save.isPending}
      error={save.error}
      shown={['Name', 'ValueOff', 'CountPeriods']}
      onSubmit={handleSubmit((fields) => save.mutate(fields))}
      onClose={onClose}
    >
      {segments.length > 1 && (
        <SelectField
          label={t('segment')}
          {...register('segmentId')}
          choices={segments.map(({ Id, Name }) => ({ value: String(Id), name: Name }))}
        />
      )}
      <TextField label={t('name')} {...register('Name')} problem={problem('Name')} autoComplete="off" />
      <TextField label={t('titleFr')} hint={t('titleMore')} isOptional {...register('titleFr')} />
      <TextField label={t('titleEn')} isOptional {...register('titleEn')} />
      <SelectField
        label={t('typeOff')}
        {...register('TypeOff')}
        choices={[
          { value: 'PerTenThousand', name: t('percentage') },
          { value: 'Flat', name: t('amountOff', { currency }) },
        ]}
      />
      <TextField
        label={type === 'Flat' ? t('amountOff', { currency }) : t('percentage')}
        inputMode="decimal"
        {...register('value', { validate: isValue })}
        problem={formState.errors.value?.message ?? problem('ValueOff')}
      />
      <SelectField
        label={t('target')}
        {...register('TargetFee')}
        choices={targets.map((value) => ({ value, name: t(value) }))}
      />
      <TextField
        label={t('lasts')}
        hint={t('lastsMore')}
        isOptional
        inputMode="numeric"
        {...register('CountPeriods', { validate: isCount })}
        problem={formState.errors.CountPeriods?.message ?? problem('CountPeriods')}
      />
      <CheckField label={t('isEnabled')} {...register('isEnabled')} />
    </FormDialog>
  );
}

function useDefaults(discount: Discount | undefined, segments: DiscountDialogProps['segments']): Fields {
  const mark = useLanguage() === 'fr' ? ',' : '.';
  const digits = (currency: string) =>
    discount?.TypeOff === 'Flat' && currency !== '' ? minorDigits(currency) : PERCENT_DIGITS;
  const value = discount ? decimalOf(discount.ValueOff, digits(segments[0]?.Currency ?? '')) : '';
  return {
    segmentId: String(discount?.IdSegment ?? segments[0]?.Id ?? ''),
    Name: discount?.Name ?? '',
    titleEn: discount?.Title.en ?? '',
    titleFr: discount?.Title.fr ?? '',
    TypeOff: discount?.TypeOff ?? 'PerTenThousand',
    value: value.replace('.', mark),
    TargetFee: discount?.TargetFee ?? 'FlatFee',
    CountPeriods: discount?.CountPeriods?.toString() ?? '',
    isEnabled: discount === undefined || discount.StateDiscount === 'Enabled',
  };
}

/** Minor units of the currency, or per ten thousand; undefined when it is neither. */
function valueOff(text: string, type: Fields['TypeOff'], currency: string): number | undefined {
  // A percentage has the decimals of an amount in euros.
  return parseAmount(text, type === 'Flat' ? currency : 'EUR');
}

function write(discount: Discount | undefined, fields: Fields, currency: string): Promise<Discount> {
  const { segmentId, Name, titleEn, titleFr, TypeOff, TargetFee, CountPeriods } = fields;
  const input = {
    Name,
    Title: titlesOf({ ...discount?.Title }, { en: titleEn, fr: titleFr }),
    TypeOff,
    ValueOff: valueOff(fields.value, TypeOff, currency) ?? 0,
    TargetFee,
    ...(CountPeriods !== '' && { CountPeriods: Number(CountPeriods) }),
    StateDiscount: fields.isEnabled ? ('Enabled' as const) : ('Draft' as const),
  };
  if (!discount) return backOffice().discounts.create({ IdSegment: Number(segmentId), ...input });
  const Clear = CountPeriods === '' ? (['CountPeriods'] as const) : undefined;
  return backOffice().discounts.update({ DiscountId: discount.Id, ...input, Clear });
}
