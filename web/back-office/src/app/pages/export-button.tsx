/** Hands a whole list over as a file for a spreadsheet. */
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { Button } from '../../../../ui/button.tsx';
import { currentLanguage } from '../../../../ui/texts.ts';
import { tellDone } from '../../../../ui/toast.tsx';
import { backOffice } from '../../api/back-office.ts';
import { bytesOf, saveFile } from '../../api/save-file.ts';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import type { Tab } from './list-search.ts';

/** Credit notes are exported together with the invoices that they correct. */
const exportNames: Readonly<Record<Tab, string>> = {
  customers: 'customers',
  subscriptions: 'subscriptions',
  invoices: 'invoices',
  creditNotes: 'invoices',
};

export function ExportButton({ tab }: { readonly tab: Tab }) {
  const t = useSearchTexts();
  const save = useMutation({
    mutationFn: () =>
      backOffice().exports.show({
        ExportName: exportNames[tab],
        // What a spreadsheet set to French opens by a double click.
        Delimiter: currentLanguage() === 'fr' ? 'Semicolon' : 'Comma',
      }),
    onSuccess: ({ FileName, ContentType, Content, CountRows }) => {
      saveFile(FileName, ContentType, bytesOf(Content));
      tellDone(t('exported', { count: CountRows }));
    },
  });
  return (
    <Button look="quiet" isBusy={save.isPending} onClick={() => save.mutate()}>
      <Download aria-hidden size={16} />
      {t('exportAll')}
    </Button>
  );
}
