/** Adds an offer to a segment, or edits one: its prices, its rhythm, its trial and its engagement. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type SubmitHandler, useForm } from 'react-hook-form';
import { decimalOf, minorDigits, parseAmount } from '../../../../ui/amounts.ts';
import { CheckField, SelectField, TextField } from '../../../../ui/field.tsx';
import { type Language, useLanguage } from '../../../../ui/texts.ts';
import { backOffice, type Offer } from '../../api/back-office.ts';
import { allSegments } from '../../api/catalogue.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { titlesOf } from './titles.ts';

const units = ['Day', 'Week', 'Month', 'Year'] as const;
const amountFields = ['AmountUpFront', 'AmountRecurrence', 'AmountTrial', 'AmountTermination'] as const;
const countFields = ['DurationRecurrence', 'DurationTrial', 'CountMinRecurrences'] as const;
type AmountField = (typeof amountFields)[number];
type CountField = (typeof countFields)[number] | 'CountRecurrences';

interface Fields extends Readonly<Record<AmountField | CountField, string>> {
  readonly Name: string;
  readonly ReferenceOffer: string;
  readonly titleEn: string;
  readonly titleFr: string;
  readonly UnitRecurrence: (typeof units)[number];
  readonly UnitTrial: (typeof units)[number];
  readonly IsVisible: boolean;
}

function fieldsOf(offer: Offer | undefined, currency: string, language: Language): Fields {
  const mark = language === 'fr' ? ',' : '.';
  const amount = (minor = 0) => decimalOf(minor, minorDigits(currency)).replace('.', mark);
  return {
    Name: offer?.Name ?? '',
    ReferenceOffer: offer?.ReferenceOffer ?? '',
    titleEn: offer?.Title.en ?? '',
    titleFr: offer?.Title.fr ?? '',
    AmountUpFront: amount(offer?.AmountUpFront),
    AmountRecurrence: amount(offer?.AmountRecurrence),
    AmountTrial: amount(offer?.AmountTrial),
    AmountTermination: amount(offer?.AmountTermination),
    DurationRecurrence: String(offer?.DurationRecurrence ?? 1),
    UnitRecurrence: offer?.UnitRecurrence ?? 'Month',
    DurationTrial: String(offer?.DurationTrial ?? 0),
    UnitTrial: offer?.UnitTrial ?? 'Day',
    CountRecurrences: offer?.CountRecurrences === undefined ? '' : String(offer.CountRecurrences),
    CountMinRecurrences: String(offer?.CountMinRecurrences ?? 0),
    IsVisible: offer?.IsVisible ?? true,
  };
}

/** What the API takes; the form has seen that amounts and counts are some. */
function inputOf(fields: Fields, before: Readonly<Record<string, string>>, currency: string) {
  const amount = (field: AmountField) => parseAmount(fields[field], currency) ?? 0;
  const { Name, ReferenceOffer, titleEn, titleFr, UnitRecurrence, UnitTrial, IsVisible } = fields;
  return {
    Name,
    ReferenceOffer: ReferenceOffer || undefined,
    Title: titlesOf(before, { en: titleEn, fr: titleFr }),
    AmountUpFront: amount('AmountUpFront'),
    AmountRecurrence: amount('AmountRecurrence'),
    AmountTrial: amount('AmountTrial'),
    AmountTermination: amount('AmountTermination'),
    DurationRecurrence: Number(fields.DurationRecurrence),
    UnitRecurrence,
    DurationTrial: Number(fields.DurationTrial),
    UnitTrial,
    CountMinRecurrences: Number(fields.CountMinRecurrences),
    ...(fields.CountRecurrences !== '' && { CountRecurrences: Number(fields.CountRecurrences) }),
    IsVisible,
  };
}

interface CloseProps {
  readonly onClose: () => void;
}

export function EditOffer({ offer, onClose }: CloseProps & { readonly offer: Offer }) {
  const t = useCatalogueTexts();
  const save = useAction({
    run: (fields: Fields) => {
      const input = inputOf(fields, offer.Title, offer.Currency);
      const Clear = fields.CountRecurrences === '' ? (['CountRecurrences'] as const) : undefined;
      return backOffice().offers.update({ OfferId: offer.Id, ...input, Clear });
    },
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <OfferForm
      title={t('edit')}
      offer={offer}
      currency={offer.Currency}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(fields) => save.mutate(fields)}
      onClose={onClose}
    />
  );
}

export function AddOffer({ onClose }: CloseProps) {
  const t = useCatalogueTexts();
  const { data } = useQuery(allSegments);
  const [chosen, setChosen] = useState<number>();
  const segment = data?.Items.find(({ Id }) => Id === chosen) ?? data?.Items[0];
  const currency = segment?.Currency ?? '';
  const add = useAction({
    run: (fields: Fields) =>
      backOffice().offers.create({ IdSegment: segment?.Id, ...inputOf(fields, {}, currency) }),
    done: ({ Name: name }) => t('added', { name }),
    onDone: onClose,
    isShownByForm: true,
  });
  if (segment === undefined) return null;
  return (
    <OfferForm
      key={currency}
      title={t('addOffer')}
      currency={currency}
      isBusy={add.isPending}
      error={add.error}
      onSubmit={(fields) => add.mutate(fields)}
      onClose={onClose}
      above={
        data !== undefined &&
        data.Items.length > 1 && (
          <SelectField
            label={t('segment')}
            value={String(segment.Id)}
            onChange={({ target }) => setChosen(Number(target.value))}
            choices={data.Items.map(({ Id, Name }) => ({ value: String(Id), name: Name }))}
          />
        )
      }
    />
  );
}

interface OfferFormProps extends CloseProps {
  readonly title: string;
  readonly offer?: Offer;
  readonly currency: string;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly above?: React.ReactNode;
  readonly onSubmit: SubmitHandler<Fields>;
}

function OfferForm({ title, offer, currency, isBusy, error, above, onSubmit, onClose }: OfferFormProps) {
  const t = useCatalogueTexts();
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: fieldsOf(offer, currency, useLanguage()),
  });
  const amount = (field: AmountField) => ({
    inputMode: 'decimal' as const,
    ...register(field, {
      validate: (text) => parseAmount(text, currency) !== undefined || t('amountWrong'),
    }),
    problem: formState.errors[field]?.message ?? problemOf(error, field),
  });
  const count = (field: CountField, isOptional = false) => ({
    inputMode: 'numeric' as const,
    isOptional,
    ...register(field, {
      validate: (text) => (isOptional && text === '') || /^\d{1,6}$/.test(text) || t('numberWrong'),
    }),
    problem: formState.errors[field]?.message ?? problemOf(error, field),
  });
  const unitChoices = units.map((value) => ({ value, name: t(value) }));
  return (
    <FormDialog
      title={title}
      isBusy={isBusy}
      error={error}
      shown={['Name', 'ReferenceOffer', 'CountRecurrences', ...amountFields, ...countFields]}
      onSubmit={handleSubmit(onSubmit)}
      onClose={onClose}
    >
      {above}
      <TextField
        label={t('name')}
        {...register('Name')}
        problem={problemOf(error, 'Name')}
        autoComplete="off"
      />
      <TextField
        label={t('reference')}
        hint={t('referenceMore')}
        isOptional
        {...register('ReferenceOffer')}
        problem={problemOf(error, 'ReferenceOffer')}
        autoComplete="off"
      />
      <TextField label={t('titleFr')} hint={t('titleMore')} isOptional {...register('titleFr')} />
      <TextField label={t('titleEn')} isOptional {...register('titleEn')} />
      <TextField label={t('recurrence', { currency })} {...amount('AmountRecurrence')} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t('duration')} {...count('DurationRecurrence')} />
        <SelectField label={t('unit')} {...register('UnitRecurrence')} choices={unitChoices} />
      </div>
      <TextField label={t('setUp', { currency })} {...amount('AmountUpFront')} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t('trialDuration')} hint={t('trialMore')} {...count('DurationTrial')} />
        <SelectField label={t('trialUnit')} {...register('UnitTrial')} choices={unitChoices} />
      </div>
      <TextField label={t('trialAmount', { currency })} {...amount('AmountTrial')} />
      <div className="grid grid-cols-2 gap-3">
        <TextField label={t('count')} hint={t('countMore')} {...count('CountRecurrences', true)} />
        <TextField label={t('minimum')} {...count('CountMinRecurrences')} />
      </div>
      <TextField label={t('termination', { currency })} {...amount('AmountTermination')} />
      <CheckField label={t('isVisible')} {...register('IsVisible')} />
    </FormDialog>
  );
}
