/**
 * Checks what the law and the rules promise of what is stored (domain.md §8): hash chains and numbers of every
 * series, sums and taxes of every document, credit notes and payments within their invoice, the balance matched
 * with the invoices, receipts with what they paid, periods without overlap or gap. Reads in batches, so that memory does not grow with the data.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import type { Fault } from './fault.ts';
import type { VerifiedCounts } from './verification.ts';
import { verifyBalance } from './verify-balance.ts';
import { verifyPeriods } from './verify-periods.ts';
import { verifyReceipts } from './verify-receipts.ts';
import { verifySeries } from './verify-series.ts';

/** `onProgress` is told the counts so far after each batch. */
export async function verifyBusiness(
  kysely: Kysely<Tables>,
  businessId: number,
  onFault: (fault: Fault) => void,
  onProgress?: (counts: Readonly<VerifiedCounts>) => void,
): Promise<Readonly<VerifiedCounts>> {
  const counts: VerifiedCounts = { documents: 0, lines: 0, subscriptions: 0, periods: 0, faults: 0 };
  await kysely
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (transaction) => {
      const verification = {
        transaction,
        businessId,
        counts,
        tell(faults: readonly Fault[]) {
          for (const fault of faults) onFault(fault);
          counts.faults += faults.length;
        },
        progress: () => onProgress?.(counts),
      };
      await verifySeries(verification);
      await verifyBalance(verification);
      await verifyPeriods(verification);
      await verifyReceipts(verification);
    });
  return counts;
}
