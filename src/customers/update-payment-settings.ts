/**
 * Changes the given payment settings of one customer. Cards and direct debits are not set here: they come with a
 * permission that a gateway gave (`register-payment-permission.ts`).
 */
import type { Updateable } from 'kysely';
import type { Context } from '../accounts/context.ts';
import { isStorableText, isWholeWithin } from '../accounts/field-checks.ts';
import type { CustomerTable } from '../database/table-types.ts';
import { type Instant, toTimestamp } from '../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { recordEvents } from '../events/record-events.ts';
import { type LockedCustomer, lockCustomer } from './lock-customer.ts';
import { findNextBilling } from './next-billing.ts';
import { type PaymentSettings, paymentSettingsOf } from './payment-settings.ts';
import { recordGreyListing } from './record-grey-listing.ts';
import { restartSuspended } from './restart-suspended.ts';
import { updateCustomerRow } from './update-customer-row.ts';

/** Fields left out stay as they are; null empties one. */
export interface PaymentSettingsInput {
  /** An offline method: ExternalBank, ExternalCash, ExternalCheck or ExternalOther. */
  readonly typePayment?: string | undefined;
  /** Auto or Manual in any case; clients also send a boolean, or its text (shared/wire.md, h 9). */
  readonly modeBilling?: string | boolean | undefined;
  readonly isGreyListed?: boolean | undefined;
  /** Kept in the log of the grey list. */
  readonly greyListReason?: string | undefined;
  readonly prenotificationDays?: number | null | undefined;
  readonly noteInvoice?: string | null | undefined;
  /** Not kept for a customer that is billed by hand. */
  readonly nextBillingAt?: Instant | null | undefined;
}

const externalPaymentTypes = ['ExternalBank', 'ExternalCash', 'ExternalCheck', 'ExternalOther'] as const;

const MAX_NOTE_LENGTH = 2_000;

export async function updatePaymentSettings(
  context: Context,
  customerId: number,
  input: PaymentSettingsInput,
): Promise<Outcome<PaymentSettings>> {
  const typePayment = parseTypePayment(input.typePayment);
  if (!typePayment.ok) return typePayment;
  const isAutomatic = parseModeBilling(input.modeBilling);
  if (!isAutomatic.ok) return isAutomatic;
  if (!isStorableText(input.noteInvoice, MAX_NOTE_LENGTH))
    return invalid('NoteInvoice', `≤ ${MAX_NOTE_LENGTH}`);
  if (!isWholeWithin(input.prenotificationDays, 0, 365)) return invalid('PrenotificationDays', '0 … 365');
  const locked = await lockCustomer(context, customerId);
  if (!locked.ok) return locked;
  const customer = locked.value;
  const wanted: Updateable<CustomerTable> = {
    ...(typePayment.value !== undefined && { type_payment: typePayment.value }),
    ...(input.noteInvoice !== undefined && { note_invoice: input.noteInvoice }),
    ...(input.prenotificationDays !== undefined && { prenotification_days: input.prenotificationDays }),
    ...(input.isGreyListed !== undefined && { is_grey_listed: input.isGreyListed }),
    ...(await billingColumns(context, customer, isAutomatic.value, input.nextBillingAt)),
  };
  const row = await updateCustomerRow(context, customerId, wanted);
  if (typePayment.value !== undefined) {
    if (typePayment.value !== customer.type_payment)
      await recordEvents(context, [{ type: 'CustomerPaymentMethodUpdated', customerId }]);
    await restartSuspended(context, [customerId]);
  }
  const { isGreyListed, greyListReason: reason } = input;
  if (isGreyListed !== undefined && isGreyListed !== customer.is_grey_listed)
    await recordGreyListing(context, customerId, { isGreyListed, reason });
  return accept(paymentSettingsOf(row));
}

/** Who is billed by hand has no date; who comes back to automatic billing gets one, or nothing would bill it again. */
async function billingColumns(
  context: Context,
  customer: LockedCustomer,
  wantsAutomatic: boolean | undefined,
  nextBillingAt: Instant | null | undefined,
): Promise<Updateable<CustomerTable>> {
  const isAutomatic = wantsAutomatic ?? customer.is_billed_automatically;
  if (!isAutomatic) return { is_billed_automatically: false, next_billing_at: null };
  const comesBack = !customer.is_billed_automatically;
  const next =
    nextBillingAt === undefined && comesBack ? await findNextBilling(context, customer) : nextBillingAt;
  return {
    is_billed_automatically: true,
    ...(next !== undefined && { next_billing_at: next === null ? null : toTimestamp(next) }),
  };
}

function parseTypePayment(
  given: string | undefined,
): Outcome<(typeof externalPaymentTypes)[number] | undefined> {
  if (given === undefined) return accept(undefined);
  const found = externalPaymentTypes.find((type) => type.toLowerCase() === given.toLowerCase());
  return found ? accept(found) : invalid('TypePayment', externalPaymentTypes.join(', '));
}

function parseModeBilling(given: string | boolean | undefined): Outcome<boolean | undefined> {
  if (given === undefined) return accept(undefined);
  const text = String(given).toLowerCase();
  if (text === 'auto' || text === 'true') return accept(true);
  if (text === 'manual' || text === 'false') return accept(false);
  return invalid('ModeBilling', 'Auto, Manual');
}

function invalid(field: string, reason: string) {
  return refuse('Error.Input.Invalid', field, { field, reason });
}
