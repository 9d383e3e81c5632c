/** Makes the address of a customer's portal, to be copied and sent. */
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../../../ui/button.tsx';
import { Window } from '../../../../../ui/dialog.tsx';
import { Notice } from '../../../../../ui/page.tsx';
import { tellDone } from '../../../../../ui/toast.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { problemText } from '../../../api/problems.ts';
import { useActionTexts } from './action-texts.ts';
import type { DialogProps } from './dialog-props.ts';

export function PortalLinkDialog({ customer, onClose }: DialogProps) {
  const t = useActionTexts();
  const { data, error } = useQuery({
    queryKey: ['customer', customer.Id, 'portalLink'],
    queryFn: () => backOffice().customers.createPortalLink({ CustomerId: customer.Id }),
    meta: { isShownByPage: true },
    gcTime: 0,
    retry: false,
  });
  return (
    <Window title={t('portalLink')} onClose={onClose}>
      {error && <Notice tone="warn">{problemText(error)}</Notice>}
      {data && (
        <>
          <p className="mb-3">{t('portalText', { name: customer.Name || customer.ReferenceCustomer })}</p>
          <p className="mb-4 rounded-md bg-sunken px-3 py-2 font-mono text-sm break-all select-all">
            {data.Url}
          </p>
          <Button look="primary" onClick={() => void copy(data.Url, t('copied'))}>
            {t('copy')}
          </Button>
        </>
      )}
    </Window>
  );
}

async function copy(text: string, told: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  tellDone(told);
}
