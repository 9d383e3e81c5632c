/** Reads the mandate that stands behind a means of payment: what was accepted, by whom, when and from where. */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { loadBuyers } from '../../billing/load-buyers.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { Letterhead } from '../letterhead.ts';

export interface SignedMandate {
  readonly head: Letterhead;
  readonly paragraphs: readonly string[];
  readonly accountName: string;
  readonly iban: string;
  readonly signedAt: Instant;
  readonly signedFrom: string;
}

/** Of a gateway that keeps its mandates elsewhere, and of one that was erased, there is none. */
export async function loadMandate(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  customerId: number,
  permissionId: number,
): Promise<Outcome<SignedMandate>> {
  const { transaction, businessId } = context;
  const row = await transaction
    .selectFrom('payment_permission as p')
    .innerJoin('sepa_mandate as m', (join) =>
      join
        .onRef('m.business_id', '=', 'p.business_id')
        .onRef('m.reference', '=', 'p.gateway_token')
        .on('p.gateway', '=', 'sepa'),
    )
    .select([
      'm.reference',
      'm.language',
      'm.accepted_text',
      'm.account_name',
      'm.iban',
      'm.signed_at',
      'm.signed_from',
    ])
    .where('p.business_id', '=', businessId)
    .where('p.customer_id', '=', customerId)
    .where('p.id', '=', permissionId)
    .executeTakeFirst();
  const [buyer] = await loadBuyers(context, [customerId]);
  const segment = buyer && segments.get(buyer.segmentId);
  if (!row || !segment || row.accepted_text === null || row.account_name === null)
    return refuse('Error.Mandate.NotFound');
  if (row.iban === null || row.signed_at === null) return refuse('Error.Mandate.NotFound');
  const { timeZone, currency, seller } = segment;
  return accept({
    head: {
      number: row.reference,
      language: row.language,
      timeZone,
      currency,
      writtenAt: row.signed_at,
      seller,
      buyer: buyer.identity,
    },
    paragraphs: row.accepted_text.split('\n'),
    accountName: row.account_name,
    iban: row.iban,
    signedAt: row.signed_at,
    signedFrom: row.signed_from ?? '',
  });
}
