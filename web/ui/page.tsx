/** What pages are laid out with: their head, panels, facts and notices. */
import type { ReactNode } from 'react';
import type { Tone } from './badge.tsx';

interface PageProps {
  readonly title: ReactNode;
  /** Over the title: where one is. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

export function Page({ title, above, below, actions, children }: PageProps) {
  return (
    <div className="mx-auto w-full max-w-7xl px-4 pt-6 pb-16 sm:px-8">
      <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          {above !== undefined && <div className="mb-1 text-soft">{above}</div>}
          <h1 className="text-2xl font-semibold tracking-tight break-words">{title}</h1>
          {below !== undefined && <div className="mt-1.5 flex flex-wrap items-center gap-2">{below}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Panel({ title, actions, children }: PanelProps) {
  return (
    <section className="mb-6 rounded-lg border border-line bg-raised" aria-label={title}>
      <header className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-4 py-2.5">
        <h2 className="font-semibold">{title}</h2>
        {actions}
      </header>
      <div className="px-4 py-3">{children}</div>
    </section>
  );
}

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** Facts without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const told = facts.filter(({ value }) => value !== undefined && value !== '' && value !== null);
  return (
    <dl className="grid grid-cols-[minmax(7rem,auto)_1fr] gap-x-4 gap-y-1.5">
      {told.map(({ name, value }) => (
        <div key={name} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-soft">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const noticeTones: Readonly<Record<Tone, string>> = {
  good: 'border-good bg-good-wash',
  warn: 'border-warn bg-warn-wash',
  bad: 'border-bad bg-bad-wash',
  calm: 'border-calm bg-calm-wash',
  none: 'border-line bg-sunken',
};

export function Notice({ tone = 'calm', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'note'}
      className={`mb-4 rounded-md border-l-4 px-4 py-3 ${noticeTones[tone]}`}
    >
      {children}
    </div>
  );
}

/** What stands where nothing is, and says what would be there and how it comes to be. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="px-4 py-10 text-center">
      <p className="font-medium">{title}</p>
      {children !== undefined && <div className="mx-auto mt-1 max-w-prose text-soft">{children}</div>}
    </div>
  );
}
