/** Edits the steps of a price, one line each. */
import { Button } from '../../../../ui/button.tsx';
import { CheckField, TextField } from '../../../../ui/field.tsx';
import { Notice } from '../../../../ui/page.tsx';
import { useCatalogueTexts } from './catalogue-texts.ts';
import { PriceCurve } from './price-curve.tsx';
import { type StepFields, stepsOf } from './step-fields.ts';

interface StepsEditorProps {
  readonly steps: readonly StepFields[];
  readonly isVolume: boolean;
  readonly included: number;
  readonly currency: string;
  readonly onSteps: (steps: readonly StepFields[]) => void;
  readonly onVolume: (isVolume: boolean) => void;
}

const fresh: StepFields = { upTo: '', block: '1', price: '', ceiling: '' };

export function StepsEditor(props: StepsEditorProps) {
  const { steps, isVolume, included, currency, onSteps, onVolume } = props;
  const t = useCatalogueTexts();
  const read = stepsOf(steps, currency);
  const change = (index: number, field: keyof StepFields) => (event: { target: { value: string } }) =>
    onSteps(steps.map((one, at) => (at === index ? { ...one, [field]: event.target.value.trim() } : one)));
  return (
    <fieldset className="mb-3">
      <legend className="mb-1 font-medium">{t('steps')}</legend>
      <p className="mb-2 text-soft">{t('stepsMore')}</p>
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step has no name but its place
        <div key={index} className="mb-2 rounded-md border border-line p-3">
          <div className="grid grid-cols-2 gap-x-3">
            <TextField
              label={t('upTo')}
              isOptional
              inputMode="numeric"
              value={step.upTo}
              onChange={change(index, 'upTo')}
            />
            <TextField
              label={t('block')}
              inputMode="numeric"
              value={step.block}
              onChange={change(index, 'block')}
            />
            <TextField
              label={t('blockPrice', { currency })}
              inputMode="decimal"
              value={step.price}
              onChange={change(index, 'price')}
            />
            <TextField
              label={t('ceiling', { currency })}
              isOptional
              inputMode="decimal"
              value={step.ceiling}
              onChange={change(index, 'ceiling')}
            />
          </div>
          <Button look="quiet" onClick={() => onSteps(steps.filter((_, at) => at !== index))}>
            {t('removeStep', { count: index + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => onSteps([...steps, fresh])}>{t('addStep')}</Button>
      {steps.length > 0 && (
        <div className="mt-3">
          <CheckField
            label={t('volume')}
            checked={isVolume}
            onChange={({ target }) => onVolume(target.checked)}
          />
          {read === undefined ? (
            <Notice tone="warn">{t('stepsWrong')}</Notice>
          ) : (
            <PriceCurve steps={read} isVolume={isVolume} included={included} currency={currency} />
          )}
        </div>
      )}
    </fieldset>
  );
}
