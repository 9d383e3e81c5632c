/** Merges a duplicate into a customer. */
import { useForm } from 'react-hook-form';
import { TextField } from '../../../../../ui/field.tsx';
import { Notice } from '../../../../../ui/page.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function MergeDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const { register, handleSubmit, formState } = useForm<{ readonly duplicate: string }>({
    defaultValues: { duplicate: '' },
  });
  const merge = useAction({
    run: (IdCustomerDuplicate: number) =>
      backOffice().customers.merge({ CustomerId: customer.Id, IdCustomerDuplicate }),
    done: () => t('mergedDone'),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('merge')}
      save={t('mergeConfirm')}
      isBusy={merge.isPending}
      error={merge.error}
      shown={['IdCustomerDuplicate']}
      onSubmit={handleSubmit(({ duplicate }) => merge.mutate(Number(duplicate)))}
      onClose={onClose}
    >
      <Notice tone="warn">{t('mergeText', { name: customer.Name || customer.ReferenceCustomer })}</Notice>
      <TextField
        label={t('duplicate')}
        hint={t('duplicateHint')}
        inputMode="numeric"
        {...register('duplicate', {
          pattern: { value: /^[1-9]\d{0,14}$/, message: t('duplicateWrong') },
          required: t('duplicateWrong'),
        })}
        problem={formState.errors.duplicate?.message ?? problemOf(merge.error, 'IdCustomerDuplicate')}
      />
    </FormDialog>
  );
}
