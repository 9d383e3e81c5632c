/** The one search bar: what is written becomes the address, so that a search can be kept and sent. */
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useSearchTexts } from './search-texts.ts';

interface SearchBarProps {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** Long enough not to ask for every letter, short enough to feel at once. */
const PAUSE_MS = 120;

export function SearchBar({ query, onQuery }: SearchBarProps) {
  const t = useSearchTexts();
  const [written, setWritten] = useState(query);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setWritten(query), [query]);
  useEffect(() => {
    if (written === query) return;
    const timer = window.setTimeout(() => onQuery(written), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [written, query, onQuery]);
  useFocusOnSlash(input);
  return (
    <search className="relative block">
      <Search aria-hidden size={18} className="absolute top-1/2 left-3.5 -translate-y-1/2 text-soft" />
      <input
        ref={input}
        type="search"
        aria-label={t('label')}
        aria-keyshortcuts="/"
        placeholder={t('placeholder')}
        title={t('shortcut')}
        value={written}
        onChange={({ target }) => setWritten(target.value)}
        className="w-full rounded-lg border border-strong-line bg-raised py-2.5 pr-3 pl-10 text-base"
      />
    </search>
  );
}

function useFocusOnSlash(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isWriting =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || isWriting || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [input]);
}
