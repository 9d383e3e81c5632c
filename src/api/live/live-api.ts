/** The Live API as a whole: its operations, who may call them, and the context they are called with. */
import { answerOnce } from '../../accounts/answer-once.ts';
import { authenticate } from '../../accounts/authenticate.ts';
import { mayUseLive } from '../../accounts/permissions.ts';
import type { AuthenticatedKey } from '../../accounts/verified-keys.ts';
import { accept, refuse } from '../../domain/refusal/outcome.ts';
import type { Api } from '../../http/mount-operations.ts';
import { type CallSources, type KeyCall, keyCallOf } from '../call.ts';
import { billingOperations } from './operations/billing.ts';
import { catalogueOperations } from './operations/catalogue.ts';
import { customerSettingsOperations } from './operations/customer-settings.ts';
import { customerOperations } from './operations/customers.ts';
import { olderQuotingOperations } from './operations/older-quoting.ts';
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
  ...olderQuotingOperations,
];

export function liveApi(sources: CallSources): Api<AuthenticatedKey, KeyCall> {
  const { kysely } = sources;
  return {
    operations: liveOperations,
    errorStyle: 'Named',
    authenticate: (agentKey, apiKey) => authenticate(kysely, agentKey, apiKey),
    makeContext: (key, facts) => keyCallOf(sources, key, facts),
    admit: (key, { method }) =>
      mayUseLive(key, method === 'GET' ? 'Read' : 'Write')
        ? accept(undefined)
        : refuse('Error.Api.Permission.Missing'),
    nameCaller: ({ businessId, keyId }) => `${businessId}:${keyId}`,
    // A quote changes nothing, and takes back what it does in a transaction of its own (docs/decisions/0009).
    isKept: (operation) => ![...quotingOperations, ...olderQuotingOperations].includes(operation),
    answerOnce: (call, request, work) =>
      answerOnce(kysely, { ...request, businessId: call.businessId }, (transaction) =>
        work({ ...call, database: transaction }),
      ),
  };
}
