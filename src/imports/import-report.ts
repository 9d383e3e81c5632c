/** What an import counts as it goes, and what it tells at its end. */
import type { RefusedCell } from './evaluate-row.ts';
import type { FieldChange, PlannedAction, PlannedRow } from './import-port.ts';
import type { ImportCounts } from './import-progress.ts';
import type { ImportKind } from './target-fields.ts';

export interface ActionReport {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ChangeSample {
  readonly line: number;
  readonly reference: string;
  readonly changes: readonly FieldChange[];
}

export interface ImportReport {
  readonly isDryRun: boolean;
  /** False when it was asked to stop: the same command goes on from there. */
  readonly isComplete: boolean;
  /** Records that an earlier run had done; 0 for a fresh start. */
  readonly resumedAfter: number;
  /** What of the installation is, or would be, created: `The segment telco`. */
  readonly setup: readonly { readonly en: string; readonly fr: string }[];
  readonly linesRead: number;
  readonly linesFiltered: number;
  readonly linesRefused: number;
  readonly customers: ActionReport;
  /** For terminations: terminated ones are changed, those that had ended already unchanged. */
  readonly subscriptions: ActionReport;
  /** The first ones; all are in the file. */
  readonly refused: readonly RefusedCell[];
  readonly changes: readonly ChangeSample[];
  /** Null when no line is refused. */
  readonly refusedPath: string | null;
  readonly reasonsPath: string | null;
}

const counterOf = { create: 'created', change: 'changed', keep: 'unchanged' } as const;

export function countRow(counts: ImportCounts, planned: PlannedRow): ImportCounts {
  if (planned.kind === 'terminations') {
    const { changed, unchanged } = counts.subscriptions;
    const subscriptions = {
      ...counts.subscriptions,
      changed: changed + planned.subscriptionIds.length,
      unchanged: unchanged + planned.unchangedIds.length,
    };
    return { ...counts, subscriptions };
  }
  const customers = addAction(counts.customers, planned.customer);
  if (planned.kind === 'customers') return { ...counts, customers };
  return { ...counts, customers, subscriptions: addAction(counts.subscriptions, planned.subscription) };
}

function addAction(counts: ImportCounts['customers'], action: PlannedAction): ImportCounts['customers'] {
  const counter = counterOf[action];
  return { ...counts, [counter]: counts[counter] + 1 };
}

/** A refused line refuses all that it asks for. */
export function reportActions(counts: ImportCounts, kind: ImportKind) {
  return {
    linesRead: counts.read,
    linesFiltered: counts.filtered,
    linesRefused: counts.refused,
    customers: { ...counts.customers, refused: kind === 'terminations' ? 0 : counts.refused },
    subscriptions: { ...counts.subscriptions, refused: kind === 'customers' ? 0 : counts.refused },
  };
}
