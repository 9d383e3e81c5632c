/** Mandates given on a page of ours: begun by a registration, accepted by the payer, forgotten with the method. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../../database/table-types.ts';
import { type Instant, toTimestamp } from '../../../domain/calendar/instant.ts';
import { isSepaIban, normaliseAccountNumber } from '../../../domain/sepa/account-numbers.ts';
import type { GatewayCall } from '../gateway-call.ts';
import type { MethodRegistration } from '../method-registration.ts';
import { creditorOf } from './sepa-settings.ts';

const BASE = 36;
/** Of the registration's 128 random bits: 80 make a reference that nobody has by chance. */
const DIGITS = 20;

type Books = Pick<GatewayCall, 'kysely' | 'businessId'>;

export const mandateRegistration: MethodRegistration = {
  async begin({ kysely, businessId, now, settings }, request) {
    const { registrationKey, customer, currency, returnUrl, cancelUrl } = request;
    if (currency !== 'EUR') throw new Error(`a SEPA direct debit is in euros, not in ${currency}`);
    await kysely
      .insertInto('sepa_mandate')
      .values({
        business_id: businessId,
        registration_key: registrationKey,
        reference: `TA${businessId.toString(BASE)}-${registrationKey.slice(0, DIGITS)}`.toUpperCase(),
        scheme: creditorOf(settings).scheme,
        language: customer.language,
        customer_name: customer.name,
        return_url: returnUrl,
        cancel_url: cancelUrl,
        created_at: toTimestamp(now),
      })
      .onConflict((conflict) => conflict.columns(['business_id', 'registration_key']).doNothing())
      .execute();
    return {
      reference: registrationKey,
      url: new URL(`../../mandate/${businessId.toString(BASE)}/${registrationKey}`, returnUrl).href,
    };
  },
  async finish(call, { reference }) {
    const row = await findMandate(call, reference);
    if (!row || row.revoked_at !== null) return { kind: 'Failed', reason: 'MethodRevoked' };
    if (row.iban === null || row.signed_at === null) return { kind: 'Pending' };
    const { scheme, iban, signed_at: signedAt } = row;
    return {
      kind: 'Registered',
      method: {
        token: row.reference,
        typePayment: 'DirectDebit',
        displayName: `IBAN •••• ${iban.slice(-4)}`,
        country: iban.slice(0, 2),
        expiresAt: null,
        mandate: { reference: row.reference, signedAt, scheme },
      },
    };
  },
};

/** Undefined when no such registration was begun. */
export async function findMandate({ kysely, businessId }: Books, registrationKey: string) {
  return await kysely
    .selectFrom('sepa_mandate')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('registration_key', '=', registrationKey)
    .executeTakeFirst();
}

export interface Acceptance {
  readonly accountName: string;
  readonly iban: string;
  /** As it was shown. */
  readonly acceptedText: string;
  readonly signedAt: Instant;
  /** The proof of who accepted: address and program. */
  readonly signedFrom: string;
  readonly signedWith: string;
}

/** The field that is wrong; null when the mandate is signed. The first acceptance stands. */
export async function acceptMandate(
  { kysely, businessId }: { readonly kysely: Kysely<Tables>; readonly businessId: number },
  registrationKey: string,
  acceptance: Acceptance,
): Promise<'name' | 'iban' | null> {
  const accountName = acceptance.accountName.trim();
  const iban = normaliseAccountNumber(acceptance.iban);
  if (accountName === '' || accountName.length > 70) return 'name';
  if (!isSepaIban(iban)) return 'iban';
  await kysely
    .updateTable('sepa_mandate')
    .set({
      account_name: accountName,
      iban,
      accepted_text: acceptance.acceptedText,
      signed_at: toTimestamp(acceptance.signedAt),
      signed_from: acceptance.signedFrom,
      signed_with: acceptance.signedWith.slice(0, 300),
    })
    .where('business_id', '=', businessId)
    .where('registration_key', '=', registrationKey)
    .where('signed_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  return null;
}

/**
 * Nobody is debited under it any more, and whose account it was is erased; what the bank has been sent stands. Debits
 * that still wait for a file are told as refused when one is made.
 */
export async function forgetMandate({ kysely, businessId, now }: GatewayCall, token: string): Promise<void> {
  await kysely
    .updateTable('sepa_mandate')
    .set({
      revoked_at: toTimestamp(now),
      account_name: null,
      iban: null,
      customer_name: '',
      signed_from: null,
      signed_with: null,
    })
    .where('business_id', '=', businessId)
    .where('reference', '=', token)
    .where('revoked_at', 'is', null)
    .execute();
}
