/** Who a customer is and how it pays, what waits on its balance, and the notes of the team. */
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useForm } from 'react-hook-form';
import { Button, IconButton } from '../../../../ui/button.tsx';
import { TextField } from '../../../../ui/field.tsx';
import { useFormats } from '../../../../ui/formats.ts';
import { Facts, Panel } from '../../../../ui/page.tsx';
import { type Column, Table } from '../../../../ui/table.tsx';
import { type BalanceLine, backOffice, type Customer } from '../../api/back-office.ts';
import { customerNotes, dueBalanceLines, paymentPermissions } from '../../api/customers.ts';
import { useMayWrite } from '../../api/session.ts';
import { useAction } from '../../api/use-action.ts';
import { useLinePeriod } from '../../vocabulary/line-period.ts';
import { PostalAddress } from '../../vocabulary/postal-address.tsx';
import { PermissionBadge, usePaymentTypes } from '../../vocabulary/states.tsx';
import { useCustomerTexts } from './customer-texts.ts';

export function Identity({ customer }: { readonly customer: Customer }) {
  const t = useCustomerTexts();
  const { date } = useFormats();
  const { AddressBilling: address } = customer;
  return (
    <Panel title={t('identity')}>
      <Facts
        facts={[
          { name: t('reference'), value: customer.ReferenceCustomer },
          { name: t('email'), value: customer.Email },
          {
            name: t('billingAddress'),
            value: (
              <PostalAddress
                address={address ?? {}}
                none={<span className="text-warn">{t('noAddress')}</span>}
              />
            ),
          },
          { name: t('vat'), value: address?.TaxInformation },
          { name: t('phone'), value: address?.Phone },
          { name: t('language'), value: languageName(customer.Language, t('French'), t('English')) },
          { name: t('segment'), value: customer.ReferenceSegment },
          { name: t('since'), value: date(customer.DateCreation) },
        ]}
      />
    </Panel>
  );
}

function languageName(code: string, french: string, english: string): string {
  if (code === 'fr') return french;
  return code === 'en' ? english : code;
}

export function Payment({ customer }: { readonly customer: Customer }) {
  const t = useCustomerTexts();
  const paymentType = usePaymentTypes();
  const { date } = useFormats();
  const { data } = useQuery(paymentPermissions(customer.Id));
  const { SettingsPayment: settings } = customer;
  const methods = (data?.Items ?? []).filter(({ StatePermission }) => StatePermission !== 'Removed');
  return (
    <Panel title={t('payment')}>
      <Facts
        facts={[
          { name: t('pays'), value: settings && paymentType(settings.TypePayment) },
          {
            name: t('methods'),
            value:
              methods.length === 0
                ? t('noMethod')
                : methods.map((method) => (
                    <div key={method.Id}>
                      {method.NameDisplay}{' '}
                      {method.StatePermission !== 'Valid' && (
                        <PermissionBadge state={method.StatePermission} />
                      )}
                      {method.DateExpiration && (
                        <span className="text-soft">
                          {' '}
                          {t('expires', { date: date(method.DateExpiration) })}
                        </span>
                      )}
                    </div>
                  )),
          },
          { name: t('automatic'), value: settings && t(settings.IsAutoBilling ? 'yes' : 'no') },
          {
            name: t('nextBilling'),
            value: settings?.DateNextBilling && date(settings.DateNextBilling),
          },
        ]}
      />
    </Panel>
  );
}

export function Balance({ customer }: { readonly customer: Customer }) {
  const t = useCustomerTexts();
  const { money } = useFormats();
  const periodOf = useLinePeriod();
  const { data } = useQuery(dueBalanceLines(customer.Id));
  const columns: readonly Column<BalanceLine>[] = [
    { key: 'label', name: t('lineOf'), cell: ({ TextLocalized }) => TextLocalized },
    {
      key: 'period',
      name: t('period'),
      isSecondary: true,
      cell: (line) => periodOf(line),
    },
    {
      key: 'amount',
      name: t('amount'),
      isNumber: true,
      cell: ({ AmountSubtotal, Currency }) => money(AmountSubtotal, Currency),
    },
  ];
  const { CustomerBalance: balance } = customer;
  return (
    <Panel
      title={t('balanceTitle')}
      actions={
        balance && balance.CountLines > 0 ? (
          <span className="font-semibold tabular-nums">{money(balance.Amount, balance.Currency)}</span>
        ) : undefined
      }
    >
      <Table
        label={t('balanceTitle')}
        columns={columns}
        rows={data?.Items}
        keyOf={({ Id }) => Id}
        empty={<p className="text-soft">{t('noLine')}</p>}
      />
    </Panel>
  );
}

export function Notes({ customer }: { readonly customer: Customer }) {
  const t = useCustomerTexts();
  const mayWrite = useMayWrite();
  const { dateTime } = useFormats();
  const { data } = useQuery(customerNotes(customer.Id));
  const { register, handleSubmit, reset } = useForm<{ readonly note: string }>({
    defaultValues: { note: '' },
  });
  const add = useAction({
    run: (Note: string) => backOffice().customers.createNote({ CustomerId: customer.Id, Note }),
    onDone: () => reset(),
  });
  const remove = useAction({
    run: (NoteId: number) => backOffice().customers.deleteNote({ CustomerId: customer.Id, NoteId }),
  });
  const isWritable = mayWrite('Customers');
  return (
    <Panel title={t('notes')}>
      {data?.Items.length === 0 && <p className="mb-3 text-soft">{t('noNote')}</p>}
      <ul className="mb-3 space-y-2">
        {data?.Items.map(({ Id, Note, DateCreation }) => (
          <li key={Id} className="flex items-start justify-between gap-2">
            <div className="min-w-0">
              <p className="break-words whitespace-pre-wrap">{Note}</p>
              <p className="text-soft">{dateTime(DateCreation)}</p>
            </div>
            {isWritable && (
              <IconButton label={t('removeNote')} onClick={() => remove.mutate(Id)}>
                <Trash2 aria-hidden size={15} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {isWritable && (
        <form onSubmit={handleSubmit(({ note }) => note.trim() !== '' && add.mutate(note.trim()))}>
          <TextField label={t('note')} {...register('note')} autoComplete="off" />
          <Button type="submit" isBusy={add.isPending}>
            {t('addNote')}
          </Button>
        </form>
      )}
    </Panel>
  );
}
