/** One measured figure. */
export interface BenchRow {
  /** What was measured, with its size: `100000 subscriptions`. */
  readonly case: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of the least that could do the job, measured in the same run. */
  readonly floor?: number;
}
