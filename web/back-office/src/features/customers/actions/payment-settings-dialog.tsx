/** How a customer pays and whether it is billed by itself. */
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { CheckField, SelectField, TextField } from '../../../../../ui/field.tsx';
import { backOffice, type CustomerSettings } from '../../../api/back-office.ts';
import { wholeCustomer } from '../../../api/customers.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { usePaymentTypes } from '../../../vocabulary/states.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

const types = [
  'Card',
  'DirectDebit',
  'ExternalBank',
  'ExternalCheck',
  'ExternalCash',
  'ExternalOther',
  'Free',
] as const;

interface Fields {
  readonly TypePayment: CustomerSettings['TypePayment'];
  readonly IsAutoBilling: boolean;
  readonly NoteInvoice: string;
}

export function PaymentSettingsDialog({ customer, onClose }: DialogProps) {
  const { data } = useQuery(wholeCustomer(customer.Id));
  const settings = data?.SettingsPayment;
  return settings && <SettingsForm customer={customer} settings={settings} onClose={onClose} />;
}

function SettingsForm({
  customer,
  settings,
  onClose,
}: DialogProps & { readonly settings: CustomerSettings }) {
  const t = useActionTexts();
  const typeNames = usePaymentTypes();
  const { register, handleSubmit } = useForm<Fields>({
    defaultValues: {
      TypePayment: settings.TypePayment,
      IsAutoBilling: settings.IsAutoBilling,
      NoteInvoice: settings.NoteInvoice ?? '',
    },
  });
  const save = useAction({
    run: (wanted: Fields) =>
      backOffice().customers.updateSettings({
        CustomerId: customer.Id,
        ...wanted,
        Clear: wanted.NoteInvoice === '' ? ['NoteInvoice'] : [],
      }),
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('paymentSettings')}
      isBusy={save.isPending}
      error={save.error}
      shown={['TypePayment', 'NoteInvoice']}
      onSubmit={handleSubmit((wanted) => save.mutate(wanted))}
      onClose={onClose}
    >
      <SelectField
        label={t('typePayment')}
        {...register('TypePayment')}
        problem={problemOf(save.error, 'TypePayment')}
        choices={types.map((value) => ({ value, name: typeNames(value) }))}
      />
      <CheckField label={t('autoBilling')} hint={t('autoBillingHint')} {...register('IsAutoBilling')} />
      <TextField
        label={t('noteInvoice')}
        isOptional
        {...register('NoteInvoice')}
        problem={problemOf(save.error, 'NoteInvoice')}
      />
    </FormDialog>
  );
}
