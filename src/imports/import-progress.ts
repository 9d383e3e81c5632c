/** How far an import is, in the form in which its progress is kept with each of its transactions. */
import { z } from 'zod';

const count = z.int().min(0);
const actionCounts = z.object({ created: count, changed: count, unchanged: count });

const countsSchema = z.object({
  /** Records of the file, the header and blank lines not counted. */
  read: count,
  filtered: count,
  refused: count,
  customers: actionCounts,
  subscriptions: actionCounts,
});
export type ImportCounts = z.infer<typeof countsSchema>;

const progressSchema = z.object({
  /** Records that need not be looked at again. */
  recordsDone: count,
  counts: countsSchema,
  /** How long the files of refused lines were when this was saved; both 0 while nothing is refused. */
  refusedFileBytes: count,
  reasonsFileBytes: count,
});
export type ImportProgress = z.infer<typeof progressSchema>;

/** Null when it was saved by a version that kept something else: the import then starts from its first line. */
export function parseProgress(stored: unknown): ImportProgress | null {
  const parsed = progressSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

const noActions = { created: 0, changed: 0, unchanged: 0 };
export const noCounts: ImportCounts = {
  read: 0,
  filtered: 0,
  refused: 0,
  customers: noActions,
  subscriptions: noActions,
};
