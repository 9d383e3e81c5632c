/** What else can be done with a line of the bank. */
import { useState } from 'react';
import { useFormats } from '../../../../ui/formats.ts';
import { type Action, ActionMenu } from '../../../../ui/menu.tsx';
import { type BankLine, backOffice } from '../../api/back-office.ts';
import { ConfirmedAction } from '../../forms/confirmed-action.tsx';
import { useBankTexts } from './bank-texts.ts';
import { OtherCustomerDialog } from './other-customer-dialog.tsx';

export function BankLineActions({ line }: { readonly line: BankLine }) {
  const t = useBankTexts();
  const { date, money } = useFormats();
  const [open, setOpen] = useState<'other' | 'ignore' | 'reopen'>();
  const close = () => setOpen(undefined);
  const input = { BankLineId: line.Id };
  const actions: Action[] =
    line.StateBankLine === 'New'
      ? [
          { key: 'other', name: t('other'), onChoose: () => setOpen('other') },
          { key: 'ignore', name: t('ignore'), onChoose: () => setOpen('ignore') },
        ]
      : [{ key: 'reopen', name: t('reopen'), onChoose: () => setOpen('reopen') }];
  const amount = money(line.Amount, line.Currency);
  return (
    <>
      <ActionMenu label={t('actionsFor', { amount, day: date(line.DayBooked) })} actions={actions} isSmall />
      {open === 'other' && <OtherCustomerDialog line={line} onClose={close} />}
      {open === 'ignore' && (
        <ConfirmedAction
          title={t('ignore')}
          run={() => backOffice().bankLines.ignore(input)}
          done={() => t('ignored')}
          onClose={close}
        >
          <p>{t('ignoreText')}</p>
        </ConfirmedAction>
      )}
      {open === 'reopen' && (
        <ConfirmedAction
          title={t('reopen')}
          isDanger={line.StateBankLine === 'Matched'}
          run={() => backOffice().bankLines.reopen(input)}
          done={() => t('reopened')}
          onClose={close}
        >
          <p>{t('reopenText')}</p>
        </ConfirmedAction>
      )}
    </>
  );
}
