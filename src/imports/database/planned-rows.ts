/** The planned rows of the engine by their kind. */
import type { PlannedRow } from '../import-port.ts';

type RowOf<Kind extends PlannedRow['kind']> = Extract<PlannedRow, { readonly kind: Kind }>;
export type PlannedCustomer = RowOf<'customers'>;
export type PlannedSubscription = RowOf<'subscriptions'>;
export type PlannedTermination = RowOf<'terminations'>;

/** One that changes a subscription that exists. */
export type ChangedRow = PlannedSubscription & { readonly subscriptionId: number };
