/** Matches a line of the bank with a customer that nothing in it tells. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../../ui/button.tsx';
import { Window } from '../../../../ui/dialog.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { type BankLine, backOffice, type FoundCustomer } from '../../api/back-office.ts';
import { searchFor } from '../../api/search.ts';
import { useAction } from '../../api/use-action.ts';
import { useBankTexts } from './bank-texts.ts';

const MOST_FOUND = 6;

interface OtherCustomerDialogProps {
  readonly line: BankLine;
  readonly onClose: () => void;
}

export function OtherCustomerDialog({ line, onClose }: OtherCustomerDialogProps) {
  const t = useBankTexts();
  const [text, setText] = useState('');
  const { data } = useQuery(searchFor(text, MOST_FOUND));
  const match = useAction({
    run: async ({ Id, Name }: FoundCustomer) => {
      await backOffice().bankLines.match({ BankLineId: line.Id, IdCustomer: Id });
      return Name;
    },
    done: (name) => t('matched', { name }),
    onDone: onClose,
  });
  const found = text.trim() === '' ? undefined : data?.Customers;
  return (
    <Window title={t('match')} onClose={onClose}>
      <p className="mb-3 text-soft">{t('otherMore')}</p>
      <TextField
        label={t('search')}
        type="search"
        autoComplete="off"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found?.length === 0 && <p>{t('nobody')}</p>}
      <ul className="space-y-2">
        {found?.map((customer) => (
          <li key={customer.Id} className="flex items-center justify-between gap-2">
            <span className="min-w-0 break-words">{customer.Name}</span>
            <Button
              aria-label={t('matchWith', { name: customer.Name })}
              isBusy={match.isPending}
              onClick={() => match.mutate(customer)}
            >
              {t('match')}
            </Button>
          </li>
        ))}
      </ul>
    </Window>
  );
}
