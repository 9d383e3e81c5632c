/** Opens a reminder for the post. */
import { useForm } from 'react-hook-form';
import { SelectField } from '../../../../ui/field.tsx';
import { backOffice } from '../../api/back-office.ts';
import { openPdf } from '../../api/open-pdf.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import type { InvoiceDialogProps } from './dialog-props.ts';
import { useInvoiceTexts } from './invoice-texts.ts';

const levels = ['1', '2', '3'] as const;

export function ReminderDialog({ invoice, onClose }: InvoiceDialogProps) {
  const t = useInvoiceTexts();
  const { register, handleSubmit } = useForm<{ readonly Level: (typeof levels)[number] }>({
    defaultValues: { Level: '1' },
  });
  const open = useAction({
    run: (Level: number) =>
      openPdf(() => backOffice().invoices.showReminderPdf({ InvoiceId: invoice.Id, Level })),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('reminder')}
      save={t('pdf')}
      isBusy={open.isPending}
      error={open.error}
      shown={['Level']}
      onSubmit={handleSubmit(({ Level }) => open.mutate(Number(Level)))}
      onClose={onClose}
    >
      <p className="mb-4">{t('reminderText')}</p>
      <SelectField
        label={t('reminderLevel')}
        {...register('Level')}
        problem={problemOf(open.error, 'Level')}
        choices={levels.map((value) => ({ value, name: t(`reminder${value}`) }))}
      />
    </FormDialog>
  );
}
