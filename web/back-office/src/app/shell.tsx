/** The frame around all pages of somebody who is signed in: the menu on the left, the page on the right. */
import { Link, Outlet } from '@tanstack/react-router';
import {
  BookOpen,
  FileText,
  Home,
  Landmark,
  Mail,
  Menu as MenuIcon,
  Plug,
  Tags,
  Users,
  Wallet,
} from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { useShellTexts } from './shell-texts.ts';

interface ShellProps {
  readonly businessName: string;
  readonly isSandbox: boolean;
  readonly agentName: string;
}

export function Shell(props: ShellProps) {
  const t = useShellTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="min-h-dvh md:grid md:grid-cols-[15rem_1fr]">
      <a
        href="#content"
        className="absolute -left-full z-50 rounded-md bg-raised px-4 py-2 focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <header className="flex items-center justify-between bg-rail px-4 py-2 text-rail-ink md:hidden">
        <Brand name={props.businessName} />
        <IconButton label={t('menu')} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <MenuIcon aria-hidden size={20} />
        </IconButton>
      </header>
      <aside
        aria-label={props.businessName}
        className={`${isOpen ? 'block' : 'hidden'} bg-rail text-rail-ink md:sticky md:top-0 md:block md:h-dvh`}
      >
        <Rail {...props} onGo={() => setOpen(false)} />
      </aside>
      <main id="content" tabIndex={-1} className="min-w-0 outline-none">
        <Outlet />
      </main>
    </div>
  );
}

function Brand({ name }: { readonly name: string }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <svg viewBox="0 0 32 32" className="size-7 shrink-0" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="currentColor" opacity="0.15" />
        <path d="M9 11h14M16 11v12" stroke="currentColor" strokeWidth="3" strokeLinecap="round" fill="none" />
      </svg>
      <span className="min-w-0 truncate font-semibold">{name}</span>
    </span>
  );
}

function Rail({ businessName, isSandbox, agentName, onGo }: ShellProps & { readonly onGo: () => void }) {
  const t = useShellTexts();
  return (
    <div className="flex h-full flex-col gap-6 px-3 py-4">
      <div className="hidden px-2 md:block">
        <Brand name={businessName} />
      </div>
      {isSandbox && (
        <p className="mx-2 rounded-md bg-rail-wash px-3 py-2" title={t('sandboxMore')}>
          <span className="font-medium">{t('sandbox')}</span>
          <span className="block text-rail-soft">{t('sandboxMore')}</span>
        </p>
      )}
      <nav aria-label={t('menu')}>
        <ul className="space-y-0.5">
          <Item to="/" onGo={onGo} picture={<Home aria-hidden size={18} />}>
            {t('home')}
          </Item>
          <Item to="/subscriptions-invoices" onGo={onGo} picture={<FileText aria-hidden size={18} />}>
            {t('lists')}
          </Item>
          <Item to="/payments" onGo={onGo} picture={<Wallet aria-hidden size={18} />}>
            {t('payments')}
          </Item>
          <Item to="/bank" onGo={onGo} picture={<Landmark aria-hidden size={18} />}>
            {t('bank')}
          </Item>
          <Item to="/messages" onGo={onGo} picture={<Mail aria-hidden size={18} />}>
            {t('mailbox')}
          </Item>
          <Item to="/catalogue" onGo={onGo} picture={<Tags aria-hidden size={18} />}>
            {t('catalogue')}
          </Item>
          <Item to="/integration" onGo={onGo} picture={<Plug aria-hidden size={18} />}>
            {t('integration')}
          </Item>
          <Item to="/team" onGo={onGo} picture={<Users aria-hidden size={18} />}>
            {t('team')}
          </Item>
        </ul>
      </nav>
      <div className="mt-auto space-y-2">
        <a
          href="/docs"
          className="flex items-center gap-3 rounded-md px-3 py-2 text-rail-soft hover:bg-rail-wash"
        >
          <BookOpen aria-hidden size={18} />
          {t('documentation')}
        </a>
        <div className="flex items-center justify-between gap-2 border-t border-rail-wash px-1 pt-3">
          <AccountMenu agentName={agentName} />
          <LanguageSwitch />
        </div>
      </div>
    </div>
  );
}

interface ItemProps {
  readonly to:
    | '/'
    | '/subscriptions-invoices'
    | '/payments'
    | '/bank'
    | '/messages'
    | '/catalogue'
    | '/integration'
    | '/team';
  readonly picture: ReactNode;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

function Item({ to, picture, onGo, children }: ItemProps) {
  return (
    <li>
      <Link
        to={to}
        onClick={onGo}
        activeOptions={{ exact: to === '/' }}
        className="flex items-center gap-3 rounded-md px-3 py-2 hover:bg-rail-wash data-[status=active]:bg-rail-wash data-[status=active]:font-semibold"
      >
        {picture}
        {children}
      </Link>
    </li>
  );
}
