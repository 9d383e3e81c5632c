/** Puts a customer on the grey list or takes it off, with the reason that is kept. */
import { useForm } from 'react-hook-form';
import { TextField } from '../../../../../ui/field.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function GreyListDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const isListed = customer.IsGreyListed;
  const name = customer.Name || customer.ReferenceCustomer;
  const { register, handleSubmit } = useForm<{ readonly Reason: string }>({ defaultValues: { Reason: '' } });
  const change = useAction({
    run: ({ Reason }: { readonly Reason: string }) => {
      const input = { CustomerId: customer.Id, Reason };
      return isListed ? backOffice().customers.unGreyList(input) : backOffice().customers.greyList(input);
    },
    done: () => t(isListed ? 'unGreyListed' : 'greyListed', { name }),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t(isListed ? 'unGreyList' : 'greyList')}
      save={t(isListed ? 'unGreyList' : 'greyList')}
      isBusy={change.isPending}
      error={change.error}
      shown={['Reason']}
      onSubmit={handleSubmit((wanted) => change.mutate(wanted))}
      onClose={onClose}
    >
      {!isListed && <p className="mb-3">{t('greyText', { name })}</p>}
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        {...register('Reason')}
        problem={problemOf(change.error, 'Reason')}
      />
    </FormDialog>
  );
}
