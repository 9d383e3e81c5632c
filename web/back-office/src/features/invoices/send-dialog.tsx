/** Sends a document by e-mail, to the customer or to another address. */
import { useForm } from 'react-hook-form';
import { TextField } from '../../../../ui/field.tsx';
import { backOffice } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';

export function SendDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const { register, handleSubmit } = useForm<{ readonly Recipient: string }>({
    defaultValues: { Recipient: '' },
  });
  const send = useAction({
    run: (Recipient: string) =>
      backOffice().invoices.send({ InvoiceId: invoice.Id, Recipient: Recipient || undefined }),
    done: ({ Recipient }) => t('sent', { address: Recipient }),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('send')}
      save={t('send')}
      isBusy={send.isPending}
      error={send.error}
      shown={['Recipient']}
      onSubmit={handleSubmit(({ Recipient }) => send.mutate(Recipient))}
      onClose={onClose}
    >
      <TextField
        label={t('sendTo')}
        hint={t('sendHint')}
        type="email"
        placeholder={invoice.Customer?.Email}
        {...register('Recipient')}
        problem={problemOf(send.error, 'Recipient')}
      />
    </FormDialog>
  );
}
