/** Opens a business: its clock, its tax profile, its first segment with the number series of that segment. */
import type { BusinessKind } from '../database/table-types.ts';
import { toTimestamp } from '../domain/calendar/instant.ts';
import type { BusinessClock } from '../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { findBusinessByName } from './business.ts';
import { clockColumns } from './clock-columns.ts';
import type { Context } from './context.ts';
import { createSegment, type NewSegment } from './create-segment.ts';
import { declareTaxProfile, type TaxProfileDeclaration } from './declare-tax-profile.ts';
import { recordAudit } from './record-audit.ts';

export interface NewBusiness {
  readonly name: string;
  readonly kind: BusinessKind;
  /** ISO 639-1; the default segment's when left out. */
  readonly defaultLanguage?: string | undefined;
  /** Anything but the real time is for a sandbox. */
  readonly clock?: BusinessClock | undefined;
  /** European VAT from the seller's country, above the distance-selling threshold, when left out. */
  readonly taxProfile?: TaxProfileDeclaration | undefined;
  readonly segment: NewSegment;
}

export interface CreatedBusiness {
  readonly businessId: number;
  /** The default segment. */
  readonly segmentId: number;
}

const europeanVat: TaxProfileDeclaration = {
  reference: 'default',
  name: 'European VAT',
  rules: { kind: 'EuropeanVat', isUnderDistanceThreshold: false },
};

/** There is no business to be in yet: the context comes without one. */
export async function createBusiness(
  context: Omit<Context, 'businessId'>,
  input: NewBusiness,
): Promise<Outcome<CreatedBusiness>> {
  const { transaction } = context;
  const clock = input.clock ?? { mode: 'Real' };
  if (input.name.trim() === '') return refuse('Error.Input.Missing', 'Name', { field: 'Name' });
  if (clock.mode !== 'Real' && input.kind !== 'Sandbox') return refuse('Error.Clock.NotMovable', 'Clock');
  if (await findBusinessByName(transaction, input.name)) return refuse('Error.Business.Name.Taken', 'Name');
  const business = await transaction
    .insertInto('business')
    .values({
      name: input.name,
      kind: input.kind,
      default_language: input.defaultLanguage ?? input.segment.language,
      ...clockColumns(clock),
      created_at: toTimestamp(context.now),
    })
    .returning('business_id')
    .executeTakeFirstOrThrow();
  const own: Context = { ...context, businessId: business.business_id };
  const profile = await declareTaxProfile(own, input.taxProfile ?? europeanVat);
  if (!profile.ok) return profile;
  const segment = await createSegment(own, input.segment, profile.value);
  if (!segment.ok) return segment;
  await recordAudit(own, {
    action: 'Business.Created',
    subjectKind: 'business',
    subjectId: own.businessId,
    data: { kind: input.kind },
  });
  return accept({ businessId: own.businessId, segmentId: segment.value });
}
