/** Money that came in when nothing was due for it any more goes back the way it came; no document is about it. */
import type { Context } from '../../accounts/context.ts';
import { type RequestedRefund, writeRefunds } from './write-refunds.ts';

/** A charge is given back once, whoever finds out. */
export async function requestSurplusRefunds(
  context: Context,
  charges: readonly Omit<RequestedRefund, 'creditNoteId'>[],
): Promise<void> {
  await writeRefunds(
    context,
    charges.map((charge) => ({ ...charge, creditNoteId: null })),
  );
}
