/** How a customer pays and is billed. */
import type { Selectable } from 'kysely';
import type { CustomerTable } from '../database/table-types.ts';
import type { PaymentType } from '../domain/billing/invoice-state.ts';
import type { Instant } from '../domain/calendar/instant.ts';

export interface PaymentSettings {
  /** Free = no payment method. */
  readonly typePayment: PaymentType;
  /** The contract's ModeBilling: Auto, else Manual. */
  readonly isBilledAutomatically: boolean;
  /** Cannot be charged automatically nor use payment forms (domain.md §10). */
  readonly isGreyListed: boolean;
  /** Days between a direct debit and its announcement, agreed with this customer; null = the segment's. */
  readonly prenotificationDays: number | null;
  /** Printed on every invoice. */
  readonly noteInvoice: string | null;
  /** Null = not billed until the next subscription. */
  readonly nextBillingAt: Instant | null;
}

export function paymentSettingsOf(row: Selectable<CustomerTable>): PaymentSettings {
  return {
    typePayment: row.type_payment,
    isBilledAutomatically: row.is_billed_automatically,
    isGreyListed: row.is_grey_listed,
    prenotificationDays: row.prenotification_days,
    noteInvoice: row.note_invoice,
    nextBillingAt: row.next_billing_at,
  };
}
