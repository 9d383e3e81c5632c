/** A state in a word, with a colour that says how it is; the word alone says it too. */
import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'none';

const tones: Readonly<Record<Tone, string>> = {
  good: 'bg-good-wash text-good',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  calm: 'bg-calm-wash text-calm',
  none: 'bg-sunken text-soft',
};

export function Badge({ tone = 'none', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={`inline-block rounded px-1.5 py-0.5 text-[0.85em] font-medium whitespace-nowrap ${tones[tone]}`}
    >
      {children}
    </span>
  );
}
