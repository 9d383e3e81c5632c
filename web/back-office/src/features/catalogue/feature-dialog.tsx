/** Adds a feature, or edits one. */
import { useForm } from 'react-hook-form';
import { CheckField, SelectField, TextField } from '../../../../ui/field.tsx';
import { backOffice, type Feature } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { titlesOf } from './titles.ts';

const types = ['OnOff', 'Limitation', 'Consumption'] as const;

interface Fields {
  readonly Name: string;
  readonly ReferenceFeature: string;
  readonly TypeFeature: (typeof types)[number];
  readonly titleEn: string;
  readonly titleFr: string;
  readonly IsVisible: boolean;
}

interface FeatureDialogProps {
  /** Left out: a new one. */
  readonly feature?: Feature;
  readonly onClose: () => void;
}

export function FeatureDialog({ feature, onClose }: FeatureDialogProps) {
  const t = useCatalogueTexts();
  const { register, handleSubmit } = useForm<Fields>({
    defaultValues: {
      Name: feature?.Name ?? '',
      ReferenceFeature: feature?.ReferenceFeature ?? '',
      TypeFeature: feature?.TypeFeature ?? 'OnOff',
      titleEn: feature?.Title.en ?? '',
      titleFr: feature?.Title.fr ?? '',
      IsVisible: feature?.IsVisible ?? true,
    },
  });
  const save = useAction({
    run: ({ titleEn, titleFr, ReferenceFeature, ...fields }: Fields) => {
      const input = {
        ...fields,
        ReferenceFeature: ReferenceFeature || undefined,
        Title: titlesOf({ ...feature?.Title }, { en: titleEn, fr: titleFr }),
      };
      return feature
        ? backOffice().features.update({ FeatureId: feature.Id, ...input })
        : backOffice().features.create(input);
    },
    done: ({ Name: name }) => (feature ? t('saved') : t('added', { name })),
    onDone: onClose,
    isShownByForm: true,
  });
  const problem = (field: string) => problemOf(save.error, field);
  return (
    <FormDialog
      title={t(feature ? 'edit' : 'addFeature')}
      isBusy={save.isPending}
      error={save.error}
      shown={['Name', 'ReferenceFeature', 'TypeFeature']}
      onSubmit={handleSubmit((fields) => save.mutate(fields))}
      onClose={onClose}
    >
      <TextField label={t('name')} {...register('Name')} problem={problem('Name')} autoComplete="off" />
      <TextField
        label={t('reference')}
        hint={t('referenceMore')}
        isOptional
        {...register('ReferenceFeature')}
        problem={problem('ReferenceFeature')}
        autoComplete="off"
      />
      <SelectField
        label={t('type')}
        hint={t('typeMore')}
        {...register('TypeFeature')}
        problem={problem('TypeFeature')}
        choices={types.map((value) => ({ value, name: t(value) }))}
      />
      <TextField label={t('titleFr')} hint={t('titleMore')} isOptional {...register('titleFr')} />
      <TextField label={t('titleEn')} isOptional {...register('titleEn')} />
      <CheckField label={t('isVisible')} {...register('IsVisible')} />
    </FormDialog>
  );
}
