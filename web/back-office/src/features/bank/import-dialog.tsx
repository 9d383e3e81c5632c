/** Imports a statement of the bank from a file of this computer. */
import { useState } from 'react';
import { CheckField, TextField } from '../../../../ui/field.tsx';
import { backOffice } from '../../api/back-office.ts';
import { useAction } from '../../api/use-action.ts';
import { FormDialog } from '../../forms/form-dialog.tsx';
import { useBankTexts } from './bank-texts.ts';

export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useBankTexts();
  const [file, setFile] = useState<File>();
  const [matchesCertain, setMatchesCertain] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const send = useAction({
    run: async (chosen: File) =>
      backOffice().bankLines.importBankFile({
        Statement: decode(await chosen.arrayBuffer()),
        MatchesCertain: matchesCertain,
      }),
    done: ({ CountAdded: added, CountKnown: known, CountMatched: matched }) =>
      t('imported', { added, known, matched }),
    onDone: onClose,
    isShownByForm: true,
  });
  return (
    <FormDialog
      title={t('import')}
      save={t('import')}
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
        label={t('file')}
        hint={t('fileMore')}
        type="file"
        accept=".csv,.txt,.xml,text/csv,text/xml,application/xml"
        onChange={({ target }) => setFile(target.files?.[0])}
        problem={isMissing ? t('fileMissing') : undefined}
      />
      <CheckField
        label={t('matchesCertain')}
        checked={matchesCertain}
        onChange={({ target }) => setMatchesCertain(target.checked)}
      />
    </FormDialog>
  );
}

/** Banks write UTF-8 or, in old exports, Windows-1252, whose bytes are seldom valid UTF-8. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
