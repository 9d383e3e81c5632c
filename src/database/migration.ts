/** What a migration is: one forward step of the schema, kept in a file of the same name under `migrations/`. */
import type { Transaction } from 'kysely';

export interface Migration {
  /** Four digits and a name; the file is `migrations/<id>.ts`, and its further parts stand in `migrations/<id>/`. */
  readonly id: string;
  /** Knows no tables on purpose: the generated types describe the newest schema, not the one of this step. */
  up(db: Transaction<Record<never, never>>): Promise<void>;
}
