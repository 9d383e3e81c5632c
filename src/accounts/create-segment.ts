/**
 * Adds a segment to a business: its currency, language and billing rules, and the number series of its invoices
 * and credit notes. The first one of a business is its default.
 */
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { BillingMode, Tables } from '../database/table-types.ts';
import { defaultPatterns } from '../domain/billing/number-series.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import { isTimeZone } from '../domain/calendar/period.ts';
import { type DunningStep, defaultDunningSteps } from '../domain/collecting/dunning-steps.ts';
import { isCurrency } from '../domain/money/currency.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import type { Context } from './context.ts';
import { writeDunningSteps } from './dunning-steps.ts';
import { fieldChecks, isStorableText, isWholeWithin } from './field-checks.ts';
import { recordAudit } from './record-audit.ts';
import { checkReference } from './reference.ts';
import { sellerSchema } from './segment.ts';

/** What is left out takes the default of the schema: anniversary billing, issued at once, payable in 30 days. */
export interface NewSegment {
  readonly reference: string;
  readonly name: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 639-1. */
  readonly language: string;
  /** IANA name. */
  readonly timeZone: string;
  /** The seller's, ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly seller: z.input<typeof sellerSchema>;
  readonly pricesIncludeTax?: boolean | undefined;
  readonly billingMode?: BillingMode | undefined;
  /** With `FixedDay` only: 1 to 31. */
  readonly billingDay?: number | null | undefined;
  readonly draftHours?: number | undefined;
  readonly issuesOnlyIfPaid?: boolean | undefined;
  readonly paymentTermDays?: number | undefined;
  readonly chargeDelayDays?: number | undefined;
  readonly prenotificationDays?: number | undefined;
  readonly overdueAfterDays?: number | undefined;
  readonly allowsUnpaidStart?: boolean | undefined;
  readonly blocksRenewalWithoutPaymentMethod?: boolean | undefined;
  readonly cappingAmount?: number | null | undefined;
  readonly cappingAgeDays?: number | null | undefined;
  readonly inSiteUrl?: string | null | undefined;
  readonly greyListCharges?: number | undefined;
  readonly greyListChargeDays?: number | undefined;
  readonly greyListForms?: number | undefined;
  readonly greyListFormHours?: number | undefined;
  readonly leavesGreyListByMethod?: boolean | undefined;
  readonly chargesRecoveryFee?: boolean | undefined;
  readonly chargesLateInterest?: boolean | undefined;
  readonly chargesConsumersLateFees?: boolean | undefined;
  /** The usual ones when left out. */
  readonly dunningSteps?: readonly DunningStep[] | undefined;
}

/** @param taxProfileId an existing profile of the business; without it, its first one. Answers the id. */
export async function createSegment(
  context: Context,
  input: NewSegment,
  taxProfileId?: number,
): Promise<Outcome<number>> {
  const checked = checkSegment(input);
  if (!checked.ok) return checked;
  const { transaction, businessId } = context;
  const profileId = taxProfileId ?? (await firstTaxProfileId(transaction, businessId));
  const inserted = await transaction
    .insertInto('segment')
    .values({
      business_id: businessId,
      is_default: sql<boolean>`not exists (select from segment where business_id = ${businessId})`,
      tax_profile_id: profileId,
      created_at: toTimestamp(context.now),
      ...segmentColumns(input),
    })
    .onConflict((conflict) => conflict.columns(['business_id', 'reference']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return refuse('Error.Segment.Reference.Taken', 'ReferenceSegment');
  await startSeries(context, inserted.id);
  await writeDunningSteps(context, inserted.id, input.dunningSteps ?? defaultDunningSteps);
  await recordAudit(context, { action: 'Segment.Created', subjectKind: 'segment', subjectId: inserted.id });
  return accept(inserted.id);
}

/** The patterns of two segments differ from the start, so that no two documents of the business have one number. */
async function startSeries({ transaction, businessId }: Context, segmentId: number): Promise<void> {
  const known = await transaction
    .selectFrom('number_series')
    .select('pattern')
    .where('business_id', '=', businessId)
    .execute();
  const taken = new Set(known.map(({ pattern }) => pattern));
  const series = (['Debit', 'Credit'] as const).map((kind) => {
    const pattern = defaultPatterns[kind];
    const own = pattern.replace('-', `${segmentId}-`);
    return {
      business_id: businessId,
      segment_id: segmentId,
      kind,
      pattern: taken.has(pattern) ? own : pattern,
    };
  });
  await transaction.insertInto('number_series').values(series).execute();
}

async function firstTaxProfileId(database: Kysely<Tables>, businessId: number): Promise<number> {
  const row = await database
    .selectFrom('tax_profile')
    .select('id')
    .where('business_id', '=', businessId)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Fields left out are undefined, which Kysely does not send: the column's default applies. */
export function segmentColumns(input: NewSegment) {
  return {
    reference: input.reference,
    name: input.name,
    currency: input.currency,
    language: input.language,
    time_zone: input.timeZone,
    country: input.country,
    seller: JSON.stringify(sellerSchema.parse(input.seller)),
    prices_include_tax: input.pricesIncludeTax,
    billing_mode: input.billingMode,
    billing_day: input.billingDay ?? null,
    draft_hours: input.draftHours,
    issues_only_if_paid: input.issuesOnlyIfPaid,
    payment_term_days: input.paymentTermDays,
    charge_delay_days: input.chargeDelayDays,
    prenotification_days: input.prenotificationDays,
    overdue_after_days: input.overdueAfterDays,
    allows_unpaid_start: input.allowsUnpaidStart,
    blocks_renewal_without_payment_method: input.blocksRenewalWithoutPaymentMethod,
    capping_amount: input.cappingAmount ?? null,
    capping_age_days: input.cappingAgeDays ?? null,
    in_site_url: input.inSiteUrl ?? null,
    grey_list_charges: input.greyListCharges,
    grey_list_charge_days: input.greyListChargeDays,
    grey_list_forms: input.greyListForms,
    grey_list_form_hours: input.greyListFormHours,
    leaves_grey_list_by_method: input.leavesGreyListByMethod,
    charges_recovery_fee: input.chargesRecoveryFee,
    charges_late_interest: input.chargesLateInterest,
    charges_consumers_late_fees: input.chargesConsumersLateFees,
  };
}

export function checkSegment(input: NewSegment): Outcome<NewSegment> {
  const checks = fieldChecks();
  const hasDay = input.billingDay !== undefined && input.billingDay !== null;
  checks.include(checkReference(input.reference, 'ReferenceSegment'));
  checks.expect('Name', input.name.trim() !== '' && isStorableText(input.name, 255), '1 … 255');
  checks.expect('Currency', isCurrency(input.currency), 'ISO 4217');
  checks.expect('Language', /^[a-z]{2}$/.test(input.language), 'ISO 639-1');
  checks.expect('TimeZone', isTimeZone(input.timeZone), 'IANA');
  checks.expect('Country', /^[A-Z]{2}$/.test(input.country), 'ISO 3166-1');
  checks.expect('BillingDay', hasDay === (input.billingMode === 'FixedDay'), 'BillingMode');
  checks.expect('BillingDay', isWholeWithin(input.billingDay, 1, 31), '1 … 31');
  checks.expect('DraftHours', isWholeWithin(input.draftHours, 0, 8760), '0 … 8760');
  checks.expect('PaymentTermDays', isWholeWithin(input.paymentTermDays, 0, 365), '0 … 365');
  checks.expect('ChargeDelayDays', isWholeWithin(input.chargeDelayDays, 0, 365), '0 … 365');
  checks.expect('PrenotificationDays', isWholeWithin(input.prenotificationDays, 0, 365), '0 … 365');
  checks.expect('OverdueAfterDays', isWholeWithin(input.overdueAfterDays, 0, 3650), '0 … 3650');
  checks.expect('CappingAmount', isWholeWithin(input.cappingAmount, 0, Number.MAX_SAFE_INTEGER), '≥ 0');
  checks.expect('CappingAgeDays', isWholeWithin(input.cappingAgeDays, 0, 36_500), '0 … 36500');
  checks.expect('GreyListCharges', isWholeWithin(input.greyListCharges, 0, 1_000), '0 … 1000');
  checks.expect('GreyListChargeDays', isWholeWithin(input.greyListChargeDays, 1, 3_650), '1 … 3650');
  checks.expect('GreyListForms', isWholeWithin(input.greyListForms, 0, 1_000), '0 … 1000');
  checks.expect('GreyListFormHours', isWholeWithin(input.greyListFormHours, 1, 8_760), '1 … 8760');
  checks.expect('InSiteUrl', isWebAddress(input.inSiteUrl), 'https://');
  return checks.conclude(input);
}

function isWebAddress(text: string | null | undefined): boolean {
  if (text === undefined || text === null) return true;
  const protocol = URL.parse(text)?.protocol;
  return isStorableText(text, 2_000) && (protocol === 'https:' || protocol === 'http:');
}
