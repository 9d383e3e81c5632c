/** Gives an offer a feature, or edits what it grants of one and at what price. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { CheckField, SelectField, TextField } from '../../../../ui/field.tsx';
import {
  backOffice,
  type Feature,
  type Offer,
  type OfferFeature,
  type OffersUpdateFeatureInput,
} from '../../api/back-office.ts';
import { featuresPage } from '../../api/catalogue.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { fieldsOfSteps, stepsOf } from './step-fields.ts';
import { StepsEditor } from './steps-editor.tsx';

const properties = [
  'UpdatableBeforeSubscription',
  'UpdatableAfterSubscription',
  'UpdateAtFullPrice',
  'FreeInTrial',
] as const;
type Property = (typeof properties)[number];

interface OfferFeatureDialogProps {
  readonly offer: Offer;
  /** Left out: a feature that the offer has not yet. */
  readonly granted?: OfferFeature;
  readonly onClose: () => void;
}

export function OfferFeatureDialog({ offer, granted, onClose }: OfferFeatureDialogProps) {
  const t = useCatalogueTexts();
  const features = useQuery(featuresPage({ SizePage: 100 })).data?.Items ?? [];
  const [featureId, setFeatureId] = useState<number>();
  const chosen = features.find(({ Id }) => Id === (granted?.IdFeature ?? featureId)) ?? features[0];
  const [isOn, setOn] = useState(granted?.IsIncluded ?? granted?.IsEnabled ?? true);
  const [included, setIncluded] = useState(granted?.QuantityIncluded?.toString() ?? '');
  const [has, setHas] = useState<readonly Property[]>(
    properties.filter((one) => granted?.Properties.includes(one)),
  );
  const [steps, setSteps] = useState(() => fieldsOfSteps(granted?.Steps ?? [], offer.Currency));
  const [isVolume, setVolume] = useState(granted?.IsVolume ?? false);
  const isOnOff = chosen?.TypeFeature === 'OnOff';
  const read = stepsOf(steps, offer.Currency);
  const save = useAction({
    run: () => {
      const quantity = isOnOff
        ? { IsIncluded: isOn }
        : included === ''
          ? {}
          : { QuantityIncluded: Number(included) };
      const terms = { ...quantity, Properties: [...has], Steps: read ?? [], IsVolume: isVolume };
      if (granted) return backOffice().offers.updateFeature(changeOf(granted, terms, isOnOff));
      return backOffice().offers.createFeature({ IdOffer: offer.Id, IdFeature: chosen?.Id, ...terms });
    },
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  const isCount = /^\d{0,9}$/.test(included);
  return (
    <FormDialog
      title={granted ? granted.ReferenceFeature : t('addToOffer')}
      isBusy={save.isPending}
      error={save.error}
      shown={['QuantityIncluded']}
      onSubmit={(event) => {
        event.preventDefault();
        if (read !== undefined && isCount) save.mutate();
      }}
      onClose={onClose}
    >
      {!granted && <FeatureChoice features={features} chosen={chosen} onChoose={setFeatureId} />}
      {isOnOff ? (
        <CheckField label={t('isIncluded')} checked={isOn} onChange={({ target }) => setOn(target.checked)} />
      ) : (
        <TextField
          label={t('included')}
          hint={t('includedMore')}
          isOptional
          inputMode="numeric"
          value={included}
          onChange={({ target }) => setIncluded(target.value.trim())}
          problem={isCount ? problemOf(save.error, 'QuantityIncluded') : t('numberWrong')}
        />
      )}
      <StepsEditor
        steps={steps}
        isVolume={isVolume}
        included={isCount ? Number(included) : 0}
        currency={offer.Currency}
        onSteps={(wanted) => setSteps([...wanted])}
        onVolume={setVolume}
      />
      <Properties has={has} onChange={setHas} />
    </FormDialog>
  );
}

type Terms = Pick<OffersUpdateFeatureInput, 'QuantityIncluded' | 'Steps'>;

/** What was emptied is named: the API leaves what is not sent as it was. */
function changeOf({ Id }: OfferFeature, terms: Terms, isOnOff: boolean): OffersUpdateFeatureInput {
  const Clear = [
    ...(!isOnOff && terms.QuantityIncluded === undefined ? (['QuantityIncluded'] as const) : []),
    ...(terms.Steps?.length === 0 ? (['Steps'] as const) : []),
  ];
  return { OfferFeatureId: Id, ...terms, Clear };
}

interface PropertiesProps {
  readonly has: readonly Property[];
  readonly onChange: (has: readonly Property[]) => void;
}

function Properties({ has, onChange }: PropertiesProps) {
  const t = useCatalogueTexts();
  return properties.map((property) => (
    <CheckField
      key={property}
      label={t(property)}
      checked={has.includes(property)}
      onChange={({ target }) =>
        onChange(target.checked ? [...has, property] : has.filter((one) => one !== property))
      }
    />
  ));
}

interface FeatureChoiceProps {
  readonly features: readonly Feature[];
  readonly chosen: Feature | undefined;
  readonly onChoose: (id: number) => void;
}

function FeatureChoice({ features, chosen, onChoose }: FeatureChoiceProps) {
  const t = useCatalogueTexts();
  return (
    <SelectField
      label={t('feature')}
      value={String(chosen?.Id ?? '')}
      onChange={({ target }) => onChoose(Number(target.value))}
      choices={features.map(({ Id, Name }) => ({ value: String(Id), name: Name }))}
    />
  );
}
