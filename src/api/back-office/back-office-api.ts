/** The Back Office API as a whole: its operations by area, who may call which, and the context they are called with. */
import { answerOnce } from '../../accounts/answer-once.ts';
import { authenticate } from '../../accounts/authenticate.ts';
import { type Area, mayUseBackOffice } from '../../accounts/permissions.ts';
import { type AuthenticatedSession, findSession } from '../../accounts/sign-in/session.ts';
import type { AuthenticatedKey } from '../../accounts/verified-keys.ts';
import type { Database } from '../../database/connect.ts';
import { instant } from '../../domain/calendar/instant.ts';
import { accept, refuse } from '../../domain/refusal/outcome.ts';
import type { Api } from '../../http/mount-operations.ts';
import type { Operation } from '../../http/operation.ts';
import type { Gathered } from '../../http/read-input.ts';
import { type GatewayAccess, simulatorAlone } from '../../payments/accounts/gateway-access.ts';
import { type CallSources, type KeyCall, keyCallOf } from '../call.ts';
import { agentOperations } from './operations/agents.ts';
import { allocatedPaymentOperations } from './operations/allocated-payments.ts';
import { apiKeyOperations } from './operations/api-keys.ts';
import { auditOperations } from './operations/audit-entries.ts';
import { balanceLineOperations } from './operations/balance-lines.ts';
import { bankLineOperations } from './operations/bank-lines.ts';
import { billingOperations } from './operations/billing.ts';
import { businessOperations } from './operations/business.ts';
import { correspondenceOperations, customerCorrespondenceOperations } from './operations/correspondence.ts';
import { creditNoteOperations } from './operations/credit-notes.ts';
import { customerActivityOperations } from './operations/customer-activity.ts';
import { customerAddressOperations } from './operations/customer-addresses.ts';
import { customerClockOperations } from './operations/customer-clock.ts';
import { customerNoteOperations } from './operations/customer-notes.ts';
import { customerPermissionOperations } from './operations/customer-permissions.ts';
import { customerPersonalDataOperations } from './operations/customer-personal-data.ts';
import { customerPortalLinkOperations } from './operations/customer-portal-link.ts';
import { customerSettingsOperations } from './operations/customer-settings.ts';
import { customerStatementOperations } from './operations/customer-statement.ts';
import { customerTransitionOperations } from './operations/customer-transitions.ts';
import { customerOperations } from './operations/customers.ts';
import { discountOperations } from './operations/discounts.ts';
import { customerDunningOperations, dunningOperations, dunningStepOperations } from './operations/dunning.ts';
import { emailTemplateOperations } from './operations/email-templates.ts';
import { exportOperations } from './operations/exports.ts';
import { featureOperations } from './operations/features.ts';
import { gatewayOperations } from './operations/gateways.ts';
import { importOperations } from './operations/imports.ts';
import { invoiceLineOperations } from './operations/invoice-lines.ts';
import { invoiceOperations } from './operations/invoices.ts';
import { mailFeedbackOperations } from './operations/mail-feedback.ts';
import { documentSendingOperations, messageOperations } from './operations/messages.ts';
import { methodRegistrationOperations } from './operations/method-registrations.ts';
import { offerActionOperations } from './operations/offer-actions.ts';
import { offerFeatureOperations } from './operations/offer-features.ts';
import { offerOperations } from './operations/offers.ts';
import { paymentOperations } from './operations/payments.ts';
import { pricingTableOfferOperations } from './operations/pricing-table-offers.ts';
import { pricingTableOperations } from './operations/pricing-tables.ts';
import { receiptOperations } from './operations/receipts.ts';
import { refundOperations } from './operations/refunds.ts';
import { sampleInvoiceOperations } from './operations/sample-invoice.ts';
import { searchOperations } from './operations/search.ts';
import { ownSecondFactorOperations, secondFactorOperations } from './operations/second-factor.ts';
import { segmentOperations } from './operations/segments.ts';
import { sepaOperations } from './operations/sepa.ts';
import { sessionOperations } from './operations/session.ts';
import { subscriptionChangeOperations } from './operations/subscription-changes.ts';
import { subscriptionDiscountOperations } from './operations/subscription-discounts.ts';
import { subscriptionFeatureOperations } from './operations/subscription-features.ts';
import { subscriptionPeriodOperations } from './operations/subscription-periods.ts';
import { subscriptionTransitionOperations } from './operations/subscription-transitions.ts';
import { subscriptionOperations } from './operations/subscriptions.ts';
import { taxProfileOperations } from './operations/tax-profiles.ts';
import { testClockOperations } from './operations/test-clock.ts';
import { webhookNotificationOperations } from './operations/webhook-notifications.ts';
import { type WebhookAccess, webhookOperations } from './operations/webhooks.ts';
import { writeOffOperations } from './operations/write-offs.ts';

/** Which part of the Back Office an operation is of: what roles tell apart. */
const byArea: readonly (readonly [Area, readonly Operation<KeyCall>[]])[] = [
  ['Catalogue', featureOperations],
  ['Catalogue', discountOperations],
  ['Catalogue', [...offerActionOperations, ...offerOperations]],
  ['Catalogue', offerFeatureOperations],
  ['Catalogue', pricingTableOperations],
  ['Catalogue', pricingTableOfferOperations],
  [
    'Customers',
    [
      ...customerOperations,
      ...customerAddressOperations,
      ...customerSettingsOperations,
      ...customerTransitionOperations,
      ...customerPermissionOperations,
      ...customerNoteOperations,
      ...customerActivityOperations,
      ...customerPersonalDataOperations,
      ...customerPortalLinkOperations,
      ...searchOperations,
      ...customerCorrespondenceOperations,
      ...customerDunningOperations,
    ],
  ],
  ['Organization', messageOperations],
  [
    'Organization',
    [
      ...segmentOperations,
      ...sampleInvoiceOperations,
      ...dunningStepOperations,
      ...correspondenceOperations,
      ...businessOperations,
      ...taxProfileOperations,
    ],
  ],
  ['Organization', [...emailTemplateOperations, ...auditOperations, ...exportOperations]],
  [
    'Finance',
    [
      ...balanceLineOperations,
      ...invoiceOperations,
      ...invoiceLineOperations,
      ...paymentOperations,
      ...allocatedPaymentOperations,
      ...customerStatementOperations,
      ...receiptOperations,
      ...bankLineOperations,
      ...creditNoteOperations,
      ...documentSendingOperations,
      ...refundOperations,
      ...billingOperations,
      ...dunningOperations,
      ...writeOffOperations,
    ],
  ],
  [
    'Subscriptions',
    [
      ...subscriptionOperations,
      ...subscriptionChangeOperations,
      ...subscriptionTransitionOperations,
      ...subscriptionFeatureOperations,
      ...subscriptionPeriodOperations,
      ...subscriptionDiscountOperations,
    ],
  ],
  ['Integration', [...apiKeyOperations, ...webhookNotificationOperations]],
];

/**
 * Work that is not one transaction, so that its answer cannot be kept in it: quotes, which undo themselves
 * (docs/decisions/0009), and imports and the moves of a clock, which may be asked for again. Nor are answers kept that tell a
 * secret, or of changes of who may call, which count from their commit on.
 */
const notKept: ReadonlySet<string> = new Set([
  'end-session',
  'change-password',
  'calculate-offer-quote',
  'calculate-subscription-quote',
  'project-billing',
  'move-customer-test-clock',
  'update-test-clock',
  'enter-gateway-settings',
  'begin-payment-permission-registration',
  'create-import',
  'create-api-key',
  'rotate-api-key',
  'revoke-api-key',
  'update-agent',
  'suspend-agent',
  'enable-agent',
  'confirm-webhook-verification',
  'begin-second-factor',
  'confirm-second-factor',
  'show-mail-feedback-secret',
]);

export function backOfficeApi(
  sources: CallSources & Pick<Database, 'pool'>,
  webhooks: WebhookAccess,
  access: GatewayAccess = simulatorAlone,
): Api<AuthenticatedKey | AuthenticatedSession, KeyCall> {
  const { kysely, pool } = sources;
  const inAreas = [
    ...byArea,
    ['Organization', importOperations(pool)] as const,
    ['Agents', [...agentOperations(access), ...secondFactorOperations]] as const,
    ['Integration', gatewayOperations(access)] as const,
    ['Finance', sepaOperations(access)] as const,
    ['Customers', methodRegistrationOperations(access)] as const,
    ['Organization', testClockOperations(access)] as const,
    ['Customers', customerClockOperations(access)] as const,
    ['Integration', webhookOperations(webhooks)] as const,
    ['Integration', mailFeedbackOperations(webhooks)] as const,
  ];
  const own = [...sessionOperations, ...ownSecondFactorOperations(access)];
  const ownIds: ReadonlySet<string> = new Set(own.map(({ id }) => id));
  const areaOf = new Map(
    inAreas.flatMap(([area, operations]) => operations.map((operation) => [operation.id, area] as const)),
  );
  return {
    operations: [...inAreas.flatMap(([, operations]) => operations), ...own],
    errorStyle: 'Numbered',
    authenticate: (agentKey, apiKey) => authenticate(kysely, agentKey, apiKey),
    recognise: (token) => findSession(kysely, token, instant(Date.now())),
    makeContext: (key, facts) => keyCallOf(sources, key, facts),
    admit(key, { id, method }, sent) {
      // One's own session is everybody's affair.
      const area = areaOf.get(id);
      if (area === undefined && !ownIds.has(id)) throw new Error(`the operation ${id} is of no area`);
      if (area !== undefined && 'sessionId' in key && key.lacksSecondFactor)
        return refuse('Error.Session.SecondFactor.Required');
      if (area !== undefined && !mayUseBackOffice(key, area, method === 'GET' ? 'Read' : 'Write'))
        return refuse('Error.Api.Permission.Missing');
      return namesOther(sent, key.businessId)
        ? refuse('Error.Api.Business.Unaccessible', 'IdBusiness')
        : accept(undefined);
    },
    nameCaller: (caller) =>
      `${caller.businessId}:${'sessionId' in caller ? `session ${caller.sessionId}` : caller.keyId}`,
    isKept: ({ id }) => !notKept.has(id),
    answerOnce: (call, request, work) =>
      answerOnce(kysely, { ...request, businessId: call.businessId }, (transaction) =>
        work({ ...call, database: transaction }),
      ),
  };
}

/** Whether the request names a business, in its query or else in its body, and it is not this one. */
function namesOther({ query, body }: Gathered, businessId: number): boolean {
  const named = idBusinessOf(query) ?? idBusinessOf(body);
  return named !== undefined && Number(named) !== businessId;
}

/** The last of several; null, '' and 0 are none (shared/wire.md, decision 2). */
function idBusinessOf(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null) return undefined;
  const found = Object.entries(sent).find(([name]) => name.toLowerCase() === 'idbusiness')?.[1];
  const value: unknown = Array.isArray(found) ? found.at(-1) : found;
  return value === null || value === '' || value === 0 || value === '0' ? undefined : value;
}
