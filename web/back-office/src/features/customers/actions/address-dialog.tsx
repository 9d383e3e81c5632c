/** Changes the billing address of a customer, to which its invoices are made out. */
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { SelectField, TextField } from '../../../../../ui/field.tsx';
import { useFormats } from '../../../../../ui/formats.ts';
import { type Address, backOffice } from '../../../api/back-office.ts';
import { wholeCustomer } from '../../../api/customers.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import { countryCodes } from './country-codes.ts';
import type { ActedCustomer, DialogProps } from './dialog-props.ts';

const lines = [
  'Company',
  'FirstName',
  'LastName',
  'AddressLine1',
  'AddressLine2',
  'ZipCode',
  'City',
  'Phone',
  'TaxInformation',
] as const;
const fields = [...lines, 'Country'] as const;
type Fields = Readonly<Record<(typeof fields)[number], string>>;

export function AddressDialog({ customer, onClose }: DialogProps) {
  const { data } = useQuery(wholeCustomer(customer.Id));
  return data && <AddressForm customer={customer} address={data.AddressBilling ?? {}} onClose={onClose} />;
}

interface AddressFormProps {
  readonly customer: ActedCustomer;
  readonly address: Address;
  readonly onClose: () => void;
}

function AddressForm({ customer, address, onClose }: AddressFormProps) {
  const t = useActionTexts();
  const { country } = useFormats();
  const { register, handleSubmit } = useForm<Fields>({ defaultValues: valuesOf(address) });
  const save = useAction({
    run: (wanted: Fields) =>
      backOffice().customers.updateBillingAddress({
        CustomerId: customer.Id,
        ...wanted,
        // Empty text means "not provided" to the API: what is emptied is named.
        Clear: fields.filter((field) => wanted[field] === '' && address[field] !== undefined),
      }),
    done: () => t('saved'),
    onDone: onClose,
    isShownByForm: true,
  });
  const countries = countryCodes
    .map((value) => ({ value, name: country(value) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <FormDialog
      title={t('address')}
      isBusy={save.isPending}
      error={save.error}
      shown={fields}
      onSubmit={handleSubmit((wanted) => save.mutate(wanted))}
      onClose={onClose}
    >
      <div className="grid gap-x-4 sm:grid-cols-2">
        {lines.map((field) => (
          <TextField
            key={field}
            label={t(field)}
            {...register(field)}
            problem={problemOf(save.error, field)}
            autoComplete="off"
          />
        ))}
        <SelectField
          label={t('Country')}
          {...register('Country')}
          problem={problemOf(save.error, 'Country')}
          choices={[{ value: '', name: '' }, ...countries]}
        />
      </div>
    </FormDialog>
  );
}

function valuesOf(address: Address): Fields {
  return {
    Company: address.Company ?? '',
    FirstName: address.FirstName ?? '',
    LastName: address.LastName ?? '',
    AddressLine1: address.AddressLine1 ?? '',
    AddressLine2: address.AddressLine2 ?? '',
    ZipCode: address.ZipCode ?? '',
    City: address.City ?? '',
    Country: address.Country ?? '',
    Phone: address.Phone ?? '',
    TaxInformation: address.TaxInformation ?? '',
  };
}
