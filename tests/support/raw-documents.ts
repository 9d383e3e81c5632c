/** The next document of a series in plain SQL, right but for what a test wants to be wrong. */
import { copyRows, type Overrides } from './raw-sql.ts';

const NEXT_ID = 900_000;

/** What is to be wrong in each part; null leaves the part out. */
export interface Faults {
  readonly counter?: Overrides | null;
  readonly document?: Overrides;
  readonly lines?: Overrides | null;
  readonly taxes?: Overrides | null;
}

/** A copy of the last document of a series, as the program would write it after that one. */
export function nextDocument(
  last: number | undefined,
  numbers: { readonly number: number; readonly full_number: string },
  { counter = {}, document = {}, lines = {}, taxes = {} }: Faults,
): string[] {
  const hash = 'f'.repeat(64);
  const moved = { last_number: numbers.number, last_hash: hash, ...counter };
  const assignments = Object.entries(moved).map(([name, value]) => `${name} = '${value}'`);
  const written = { id: NEXT_ID, hash, ...numbers, ...document };
  const part = { invoice_id: NEXT_ID };
  return [
    counter && `update number_series set ${assignments.join()} where ${seriesOf(last)}`,
    copyRows('invoice', `o.id = ${last}`, written, `jsonb_build_object('previous_hash', o.hash)`),
    lines && copyRows('invoice_line', `o.invoice_id = ${last}`, { balance_line_id: null, ...part, ...lines }),
    taxes && copyRows('invoice_tax', `o.invoice_id = ${last}`, { ...part, ...taxes }),
  ].filter((statement) => statement !== null);
}

/** The condition that selects the series of a document. */
export function seriesOf(invoiceId: number | undefined): string {
  return `(segment_id, kind) = (select segment_id, kind from invoice where id = ${invoiceId})`;
}
