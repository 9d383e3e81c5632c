/** Gives the money of a credit note back: by whatever took it, or recorded as given back by hand. */
import { useForm } from 'react-hook-form';
import { SelectField, TextField } from '../../../../ui/field.tsx';
import { backOffice } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { usePaymentTypes } from '../../vocabulary/states.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';

const types = ['ExternalBank', 'ExternalCheck', 'ExternalCash', 'ExternalOther'] as const;

interface Fields {
  readonly by: 'gateway' | (typeof types)[number];
  readonly Note: string;
}

export function RefundDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const typeNames = usePaymentTypes();
  const { register, handleSubmit } = useForm<Fields>({ defaultValues: { by: 'gateway', Note: '' } });
  const refund = useAction({
    run: ({ by, Note }: Fields) =>
      backOffice().refunds.create({
        IdCreditNote: invoice.Id,
        TypePayment: by === 'gateway' ? undefined : by,
        Note: Note || undefined,
      }),
    done: () => t('refundDone'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('refund')}
      save={t('refund')}
      isBusy={refund.isPending}
      error={refund.error}
      shown={['TypePayment', 'Note']}
      onSubmit={handleSubmit((fields) => refund.mutate(fields))}
      onClose={onClose}
    >
      <p className="mb-3 text-soft">{t('refundText')}</p>
      <SelectField
        label={t('refundBy')}
        {...register('by')}
        problem={problemOf(refund.error, 'TypePayment')}
        choices={[
          { value: 'gateway', name: t('byGateway') },
          ...types.map((value) => ({ value, name: typeNames(value) })),
        ]}
      />
      <TextField
        label={t('note')}
        isOptional
        {...register('Note')}
        problem={problemOf(refund.error, 'Note')}
      />
    </FormDialog>
  );
}
