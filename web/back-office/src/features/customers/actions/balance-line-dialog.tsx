/** Puts a charge or a credit on the balance of a customer. */
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { parseAmount } from '../../../../../ui/amounts.ts';
import { SelectField, TextField } from '../../../../../ui/field.tsx';
import { type BalanceLinesCreateInput, backOffice } from '../../../api/back-office.ts';
import { wholeCustomer } from '../../../api/customers.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

const kinds = ['Manual', 'ManualDiscount', 'CreditPromotion', 'CustomerReferral'] as const;

interface Fields {
  readonly TextLocalized: string;
  readonly Amount: string;
  readonly TypeLine: (typeof kinds)[number];
}

export function BalanceLineDialog({ customer, onClose }: DialogProps) {
  const { data } = useQuery(wholeCustomer(customer.Id));
  const currency = data?.CustomerBalance?.Currency;
  return currency && <LineForm customer={customer} currency={currency} onClose={onClose} />;
}

function LineForm({ customer, currency, onClose }: DialogProps & { readonly currency: string }) {
  const t = useActionTexts();
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: { TextLocalized: '', Amount: '', TypeLine: 'Manual' },
  });
  const add = useAction({
    run: (line: BalanceLinesCreateInput) => backOffice().balanceLines.create(line),
    done: () => t('lineAdded'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('addLine')}
      isBusy={add.isPending}
      error={add.error}
      shown={['TextLocalized', 'Amount', 'TypeLine']}
      onSubmit={handleSubmit(({ Amount, ...line }) => {
        const amount = parseAmount(Amount, currency);
        if (amount !== undefined) add.mutate({ IdCustomer: customer.Id, Amount: amount, ...line });
      })}
      onClose={onClose}
    >
      <TextField
        label={t('label')}
        hint={t('labelHint')}
        {...register('TextLocalized')}
        problem={problemOf(add.error, 'TextLocalized')}
      />
      <TextField
        label={t('amount', { currency })}
        hint={t('amountHint')}
        inputMode="decimal"
        {...register('Amount', {
          validate: (text) => parseAmount(text, currency) !== undefined || t('amountWrong'),
        })}
        problem={formState.errors.Amount?.message ?? problemOf(add.error, 'Amount')}
      />
      <SelectField
        label={t('kind')}
        {...register('TypeLine')}
        problem={problemOf(add.error, 'TypeLine')}
        choices={kinds.map((value) => ({ value, name: t(value) }))}
      />
    </FormDialog>
  );
}
