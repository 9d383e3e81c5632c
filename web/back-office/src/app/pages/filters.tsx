/** The filters of each list; choosing one changes the address. */
import type { ReactNode } from 'react';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import { useInvoiceStates, useSubscriptionStates } from '../../vocabulary/states.tsx';
import { invoiceStates, type ListSearch, subscriptionStates, type Tab } from './list-search.ts';

interface FiltersProps {
  readonly tab: Tab;
  readonly search: ListSearch;
  readonly onChange: (change: Partial<ListSearch>) => void;
}

export function Filters(props: FiltersProps) {
  switch (props.tab) {
    case 'customers':
      return <CustomerFilters {...props} />;
    case 'subscriptions':
      return <SubscriptionFilters {...props} />;
    case 'invoices':
      return <InvoiceFilters {...props} />;
    case 'creditNotes':
      return null;
  }
}

const box = 'rounded-md border border-strong-line bg-raised px-2.5 py-1.5';

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onPick: (value: Value | undefined) => void;
}

function Pick<Value extends string>({ label, value, values, nameOf, onPick }: PickProps<Value>) {
  const t = useSearchTexts();
  return (
    <Labelled label={label}>
      <select
        className={box}
        value={value ?? ''}
        onChange={({ target }) => onPick(values.find((one) => one === target.value))}
      >
        <option value="">{t('all')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the field is what it is given to hold
    <label className="flex items-center gap-2">
      <span className="text-soft">{label}</span>
      {children}
    </label>
  );
}

function CustomerFilters({ search, onChange }: FiltersProps) {
  const t = useSearchTexts();
  const states = { Enabled: t('enabled'), Suspended: t('suspended') } as const;
  return (
    <>
      <Pick
        label={t('state')}
        value={search.customerState}
        values={['Enabled', 'Suspended'] as const}
        nameOf={(state) => states[state]}
        onPick={(customerState) => onChange({ customerState })}
      />
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4 accent-accent"
          checked={search.greyListed === true}
          onChange={({ target }) => onChange({ greyListed: target.checked || undefined })}
        />
        {t('greyListed')}
      </label>
    </>
  );
}

function SubscriptionFilters({ search, onChange }: FiltersProps) {
  const t = useSearchTexts();
  const states = useSubscriptionStates();
  return (
    <Pick
      label={t('state')}
      value={search.subscriptionState}
      values={subscriptionStates}
      nameOf={(state) => states(state)}
      onPick={(subscriptionState) => onChange({ subscriptionState })}
    />
  );
}

function InvoiceFilters({ search, onChange }: FiltersProps) {
  const t = useSearchTexts();
  const states = useInvoiceStates();
  return (
    <>
      <Pick
        label={t('state')}
        value={search.invoiceState}
        values={invoiceStates}
        nameOf={(state) => states(state)}
        onPick={(invoiceState) => onChange({ invoiceState })}
      />
      {(['issuedFrom', 'issuedTo'] as const).map((name) => (
        <Labelled key={name} label={t(name)}>
          <input
            type="date"
            className={box}
            value={search[name] ?? ''}
            onChange={({ target }) => onChange({ [name]: target.value || undefined })}
          />
        </Labelled>
      ))}
    </>
  );
}
