/** One run of the verification: what it reads, what it has counted, whom it tells. */
import type { Transaction } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import type { Fault } from './fault.ts';

export interface VerifiedCounts {
  /** Issued ones. */
  documents: number;
  lines: number;
  subscriptions: number;
  periods: number;
  faults: number;
}

export interface Verification {
  /** Sees the database as it was when the run began, whatever is billed meanwhile. */
  readonly transaction: Transaction<Tables>;
  readonly businessId: number;
  readonly counts: VerifiedCounts;
  readonly tell: (faults: readonly Fault[]) => void;
  readonly progress: () => void;
}
