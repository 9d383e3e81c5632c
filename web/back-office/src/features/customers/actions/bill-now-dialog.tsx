/** Bills a customer at once. */
import { backOffice } from '../../../api/back-office.ts';
import { ConfirmedAction } from '../../../forms/confirmed-action.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function BillNowDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  return (
    <ConfirmedAction
      title={t('billNow')}
      confirm={t('billNowConfirm')}
      run={() => backOffice().billing.billCustomer({ IdCustomer: customer.Id })}
      done={(invoice) => {
        if (invoice === undefined) return t('nothingToBill');
        return invoice.FullNumber ? t('billed', { number: invoice.FullNumber }) : t('billedDraft');
      }}
      onClose={onClose}
    >
      <p>{t('billNowText', { name: customer.Name || customer.ReferenceCustomer })}</p>
    </ConfirmedAction>
  );
}
