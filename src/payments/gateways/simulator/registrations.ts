/** Registrations with the simulator: the payer chooses a test card or account on a page of ours. */
import type { GatewayCall } from '../gateway-call.ts';
import type { MethodRegistration, RegistrationAnswer } from '../method-registration.ts';
import { testMethods } from './test-methods.ts';

export const registration: MethodRegistration = {
  async begin({ kysely, businessId }, request) {
    const { registrationKey, typePayment, customer, returnUrl, cancelUrl } = request;
    await kysely
      .insertInto('simulator_method')
      .values({
        business_id: businessId,
        registration_key: registrationKey,
        type_payment: typePayment,
        language: customer.language,
        return_url: returnUrl,
        cancel_url: cancelUrl,
      })
      .onConflict((conflict) => conflict.columns(['business_id', 'registration_key']).doNothing())
      .execute();
    return {
      reference: registrationKey,
      url: new URL(`../../simulator/${businessId.toString(36)}/${registrationKey}`, returnUrl).href,
    };
  },
  async finish(call, { reference }) {
    const row = await findRegistration(call, reference);
    if (!row) return { kind: 'Failed', reason: 'Rejected' };
    return row.choice === null ? { kind: 'Pending' } : answerTo(row.choice, reference);
  },
};

function answerTo(choice: string, key: string): RegistrationAnswer {
  const method = testMethods.find(({ number }) => number === choice);
  if (!method) return { kind: 'Failed', reason: 'Rejected' };
  const { typePayment, tokenPrefix, displayName, country, refusedAs } = method;
  if (refusedAs) return { kind: 'Failed', reason: refusedAs };
  return {
    kind: 'Registered',
    method: {
      token: `${tokenPrefix}-${key}`,
      typePayment,
      displayName,
      country,
      expiresAt: null,
      mandate: null,
    },
  };
}

export interface SimulatedRegistration {
  readonly typePayment: string;
  readonly language: string;
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly choice: string | null;
}

/** Undefined when the simulator began no such registration. */
export async function findRegistration(
  { kysely, businessId }: Pick<GatewayCall, 'kysely' | 'businessId'>,
  key: string,
): Promise<SimulatedRegistration | undefined> {
  const row = await kysely
    .selectFrom('simulator_method')
    .selectAll()
    .where('business_id', '=', businessId)
    .where('registration_key', '=', key)
    .executeTakeFirst();
  return (
    row && {
      typePayment: row.type_payment,
      language: row.language,
      returnUrl: row.return_url,
      cancelUrl: row.cancel_url,
      choice: row.choice,
    }
  );
}

/** The first choice stands: a page that is sent twice changes nothing. */
export async function chooseTestMethod(
  { kysely, businessId }: Pick<GatewayCall, 'kysely' | 'businessId'>,
  key: string,
  number: string,
): Promise<void> {
  await kysely
    .updateTable('simulator_method')
    .set({ choice: number })
    .where('business_id', '=', businessId)
    .where('registration_key', '=', key)
    .where('choice', 'is', null)
    .execute();
}
