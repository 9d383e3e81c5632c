/** Makes every link of a customer stop working. */
import { backOffice } from '../../../api/back-office.ts';
import { ConfirmedAction } from '../../../forms/confirmed-action.tsx';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function RevokeLinksDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  return (
    <ConfirmedAction
      title={t('revokeLinks')}
      confirm={t('revokeConfirm')}
      isDanger
      run={() => backOffice().customers.revokeLinks({ CustomerId: customer.Id })}
      done={() => t('revoked')}
      onClose={onClose}
    >
      <p>{t('revokeText', { name: customer.Name || customer.ReferenceCustomer })}</p>
    </ConfirmedAction>
  );
}
