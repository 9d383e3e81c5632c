/** Fields of forms, each with its label, its hint and what is wrong with it. */
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, useId } from 'react';
import { useKitTexts } from './kit-texts.ts';

const box =
  'w-full rounded-md border border-strong-line bg-page px-3 py-1.5 outline-offset-0 aria-[invalid=true]:border-bad';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly isOptional?: boolean;
}

interface Named {
  readonly id: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

function Field({
  label,
  hint,
  problem,
  isOptional,
  children,
}: FieldProps & { readonly children: (named: Named) => ReactNode }) {
  const t = useKitTexts();
  const id = useId();
  const isDescribed = problem !== undefined || hint !== undefined;
  return (
    <div className="mb-3">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {isOptional && <span className="font-normal text-soft"> ({t('optional')})</span>}
      </label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        'aria-describedby': isDescribed ? `${id}-more` : undefined,
      })}
      {isDescribed && (
        <div id={`${id}-more`} className={`mt-1 ${problem === undefined ? 'text-soft' : 'text-bad'}`}>
          {problem ?? hint}
        </div>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  problem,
  isOptional,
  ...input
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field {...{ label, hint, problem, isOptional }}>
      {(named) => <input type="text" {...input} {...named} className={box} />}
    </Field>
  );
}

interface Choice {
  readonly value: string;
  readonly name: string;
}

export function SelectField({
  label,
  hint,
  problem,
  isOptional,
  choices,
  ...select
}: FieldProps & SelectHTMLAttributes<HTMLSelectElement> & { readonly choices: readonly Choice[] }) {
  return (
    <Field {...{ label, hint, problem, isOptional }}>
      {(named) => (
        <select {...select} {...named} className={box}>
          {choices.map(({ value, name }) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  hint,
  ...input
}: Omit<FieldProps, 'problem' | 'isOptional'> & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="mb-3 flex items-start gap-2">
      <input type="checkbox" id={id} {...input} className="mt-1 size-4 accent-accent" />
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <span className="block text-soft">{hint}</span>}
      </label>
    </div>
  );
}
