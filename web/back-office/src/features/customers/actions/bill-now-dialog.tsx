/** Bills a customer at once. */
import { Confirmation } from '../../../../../ui/dialog.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { useAction } from '../../../api/use-action.ts';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function BillNowDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const bill = useAction({
    run: () => backOffice().billing.billCustomer({ IdCustomer: customer.Id }),
    done: (invoice) => {
      if (invoice === undefined) return t('nothingToBill');
      return invoice.FullNumber ? t('billed', { number: invoice.FullNumber }) : t('billedDraft');
    },
    onDone: onClose,
  });
  return (
    <Confirmation
      title={t('billNow')}
      confirm={t('billNowConfirm')}
      isBusy={bill.isPending}
      onConfirm={() => bill.mutate()}
      onClose={onClose}
    >
      <p>{t('billNowText', { name: customer.Name || customer.ReferenceCustomer })}</p>
    </Confirmation>
  );
}
