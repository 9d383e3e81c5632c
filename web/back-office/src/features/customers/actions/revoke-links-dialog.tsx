/** Makes every link of a customer stop working. */
import { Confirmation } from '../../../../../ui/dialog.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { useAction } from '../../../api/use-action.ts';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function RevokeLinksDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const revoke = useAction({
    run: () => backOffice().customers.revokeLinks({ CustomerId: customer.Id }),
    done: () => t('revoked'),
    onDone: onClose,
  });
  return (
    <Confirmation
      title={t('revokeLinks')}
      confirm={t('revokeConfirm')}
      isDanger
      isBusy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <p>{t('revokeText', { name: customer.Name || customer.ReferenceCustomer })}</p>
    </Confirmation>
  );
}
