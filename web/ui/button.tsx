/** Buttons, and links that look like them. */
import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Look = 'primary' | 'plain' | 'quiet' | 'danger';

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-deep border-transparent',
  plain: 'bg-raised text-ink border-strong-line hover:bg-sunken',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-wash',
  danger: 'bg-bad text-raised border-transparent hover:opacity-90',
};

export function buttonClass(look: Look = 'plain'): string {
  return `inline-flex items-center justify-center gap-2 rounded-md border px-3 py-1.5 font-medium whitespace-nowrap transition-colors disabled:opacity-60 disabled:cursor-not-allowed ${looks[look]}`;
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  /** While it does its work, it can be seen and not pressed. */
  readonly isBusy?: boolean;
  readonly children: ReactNode;
}

export function Button({ look = 'plain', isBusy = false, className = '', disabled, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy || undefined}
      className={`${buttonClass(look)} ${className}`}
    />
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does, for those who do not see its picture. */
  readonly label: string;
}

export function IconButton({ label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      title={label}
      className={`inline-grid size-8 place-items-center rounded-md hover:bg-wash ${className}`}
    />
  );
}
