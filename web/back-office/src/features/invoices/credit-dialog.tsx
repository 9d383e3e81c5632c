/** Corrects an invoice by a credit note: its whole rest, or an amount. */
import { useForm, useWatch } from 'react-hook-form';
import { parseAmount } from '../../../../ui/amounts.ts';
import { SelectField, TextField } from '../../../../ui/field.tsx';
import { backOffice, type CreditNotesCreateInput } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';

interface Fields {
  readonly extent: 'creditWhole' | 'creditPart';
  readonly Amount: string;
  readonly TypeCredit: 'Voiding' | 'Refund';
  readonly Reason: string;
}

export function CreditDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const { Currency: currency } = invoice;
  const { register, handleSubmit, formState, control } = useForm<Fields>({
    defaultValues: {
      extent: 'creditWhole',
      Amount: '',
      TypeCredit: invoice.AmountPaid > 0 ? 'Refund' : 'Voiding',
      Reason: '',
    },
  });
  const isPart = useWatch({ control, name: 'extent' }) === 'creditPart';
  const credit = useAction({
    run: (wanted: CreditNotesCreateInput) => backOffice().creditNotes.create(wanted),
    done: ({ FullNumber }) => t('creditDone', { number: FullNumber ?? '' }),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('credit')}
      save={t('credit')}
      isBusy={credit.isPending}
      error={credit.error}
      shown={['Amount', 'TypeCredit', 'Reason']}
      onSubmit={handleSubmit(({ Amount, TypeCredit, Reason }) =>
        credit.mutate({
          IdInvoice: invoice.Id,
          Amount: isPart ? parseAmount(Amount, currency) : undefined,
          TypeCredit,
          Reason: Reason || undefined,
        }),
      )}
      onClose={onClose}
    >
      <p className="mb-3 text-soft">{t('creditText')}</p>
      <SelectField
        label={t('creditExtent')}
        {...register('extent')}
        choices={(['creditWhole', 'creditPart'] as const).map((value) => ({ value, name: t(value) }))}
      />
      {isPart && (
        <TextField
          label={t('paymentAmount', { currency })}
          inputMode="decimal"
          {...register('Amount', {
            validate: (text) => (parseAmount(text, currency) ?? 0) > 0 || t('amountWrong'),
          })}
          problem={formState.errors.Amount?.message ?? problemOf(credit.error, 'Amount')}
        />
      )}
      <SelectField
        label={t('creditKind')}
        {...register('TypeCredit')}
        problem={problemOf(credit.error, 'TypeCredit')}
        choices={(['Voiding', 'Refund'] as const).map((value) => ({ value, name: t(value) }))}
      />
      <TextField
        label={t('reason')}
        isOptional
        {...register('Reason')}
        problem={problemOf(credit.error, 'Reason')}
      />
    </FormDialog>
  );
}
