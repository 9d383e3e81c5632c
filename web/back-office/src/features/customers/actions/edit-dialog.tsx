/** Changes the name, e-mail, reference and language of a customer. */
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { SelectField, TextField } from '../../../../../ui/field.tsx';
import { backOffice, type Customer } from '../../../api/back-office.ts';
import { wholeCustomer } from '../../../api/customers.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

const fields = ['Name', 'Email', 'ReferenceCustomer', 'Language'] as const;
type Fields = Readonly<Record<(typeof fields)[number], string>>;

export function EditDialog({ customer: { Id }, onClose }: DialogProps) {
  const { data } = useQuery(wholeCustomer(Id));
  return data && <EditForm customer={data} onClose={onClose} />;
}

interface EditFormProps {
  readonly customer: Customer;
  readonly onClose: () => void;
}

function EditForm({ customer, onClose }: EditFormProps) {
  const t = useActionTexts();
  const { register, handleSubmit } = useForm<Fields>({
    defaultValues: {
      Name: customer.Name,
      Email: customer.Email,
      ReferenceCustomer: customer.ReferenceCustomer,
      Language: customer.Language,
    },
  });
  const save = useAction({
    run: (wanted: Fields) =>
      backOffice().customers.update({
        CustomerId: customer.Id,
        ...wanted,
        // Empty text means "not provided" to the API: what is emptied is named.
        Clear: (['Name', 'Email'] as const).filter((field) => wanted[field] === ''),
      }),
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  const problem = (field: (typeof fields)[number]) => problemOf(save.error, field);
  return (
    <FormDialog
      title={t('edit')}
      isBusy={save.isPending}
      error={save.error}
      shown={fields}
      onSubmit={handleSubmit((wanted) => save.mutate(wanted))}
      onClose={onClose}
    >
      <TextField label={t('name')} {...register('Name')} problem={problem('Name')} autoComplete="off" />
      <TextField
        label={t('email')}
        {...register('Email')}
        problem={problem('Email')}
        type="email"
        autoComplete="off"
      />
      <TextField
        label={t('reference')}
        {...register('ReferenceCustomer')}
        problem={problem('ReferenceCustomer')}
        autoComplete="off"
      />
      <SelectField
        label={t('language')}
        {...register('Language')}
        problem={problem('Language')}
        choices={languageChoices(customer.Language, t('French'), t('English'))}
      />
    </FormDialog>
  );
}

/** Another language that the customer has already stays among the choices. */
function languageChoices(current: string, french: string, english: string) {
  const known = [
    { value: 'fr', name: french },
    { value: 'en', name: english },
  ];
  return known.some(({ value }) => value === current) ? known : [...known, { value: current, name: current }];
}
