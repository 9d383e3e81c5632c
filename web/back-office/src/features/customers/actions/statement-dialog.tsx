/** Opens the statement of account of a customer over a period. */
import { useForm } from 'react-hook-form';
import { SelectField, TextField } from '../../../../../ui/field.tsx';
import { backOffice, type CustomersShowStatementPdfInput } from '../../../api/back-office.ts';
import { openPdf } from '../../../api/open-pdf.ts';
import { problemOf } from '../../../api/problems.ts';
import { useAction } from '../../../api/use-action.ts';
import { FormDialog } from '../../../forms/form-dialog.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

interface Fields {
  /** `2026-01-31`, or empty. */
  readonly From: string;
  readonly To: string;
  /** Empty: the customer's. */
  readonly Language: '' | 'fr' | 'en';
}

export function StatementDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const { register, handleSubmit, formState } = useForm<Fields>({
    defaultValues: { From: '', To: '', Language: '' },
  });
  const open = useAction({
    run: (period: Omit<CustomersShowStatementPdfInput, 'CustomerId'>) =>
      openPdf(() => backOffice().customers.showStatementPdf({ CustomerId: customer.Id, ...period })),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('statement')}
      save={t('statementOpen')}
      isBusy={open.isPending}
      error={open.error}
      shown={['DateStart', 'DateEnd', 'Language']}
      onSubmit={handleSubmit(({ From, To, Language }) =>
        open.mutate({
          DateStart: From === '' ? undefined : startOfDay(From, 0),
          DateEnd: To === '' ? undefined : startOfDay(To, 1),
          Language: Language === '' ? undefined : Language,
        }),
      )}
      onClose={onClose}
    >
      <p className="mb-4">{t('statementText', { name: customer.Name || customer.ReferenceCustomer })}</p>
      <TextField
        label={t('from')}
        type="date"
        hint={t('fromHint')}
        {...register('From', {
          validate: (from, { To }) => from === '' || To === '' || from <= To || t('fromWrong'),
        })}
        problem={formState.errors.From?.message ?? problemOf(open.error, 'DateStart')}
      />
      <TextField
        label={t('to')}
        type="date"
        hint={t('toHint')}
        {...register('To')}
        problem={problemOf(open.error, 'DateEnd')}
      />
      <SelectField
        label={t('language')}
        {...register('Language')}
        problem={problemOf(open.error, 'Language')}
        choices={[
          { value: '', name: t('ownLanguage') },
          { value: 'fr', name: t('French') },
          { value: 'en', name: t('English') },
        ]}
      />
    </FormDialog>
  );
}

/** Of the day at the browser, or of one so many days later: a period ends where the next day begins. */
function startOfDay(day: string, later: number): string {
  const start = new Date(`${day}T00:00:00`);
  start.setDate(start.getDate() + later);
  return start.toISOString();
}
