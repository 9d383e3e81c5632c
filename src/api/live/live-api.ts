/** The Live API as a whole: its operations, who may call them, and the context they are called with. */
import type { Kysely } from 'kysely';
import { answerOnce } from '../../accounts/answer-once.ts';
import { authenticate } from '../../accounts/authenticate.ts';
import { loadBusiness } from '../../accounts/business.ts';
import type { AuthenticatedKey } from '../../accounts/verified-keys.ts';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import type { Api } from '../../http/mount-operations.ts';
import type { LiveCall } from './live-call.ts';
import { billingOperations } from './operations/billing.ts';
import { catalogueOperations } from './operations/catalogue.ts';
import { customerSettingsOperations } from './operations/customer-settings.ts';
import { customerOperations } from './operations/customers.ts';
import { quotingOperations } from './operations/quoting.ts';
import { subscriptionTransitionOperations } from './operations/subscription-transitions.ts';
import { subscriptionOperations } from './operations/subscriptions.ts';
import { usageOperations } from './operations/usages.ts';

const liveOperations = [
  ...customerOperations,
  ...customerSettingsOperations,
  ...catalogueOperations,
  ...subscriptionOperations,
  ...subscriptionTransitionOperations,
  ...usageOperations,
  ...billingOperations,
  ...quotingOperations,
];

export function liveApi(kysely: Kysely<Tables>): Api<AuthenticatedKey, LiveCall> {
  return {
    operations: liveOperations,
    authenticate: (agentKey, apiKey) => authenticate(kysely, agentKey, apiKey),
    async makeContext(key, facts) {
      const business = await loadBusiness(kysely, key.businessId);
      if (!business) throw new Error(`business ${key.businessId} of key ${key.keyId} is missing`);
      return {
        businessId: business.id,
        business,
        agent: { id: key.keyId, name: `key:${key.keyId}` },
        language: facts.language,
        requestedLanguage: facts.requestedLanguage,
        now: readClock(business.clock, instant(Date.now())),
        database: kysely,
      };
    },
    nameCaller: ({ businessId, keyId }) => `${businessId}:${keyId}`,
    // A quote changes nothing, and takes back what it does in a transaction of its own (docs/decisions/0009).
    isKept: (operation) => !quotingOperations.includes(operation),
    answerOnce: (call, request, work) =>
      answerOnce(kysely, { ...request, businessId: call.businessId }, (transaction) =>
        work({ ...call, database: transaction }),
      ),
  };
}
