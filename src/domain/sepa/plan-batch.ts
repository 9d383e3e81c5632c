/** Puts direct debits into the payment blocks of a file: a block has one scheme and one place in the sequence. */

const sepaSchemes = ['Core', 'B2B'] as const;
export type SepaScheme = (typeof sepaSchemes)[number];
/** The first debit of a mandate, or one of those that follow. */
export type SepaSequence = 'FRST' | 'RCUR';

export interface DebitToSend {
  readonly id: number;
  /** Unique mandate reference. */
  readonly mandateReference: string;
  readonly scheme: SepaScheme;
  /** Whether a debit of the mandate was sent before, and not refused by the bank before it was collected. */
  readonly isMandateUsed: boolean;
  /** Minor units of the euro. */
  readonly amount: number;
}

export interface DebitBlock<Debit extends DebitToSend> {
  readonly scheme: SepaScheme;
  readonly sequence: SepaSequence;
  readonly debits: readonly Debit[];
  readonly amount: number;
}

/** Each debit in one block, in the order of their ids; of a mandate that was never used, the oldest debit is the first. */
export function planBlocks<Debit extends DebitToSend>(
  debits: readonly Debit[],
): readonly DebitBlock<Debit>[] {
  const begun = new Set<string>();
  const placed = debits
    .toSorted((one, other) => one.id - other.id)
    .map((debit) => {
      const isFirst = !debit.isMandateUsed && !begun.has(debit.mandateReference);
      begun.add(debit.mandateReference);
      return { debit, sequence: isFirst ? ('FRST' as const) : ('RCUR' as const) };
    });
  return sepaSchemes.flatMap((scheme) =>
    (['FRST', 'RCUR'] as const).flatMap((sequence) => {
      const own = placed.filter((one) => one.sequence === sequence && one.debit.scheme === scheme);
      if (own.length === 0) return [];
      const amount = own.reduce((total, { debit }) => total + debit.amount, 0);
      return [{ scheme, sequence, debits: own.map(({ debit }) => debit), amount }];
    }),
  );
}
