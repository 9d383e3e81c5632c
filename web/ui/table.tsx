/** Lists of rows: a table that a phone can read, with its skeleton while it loads and its pages under it. */
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useFormats } from './formats.ts';
import { useKitTexts } from './kit-texts.ts';

export interface Column<Row> {
  readonly key: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  /** A date or a number of a document: it stays on one line. */
  readonly isWhole?: boolean;
  /** Left out on a phone. */
  readonly isSecondary?: boolean;
  /** Without a heading that is seen: actions. */
  readonly isBare?: boolean;
}

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** Undefined while they load. */
  readonly rows: readonly Row[] | undefined;
  readonly keyOf: (row: Row) => string | number;
  /** Stands where the rows would when there are none. */
  readonly empty: ReactNode;
}

export function Table<Row>({ label, columns, rows, keyOf, empty }: TableProps<Row>) {
  if (rows?.length === 0) return <>{empty}</>;
  return (
    <div className="relative -mx-4 overflow-x-auto">
      <table className="w-full border-collapse" aria-label={label} aria-busy={rows === undefined}>
        <thead>
          <tr className="border-b border-line text-left text-soft">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`px-4 py-2 font-medium ${shapeOf(column)}`}>
                {column.isBare ? <span className="sr-only">{column.name}</span> : column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === undefined ? (
            <Skeleton columns={columns} />
          ) : (
            rows.map((row) => (
              <tr key={keyOf(row)} className="border-b border-line last:border-0 hover:bg-wash/50">
                {columns.map((column) => (
                  <td key={column.key} className={`px-4 py-2 align-top ${shapeOf(column)}`}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  );
}

function shapeOf({ isNumber, isWhole, isSecondary, isBare }: Column<never>): string {
  const side = isNumber ? 'text-right tabular-nums whitespace-nowrap' : isBare ? 'text-right' : '';
  return `${side} ${isWhole ? 'whitespace-nowrap' : ''} ${isSecondary ? 'hidden md:table-cell' : ''}`;
}

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e'];

function Skeleton<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  return SKELETON_ROWS.map((row) => (
    <tr key={row} className="border-b border-line">
      {columns.map((column) => (
        <td key={column.key} className={`px-4 py-3 ${shapeOf(column)}`}>
          <span className="inline-block h-3 w-3/5 animate-pulse rounded bg-sunken" />
        </td>
      ))}
    </tr>
  ));
}

interface PagingProps {
  readonly page: number;
  readonly sizePage: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

export function Paging({ page, sizePage, total, onPage }: PagingProps) {
  const t = useKitTexts();
  const { count } = useFormats();
  const last = Math.max(1, Math.ceil(total / sizePage));
  if (total <= sizePage && page === 1) return null;
  const from = Math.min(total, (page - 1) * sizePage + 1);
  const to = Math.min(total, page * sizePage);
  return (
    <nav aria-label={t('pages')} className="mt-3 flex items-center justify-between gap-4">
      <span className="text-soft">
        {t('rowsOf', { from: count(from), to: count(to), total: count(total) })}
      </span>
      <span className="flex gap-2">
        <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
          {t('previous')}
        </Button>
        <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
          {t('next')}
        </Button>
      </span>
    </nav>
  );
}
