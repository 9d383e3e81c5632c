/** Writing the file for the bank, and taking in what the bank answers. */
import { useState } from 'react';
import { TextField } from '../../../../ui/field.tsx';
import { backOffice } from '../../api/back-office.ts';
import { problemOf } from '../../api/problems.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { usePaymentTexts } from './payment-texts.ts';

interface DialogProps {
  readonly onClose: () => void;
}

export function BatchDialog({ onClose }: DialogProps) {
  const t = usePaymentTexts();
  const [day, setDay] = useState('');
  const make = useAction({
    run: () => backOffice().sepa.makeBatch(day === '' ? {} : { DayCollected: day }),
    done: (batch) => (batch ? t('made', { count: batch.CountDebits }) : t('noneMade')),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('make')}
      save={t('make')}
      isBusy={make.isPending}
      error={make.error}
      shown={['DayCollected']}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
      onClose={onClose}
    >
      <p className="mb-3">{t('makeText')}</p>
      <TextField
        label={t('collectedOn')}
        hint={t('collectedOnMore')}
        type="date"
        isOptional
        value={day}
        onChange={({ target }) => setDay(target.value)}
        problem={problemOf(make.error, 'DayCollected')}
      />
    </FormDialog>
  );
}

export function AnswersDialog({ onClose }: DialogProps) {
  const t = usePaymentTexts();
  const [file, setFile] = useState<File>();
  const [isMissing, setMissing] = useState(false);
  const send = useAction({
    run: async (chosen: File) => backOffice().sepa.importAnswers({ Statement: await chosen.text() }),
    done: ({ CountSettled: settled, CountRejected: rejected, CountReturned: returned }) =>
      t('imported', { settled, rejected, returned }),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('importAnswers')}
      save={t('importAnswers')}
      isBusy={send.isPending}
      error={send.error}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(file === undefined);
        if (file) send.mutate(file);
      }}
      onClose={onClose}
    >
      <TextField
        label={t('importFile')}
        hint={t('importFileMore')}
        type="file"
        accept=".xml,text/xml,application/xml"
        onChange={({ target }) => setFile(target.files?.[0])}
        problem={isMissing ? t('fileMissing') : undefined}
      />
    </FormDialog>
  );
}
