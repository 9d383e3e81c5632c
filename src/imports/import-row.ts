/** What one line of a file asks for, checked and typed. Amounts in minor units of the segment's currency. */

import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { PostalAddress } from '../domain/billing/parties.ts';
import type { Instant } from '../domain/calendar/instant.ts';
import type { TimeUnit } from '../domain/calendar/period.ts';
import type { ImportGateway } from './target-fields.ts';

/** Absent is “not given”, here as in the rows: left as it is, or the default at creation. */
export type AddressFields = {
  readonly [field in keyof PostalAddress]?: string;
} & { readonly taxInformation?: string };

export interface CustomerRow {
  readonly referenceCustomer: string;
  readonly name?: string;
  readonly email?: string;
  readonly language?: string;
  readonly referenceAffiliation?: string;
  readonly noteInvoice?: string;
  /** The pairs that the line gives; others that the customer has are kept. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly billingAddress?: AddressFields;
  readonly shippingAddress?: AddressFields;
  readonly payment?: PaymentRow;
}

/** Card and DirectDebit register a permission on the gateway; the other types have none. */
export interface PaymentRow {
  readonly typePayment: PaymentType;
  readonly gateway: ImportGateway | null;
}

export interface TermsRow {
  readonly amountUpFront?: number;
  readonly amountTrial?: number;
  readonly durationTrial?: number;
  readonly unitTrial?: TimeUnit;
  readonly amountRecurrence?: number;
  readonly durationRecurrence?: number;
  readonly unitRecurrence?: TimeUnit;
  readonly countRecurrences?: number;
  readonly countMinRecurrences?: number;
  readonly amountTermination?: number;
}

export interface FeatureRow {
  readonly referenceFeature: string;
  readonly isEnabled?: boolean;
  readonly quantityCurrent?: number;
  readonly quantityIncluded?: number;
}

export interface SubscriptionRow {
  /** Unique within the file: the reference of the subscription when one is mapped, else of its customer. */
  readonly key: string;
  /** The reference of the subscription elsewhere, when one is mapped: it identifies it from then on. */
  readonly externalReference: string | null;
  readonly referenceOffer: string;
  readonly startAt: Instant;
  /** The period that runs is taken as billed elsewhere. */
  readonly isMigration: boolean;
  readonly title?: string;
  readonly terms: TermsRow;
  readonly features: readonly FeatureRow[];
  /** References in the order in which they apply; at creation only. */
  readonly discounts: readonly string[];
}

export interface TerminationRow {
  readonly key: string;
  readonly referenceCustomer: string;
  /** The criteria that narrow the customer's subscriptions; null fits any. */
  readonly externalReference: string | null;
  readonly referenceOffer: string | null;
  readonly startAt: Instant | null;
  /** Only with `when: 'date'`. */
  readonly terminationAt: Instant | null;
}

export type ImportRow =
  | { readonly kind: 'customers'; readonly line: number; readonly customer: CustomerRow }
  | {
      readonly kind: 'subscriptions';
      readonly line: number;
      readonly customer: CustomerRow;
      readonly subscription: SubscriptionRow;
    }
  | { readonly kind: 'terminations'; readonly line: number; readonly termination: TerminationRow };

/** What must be unique within a file. */
export function keyOfRow(row: ImportRow): string {
  if (row.kind === 'customers') return row.customer.referenceCustomer;
  return row.kind === 'subscriptions' ? row.subscription.key : row.termination.key;
}
