/** Which columns of a list are seen; the browser remembers it. */
import { Popover } from '@base-ui/react/popover';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { buttonClass } from '../../../../ui/button.tsx';
import { CheckField } from '../../../../ui/field.tsx';
import { useSearchTexts } from '../../features/search/search-texts.ts';
import { readKept, writeKept } from './kept.ts';

interface Chosen {
  readonly hidden: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
}

const keptColumns = z.array(z.string());

export function useHiddenColumns(list: string): Chosen {
  const key = `columns.${list}`;
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(readKept(key, keptColumns) ?? []));
  return {
    hidden,
    toggle(column) {
      const next = new Set(hidden);
      if (!next.delete(column)) next.add(column);
      setHidden(next);
      writeKept(key, [...next]);
    },
  };
}

interface ColumnChoiceProps {
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}

/** The first column says what a row is: it stays. */
export function ColumnChoice({ columns, hidden, onToggle }: ColumnChoiceProps) {
  const t = useSearchTexts();
  return (
    <Popover.Root>
      <Popover.Trigger className={buttonClass('quiet')}>
        <Columns3 aria-hidden size={16} />
        {t('columns')}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="end" sideOffset={4} className="z-40">
          <Popover.Popup
            aria-label={t('columns')}
            className="min-w-48 rounded-lg border border-line bg-raised px-4 pt-3 shadow-lg"
          >
            {columns.slice(1).map(({ key, name }) => (
              <CheckField key={key} label={name} checked={!hidden.has(key)} onChange={() => onToggle(key)} />
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
