/** A customer with a SEPA mandate whose charge waits for a file, written straight into the books. */
import type { Shop } from './shop.ts';

export interface WaitingDebit {
  readonly pool: Shop['pool'];
  readonly businessId: number;
  /** Minor units. */
  readonly amount: number;
}

export const sepaSettings = {
  CreditorName: 'Exemple',
  CreditorIdentifier: 'DE98ZZZ09999999999',
  Iban: 'FR7630006000011234567890189',
} as const;

/** Of the business's oldest invoice that has a number, for a business that has none yet. */
export async function addWaitingDebit({ pool, businessId, amount }: WaitingDebit): Promise<void> {
  await pool.query(
    `insert into gateway_account (business_id, gateway, is_enabled, settings, secrets_set_at, created_at, updated_at)
     values ($1, 'sepa', true, $2, '{}', now(), now())`,
    [businessId, JSON.stringify(sepaSettings)],
  );
  await pool.query(
    `insert into sepa_mandate (business_id, registration_key, reference, scheme, language, customer_name, return_url,
       cancel_url, accepted_text, account_name, iban, signed_at, signed_from, created_at)
     values ($1, $2, 'TA-1', 'Core', 'en', 'Ada', '', '', 'text', 'Ada', 'DE89370400440532013000', now(), '127.0.0.1', now())`,
    [businessId, '0'.repeat(32)],
  );
  await pool.query(
    `insert into sepa_debit (business_id, idempotency_key, mandate_reference, amount, asked_at)
     values ($1, 'test-1', 'TA-1', $2, now())`,
    [businessId, amount],
  );
  await pool.query(
    `with due as (
       select * from invoice where business_id = $1 and kind = 'Debit' and number is not null order by id limit 1),
     permission as (
       insert into payment_permission (business_id, customer_id, gateway, type_payment, gateway_token, display_name,
         state, created_at)
       select business_id, customer_id, 'sepa', 'DirectDebit', 'TA-1', 'IBAN', 'Valid', now() from due returning *)
     insert into charge (business_id, customer_id, invoice_id, permission_id, gateway, attempt, amount, currency,
       idempotency_key, charged_at, sent_at, state)
     select p.business_id, p.customer_id, i.id, p.id, 'sepa', 90, $2, 'EUR', 'test-1', now(), now(), 'Pending'
     from permission p, due i`,
    [businessId, amount],
  );
}
