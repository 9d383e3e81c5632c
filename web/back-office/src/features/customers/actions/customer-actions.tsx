/** The menu of what can be done with a customer, and the dialogs behind it. */
import { useState } from 'react';
import { type Action, ActionMenu } from '../../../../../ui/menu.tsx';
import { tellDone } from '../../../../../ui/toast.tsx';
import { backOffice } from '../../../api/back-office.ts';
import { saveFile } from '../../../api/save-file.ts';
import { useMayWrite } from '../../../api/session.ts';
import { useAction } from '../../../api/use-action.ts';
import { useActionTexts } from './action-texts.ts';
import { AddressDialog } from './address-dialog.tsx';
import { BalanceLineDialog } from './balance-line-dialog.tsx';
import { BillNowDialog } from './bill-now-dialog.tsx';
import type { ActedCustomer } from './dialog-props.ts';
import { EditDialog } from './edit-dialog.tsx';
import { GreyListDialog } from './grey-list-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { PaymentSettingsDialog } from './payment-settings-dialog.tsx';
import { PortalLinkDialog } from './portal-link-dialog.tsx';
import { RemoveOrSuspend } from './remove-or-suspend.tsx';
import { RevokeLinksDialog } from './revoke-links-dialog.tsx';
import { StatementDialog } from './statement-dialog.tsx';

const dialogs = {
  edit: EditDialog,
  address: AddressDialog,
  billNow: BillNowDialog,
  addLine: BalanceLineDialog,
  paymentSettings: PaymentSettingsDialog,
  portalLink: PortalLinkDialog,
  revokeLinks: RevokeLinksDialog,
  greyList: GreyListDialog,
  unGreyList: GreyListDialog,
  merge: MergeDialog,
  statement: StatementDialog,
  removeOrSuspend: RemoveOrSuspend,
} as const;

type DialogName = keyof typeof dialogs;

interface CustomerActionsProps {
  readonly customer: ActedCustomer;
  /** Only the chevron: at the end of a row. */
  readonly isSmall?: boolean;
}

export function CustomerActions({ customer, isSmall = false }: CustomerActionsProps) {
  const t = useActionTexts();
  const mayWrite = useMayWrite();
  const [open, setOpen] = useState<DialogName>();
  const name = customer.Name || customer.ReferenceCustomer;
  const enable = useAction({
    run: () => backOffice().customers.enable({ CustomerId: customer.Id }),
    done: () => t('enabled', { name }),
  });
  const isWriter = mayWrite('Customers');
  // Whoever may only read finds the statement on the page of the customer.
  if (!isWriter && isSmall) return null;
  const opening = (key: DialogName): Action => ({ key, name: t(key), onChoose: () => setOpen(key) });
  const writes = (): Action[] => [
    opening('edit'),
    opening('address'),
    opening('billNow'),
    opening('addLine'),
    opening('paymentSettings'),
    opening('statement'),
    { ...opening('portalLink'), isApart: true },
    opening('revokeLinks'),
    opening(customer.IsGreyListed ? 'unGreyList' : 'greyList'),
    opening('merge'),
    {
      key: 'personalData',
      name: t('personalData'),
      onChoose: () => void savePersonalData(customer, t('exported', { name })),
    },
    ...(customer.Status === 'Suspended'
      ? [{ key: 'enable', name: t('enable'), onChoose: () => enable.mutate(), isApart: true }]
      : []),
    { ...opening('removeOrSuspend'), isApart: true, isDanger: true },
  ];
  const actions = isWriter ? writes() : [opening('statement')];
  const Opened = open && dialogs[open];
  return (
    <>
      <ActionMenu
        label={isSmall ? t('actionsFor', { name }) : t('actions')}
        actions={actions}
        isSmall={isSmall}
      />
      {Opened && <Opened customer={customer} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** As a file of the browser: the answer is JSON that a person can hand over. */
async function savePersonalData(customer: ActedCustomer, told: string): Promise<void> {
  const data = await backOffice().customers.showPersonalData({ CustomerId: customer.Id });
  saveFile(`customer-${customer.Id}.json`, 'application/json', JSON.stringify(data, null, 2));
  tellDone(told);
}
