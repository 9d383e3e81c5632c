/** Records a payment that came by another way than a gateway. */
import { useForm } from 'react-hook-form';
import { decimalOf, minorDigits, parseAmount } from '../../../../ui/amounts.ts';
import { SelectField, TextField } from '../../../../ui/field.tsx';
import { backOffice, type PaymentsCreateInput } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { restToPay } from '../../vocabulary/rest-to-pay.ts';
import { usePaymentTypes } from '../../vocabulary/states.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';

const types = ['ExternalBank', 'ExternalCheck', 'ExternalCash', 'ExternalOther'] as const;

interface Fields {
  readonly Amount: string;
  readonly TypePayment: (typeof types)[number];
  readonly DatePayment: string;
  readonly Note: string;
}

export function PaymentDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const typeNames = usePaymentTypes();
  const { Currency: currency } = invoice;
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: {
      Amount: decimalOf(restToPay(invoice), minorDigits(currency)),
      TypePayment: 'ExternalBank',
      DatePayment: '',
      Note: '',
    },
  });
  const record = useAction({
    run: (payment: PaymentsCreateInput) => backOffice().payments.create(payment),
    done: () => t('paymentDone'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('recordPayment')}
      isBusy={record.isPending}
      error={record.error}
      shown={['Amount', 'TypePayment', 'DatePayment', 'Note']}
      onSubmit={handleSubmit(({ Amount, TypePayment, DatePayment, Note }) =>
        record.mutate({
          IdInvoice: invoice.Id,
          Amount: parseAmount(Amount, currency),
          TypePayment,
          DatePayment: DatePayment === '' ? undefined : `${DatePayment}T12:00:00Z`,
          Note: Note || undefined,
        }),
      )}
      onClose={onClose}
    >
      <TextField
        label={t('paymentAmount', { currency })}
        inputMode="decimal"
        {...register('Amount', {
          validate: (text) => (parseAmount(text, currency) ?? 0) > 0 || t('amountWrong'),
        })}
        problem={formState.errors.Amount?.message ?? problemOf(record.error, 'Amount')}
      />
      <SelectField
        label={t('payBy')}
        {...register('TypePayment')}
        problem={problemOf(record.error, 'TypePayment')}
        choices={types.map((value) => ({ value, name: typeNames(value) }))}
      />
      <TextField
        label={t('paymentDate')}
        type="date"
        isOptional
        {...register('DatePayment')}
        problem={problemOf(record.error, 'DatePayment')}
      />
      <TextField
        label={t('note')}
        isOptional
        {...register('Note')}
        problem={problemOf(record.error, 'Note')}
      />
    </FormDialog>
  );
}
