/** A segment with its billing rules, as every billing step needs it. Read once per request or batch. */
import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { BillingMode, SegmentTable, Tables } from '../database/table-types.ts';
import type { SellerIdentity } from '../domain/billing/parties.ts';

export interface Segment {
  readonly id: number;
  readonly reference: string;
  readonly name: string;
  readonly currency: string;
  readonly language: string;
  readonly timeZone: string;
  readonly country: string;
  readonly pricesIncludeTax: boolean;
  /** The tax profile's rules as stored; `billing` parses them. */
  readonly taxRules: unknown;
  readonly seller: SellerIdentity;
  readonly billingMode: BillingMode;
  readonly billingDay: number | null;
  /** Hours that an invoice stays a draft before it is finalised; 0 = issued at once. */
  readonly draftHours: number;
  /** What is paid automatically is charged as a draft, and issued once it is paid or the retries are used up. */
  readonly issuesOnlyIfPaid: boolean;
  readonly paymentTermDays: number;
  readonly chargeDelayDays: number;
  /** Between the issue, which announces it, and a direct debit; a customer may have agreed to another number. */
  readonly prenotificationDays: number;
  /** Local days after the first failure of a charge on which it is tried again. */
  readonly retryDays: readonly number[];
  readonly overdueAfterDays: number;
  readonly allowsUnpaidStart: boolean;
  readonly blocksRenewalWithoutPaymentMethod: boolean;
  /** Minor units unpaid past which nothing renews; null = no limit. */
  readonly cappingAmount: number | null;
  readonly cappingAgeDays: number | null;
  readonly inSiteUrl: string | null;
  /** Failed charges that put a customer on the grey list; 0 = never. */
  readonly greyListCharges: number;
  readonly greyListChargeDays: number;
  /** Failed registrations of methods that do; 0 = never. */
  readonly greyListForms: number;
  readonly greyListFormHours: number;
  /** Who came there for failed charges or by dunning leaves it with a new method. */
  readonly leavesGreyListByMethod: boolean;
  /** The step `LateFee` of dunning charges what invoices announce: the flat compensation, the interest. */
  readonly chargesRecoveryFee: boolean;
  readonly chargesLateInterest: boolean;
  /** False: businesses alone. */
  readonly chargesConsumersLateFees: boolean;
}

const text = z.string().default('');
const nullableText = z.string().nullable().default(null);

/** A postal address inside stored JSON. */
export const addressSchema = z.object({
  company: nullableText,
  firstName: nullableText,
  lastName: nullableText,
  addressLine1: nullableText,
  addressLine2: nullableText,
  zipCode: nullableText,
  city: nullableText,
  country: nullableText,
  region: nullableText,
  phone: nullableText,
});

export const sellerSchema = z.object({
  legalName: z.string(),
  legalForm: text,
  address: addressSchema,
  registrationNumber: text,
  tradeRegister: text,
  vatNumber: text,
  email: text,
  website: text,
  iban: text,
  bic: text,
  bankName: text,
  footerText: text,
  logo: text,
  latePaymentRatePerTenThousand: z.int().min(0).default(1200),
  recoveryFeeAmount: z.int().min(0).default(4000),
  earlyPaymentText: text,
}) satisfies z.ZodType<SellerIdentity>;

/** All segments of a business, the default one first. */
export async function loadSegments(database: Kysely<Tables>, businessId: number): Promise<Segment[]> {
  const rows = await segmentRows(database, businessId).execute();
  return rows.map(segmentOf);
}

export function segmentRows(database: Kysely<Tables>, businessId: number) {
  return database
    .selectFrom('segment as s')
    .innerJoin('tax_profile as t', (join) =>
      join.onRef('t.business_id', '=', 's.business_id').onRef('t.id', '=', 's.tax_profile_id'),
    )
    .selectAll('s')
    .select('t.rules')
    .where('s.business_id', '=', businessId)
    .orderBy('s.is_default', 'desc')
    .orderBy('s.id');
}

export function segmentOf(row: Selectable<SegmentTable> & { readonly rules: unknown }): Segment {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    currency: row.currency,
    language: row.language,
    timeZone: row.time_zone,
    country: row.country,
    pricesIncludeTax: row.prices_include_tax,
    taxRules: row.rules,
    seller: sellerSchema.parse(row.seller),
    billingMode: row.billing_mode,
    billingDay: row.billing_day,
    draftHours: row.draft_hours,
    issuesOnlyIfPaid: row.issues_only_if_paid,
    paymentTermDays: row.payment_term_days,
    chargeDelayDays: row.charge_delay_days,
    prenotificationDays: row.prenotification_days,
    retryDays: row.retry_days,
    overdueAfterDays: row.overdue_after_days,
    allowsUnpaidStart: row.allows_unpaid_start,
    blocksRenewalWithoutPaymentMethod: row.blocks_renewal_without_payment_method,
    cappingAmount: row.capping_amount,
    cappingAgeDays: row.capping_age_days,
    inSiteUrl: row.in_site_url,
    greyListCharges: row.grey_list_charges,
    greyListChargeDays: row.grey_list_charge_days,
    greyListForms: row.grey_list_forms,
    greyListFormHours: row.grey_list_form_hours,
    leavesGreyListByMethod: row.leaves_grey_list_by_method,
    chargesRecoveryFee: row.charges_recovery_fee,
    chargesLateInterest: row.charges_late_interest,
    chargesConsumersLateFees: row.charges_consumers_late_fees,
  };
}

/** All segments of a business, by their ids. */
export async function loadSegmentsById(
  database: Kysely<Tables>,
  businessId: number,
): Promise<ReadonlyMap<number, Segment>> {
  const segments = await loadSegments(database, businessId);
  return new Map(segments.map((segment) => [segment.id, segment]));
}
