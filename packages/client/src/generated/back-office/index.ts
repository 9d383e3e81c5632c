// Written by `npm run client:generate` from the operations of the server: change those instead.
import type { Send } from '../../operation.ts';
import { type AgentsResource, agents } from './agents.ts';
import { type ApiKeysResource, apiKeys } from './api-keys.ts';
import { type AuditResource, audit } from './audit.ts';
import { type BalanceLinesResource, balanceLines } from './balance-lines.ts';
import { type BankLinesResource, bankLines } from './bank-lines.ts';
import { type BillingResource, billing } from './billing.ts';
import { type BusinessResource, business } from './business.ts';
import { type CreditNotesResource, creditNotes } from './credit-notes.ts';
import { type CustomersResource, customers } from './customers.ts';
import { type DiscountsResource, discounts } from './discounts.ts';
import { type EmailTemplatesResource, emailTemplates } from './email-templates.ts';
import { type ExportsResource, exports } from './exports.ts';
import { type FeaturesResource, features } from './features.ts';
import { type GatewaysResource, gateways } from './gateways.ts';
import { type ImportsResource, imports } from './imports.ts';
import { type InvoiceLinesResource, invoiceLines } from './invoice-lines.ts';
import { type InvoicesResource, invoices } from './invoices.ts';
import { type MessagesResource, messages } from './messages.ts';
import { type OffersResource, offers } from './offers.ts';
import { type PaymentsResource, payments } from './payments.ts';
import { type PricingTablesResource, pricingTables } from './pricing-tables.ts';
import { type RefundsResource, refunds } from './refunds.ts';
import { type SearchResource, search } from './search.ts';
import { type SegmentsResource, segments } from './segments.ts';
import { type SepaResource, sepa } from './sepa.ts';
import { type SessionResource, session } from './session.ts';
import { type SubscriptionDiscountsResource, subscriptionDiscounts } from './subscription-discounts.ts';
import { type SubscriptionFeaturesResource, subscriptionFeatures } from './subscription-features.ts';
import { type SubscriptionPeriodsResource, subscriptionPeriods } from './subscription-periods.ts';
import { type SubscriptionsResource, subscriptions } from './subscriptions.ts';
import { type TaxProfilesResource, taxProfiles } from './tax-profiles.ts';
import { type TestClockResource, testClock } from './test-clock.ts';
import { type WebhooksResource, webhooks } from './webhooks.ts';

export type * from './agents.ts';
export type * from './api-keys.ts';
export type * from './audit.ts';
export type * from './balance-lines.ts';
export type * from './bank-lines.ts';
export type * from './billing.ts';
export type * from './business.ts';
export type * from './credit-notes.ts';
export type * from './customers.ts';
export type * from './discounts.ts';
export type * from './email-templates.ts';
export type * from './exports.ts';
export type * from './features.ts';
export type * from './gateways.ts';
export type * from './imports.ts';
export type * from './invoice-lines.ts';
export type * from './invoices.ts';
export type * from './messages.ts';
export type * from './offers.ts';
export type * from './payments.ts';
export type * from './pricing-tables.ts';
export type * from './refunds.ts';
export type * from './search.ts';
export type * from './segments.ts';
export type * from './sepa.ts';
export type * from './session.ts';
export type * from './subscription-discounts.ts';
export type * from './subscription-features.ts';
export type * from './subscription-periods.ts';
export type * from './subscriptions.ts';
export type * from './tax-profiles.ts';
export type * from './test-clock.ts';
export type * from './webhooks.ts';

export interface BackOfficeClient {
  readonly agents: AgentsResource;
  readonly apiKeys: ApiKeysResource;
  readonly audit: AuditResource;
  readonly balanceLines: BalanceLinesResource;
  readonly bankLines: BankLinesResource;
  readonly billing: BillingResource;
  readonly business: BusinessResource;
  readonly creditNotes: CreditNotesResource;
  readonly customers: CustomersResource;
  readonly discounts: DiscountsResource;
  readonly emailTemplates: EmailTemplatesResource;
  readonly exports: ExportsResource;
  readonly features: FeaturesResource;
  readonly gateways: GatewaysResource;
  readonly imports: ImportsResource;
  readonly invoiceLines: InvoiceLinesResource;
  readonly invoices: InvoicesResource;
  readonly messages: MessagesResource;
  readonly offers: OffersResource;
  readonly payments: PaymentsResource;
  readonly pricingTables: PricingTablesResource;
  readonly refunds: RefundsResource;
  readonly search: SearchResource;
  readonly segments: SegmentsResource;
  readonly sepa: SepaResource;
  readonly session: SessionResource;
  readonly subscriptionDiscounts: SubscriptionDiscountsResource;
  readonly subscriptionFeatures: SubscriptionFeaturesResource;
  readonly subscriptionPeriods: SubscriptionPeriodsResource;
  readonly subscriptions: SubscriptionsResource;
  readonly taxProfiles: TaxProfilesResource;
  readonly testClock: TestClockResource;
  readonly webhooks: WebhooksResource;
}

export function backOfficeClient(send: Send): BackOfficeClient {
  return {
    agents: agents(send),
    apiKeys: apiKeys(send),
    audit: audit(send),
    balanceLines: balanceLines(send),
    bankLines: bankLines(send),
    billing: billing(send),
    business: business(send),
    creditNotes: creditNotes(send),
    customers: customers(send),
    discounts: discounts(send),
    emailTemplates: emailTemplates(send),
    exports: exports(send),
    features: features(send),
    gateways: gateways(send),
    imports: imports(send),
    invoiceLines: invoiceLines(send),
    invoices: invoices(send),
    messages: messages(send),
    offers: offers(send),
    payments: payments(send),
    pricingTables: pricingTables(send),
    refunds: refunds(send),
    search: search(send),
    segments: segments(send),
    sepa: sepa(send),
    session: session(send),
    subscriptionDiscounts: subscriptionDiscounts(send),
    subscriptionFeatures: subscriptionFeatures(send),
    subscriptionPeriods: subscriptionPeriods(send),
    subscriptions: subscriptions(send),
    taxProfiles: taxProfiles(send),
    testClock: testClock(send),
    webhooks: webhooks(send),
  };
}
