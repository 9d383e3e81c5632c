/** Which columns of a list are seen; the browser remembers it. */
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { CheckField } from '../../../../ui/field.tsx';
import { Hanging } from '../../../../ui/popover.tsx';
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
    <Hanging name={t('columns')} picture={<Columns3 aria-hidden size={16} />} isQuiet>
      {columns.slice(1).map(({ key, name }) => (
        <CheckField key={key} label={name} checked={!hidden.has(key)} onChange={() => onToggle(key)} />
      ))}
    </Hanging>
  );
}
