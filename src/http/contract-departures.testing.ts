/** Where our answers knowingly differ from what the contracts' schemas say: the one list, each line with its reason. */

/** Statuses of success that the contract does not declare. `*` stands for every operation that answers a list. */
export const addedStatuses: readonly {
  readonly operation: string;
  readonly status: number;
  readonly reason: string;
}[] = [
  {
    operation: 'GET *',
    status: 204,
    reason: 'an empty list has no body, as seen on live accounts (shared/wire.md, decision 3)',
  },
  {
    operation: 'POST /v1/Billing/Customer',
    status: 204,
    reason: 'nothing to bill makes no document; the reference’s answer is unpublished (domain.md §6)',
  },
];

/** Operations of ours that the contract of the Live API lacks, and the schema of it that their answers have. */
export const addedOperations: readonly {
  readonly operation: string;
  readonly schema: string;
  readonly reason: string;
}[] = [
  {
    operation: 'GET /v1/Pricing/Billing/Customer',
    schema: 'Quote',
    reason: 'of older clients (shared/wire.md, f)',
  },
  {
    operation: 'POST /v1/Subscription/{id}/CancelTermination',
    schema: 'Subscription',
    reason: 'a termination at the term stays cancellable (shared/wire.md, e), and no operation said how',
  },
];

/** Answers that have the shape of another schema than the declared one. */
export const replacedSchemas: readonly {
  readonly operation: string;
  readonly status: number;
  readonly listOf: string;
  readonly reason: string;
}[] = [
  {
    operation: 'GET /v1/Usages',
    status: 200,
    listOf: 'Usage',
    reason:
      'the schema says a bare array, its examples and every client an envelope (shared/wire.md, decision 4)',
  },
];

/** The same in the Back Office's contract, which gives some lists and resources the schema of another. */
export const replacedBackOfficeSchemas: readonly {
  readonly operation: string;
  readonly schema: string;
}[] = [
  { operation: 'GET /Finance/BalanceLines', schema: 'BalanceLines' },
  { operation: 'GET /Finance/BalanceLines/{balanceLineId}', schema: 'BalanceLine' },
  { operation: 'GET /Finance/invoiceLines/{invoiceLineId}', schema: 'InvoiceLine' },
  { operation: 'POST /Sub/OfferFeatures', schema: 'SubscriptionFeature' },
  { operation: 'GET /Sub/OfferFeatures', schema: 'SubscriptionFeatures' },
  { operation: 'GET /Sub/OfferFeatures/{offerFeatureId}', schema: 'SubscriptionFeature' },
  { operation: 'PATCH /Sub/OfferFeatures/{offerFeatureId}', schema: 'SubscriptionFeature' },
];

/** Members of the Back Office's schemas that have another type than the contract says, each with its reason. */
export const replacedBackOfficeMembers: Readonly<
  Record<string, Readonly<Record<string, { readonly schema: object; readonly reason: string }>>>
> = {
  PaginationAttributes: {
    SizePage: {
      schema: { type: 'integer', minimum: 0 },
      reason: 'the parameter of the same name may be 0, and is shown as it was asked',
    },
  },
  Address: {
    Country: {
      schema: { type: 'string', pattern: '^[A-Z]{2}$' },
      reason: 'the list of the schema lacks countries of ISO 3166-1, such as Serbia',
    },
    Region: {
      schema: { type: 'string' },
      reason: 'the schema lists the countries that have regions, not their regions (ISO 3166-2)',
    },
  },
  Subscription: {
    DateStart: {
      schema: { type: ['string', 'null'], format: 'date-time' },
      reason: 'the schema says integer, every other date is a date-time (shared/wire.md, h16)',
    },
  },
  QuotingDetail: {
    TypeLine: {
      schema: { type: 'string' },
      reason: 'the words of the same field of a balance line; no source tells the numbers',
    },
  },
  SubscriptionFeature: {
    Steps: {
      schema: { type: 'array', items: { $ref: '#/components/schemas/SubscriptionFeatureStep' } },
      reason: 'several steps do not fit into one object; the Live API has an array (shared/wire.md, h15)',
    },
    Properties: {
      schema: { type: 'string' },
      reason: 'several properties in one text, as the Live API has them (shared/wire.md, d)',
    },
  },
};

/** Members that a schema of the Back Office requires by an evident mistake: those of an error, or a misspelling. */
export const unrequiredBackOfficeMembers: Readonly<Record<string, readonly string[]>> = {
  Address: ['Code', 'Message'],
  CustomerSettings: ['IdGatewayPrmission', 'DateNextBilling'],
  Discount: ['TypeFeature'],
};

const usageBeside = Object.fromEntries(
  Object.entries({
    IsIncluded: { type: 'boolean' },
    IsEnabled: { type: 'boolean' },
    QuantityIncluded: { type: 'integer' },
    QuantityCurrent: { type: 'integer' },
    DatePeriodStart: { type: 'string', format: 'date-time' },
    DatePeriodEnd: { type: 'string', format: 'date-time' },
  }).map(([name, schema]) => [name, { schema, reason: 'older clients ask for it (shared/wire.md, d)' }]),
);

/** Members that the contract's schema of an object does not have. */
export const addedMembers: Readonly<
  Record<string, Readonly<Record<string, { readonly schema: object; readonly reason: string }>>>
> = {
  Feature: usageBeside,
  Customer: usageBeside,
  PaginatedList: {
    DateGenerated: {
      schema: { type: 'string', format: 'date-time' },
      reason: 'in the envelope that clients read (shared/wire.md, a: "Pagination")',
    },
    Links: {
      schema: { type: 'array', items: { $ref: '#/components/schemas/Link' } },
      reason: 'names the next page where there is one (shared/wire.md, a: "Pagination")',
    },
  },
  Link: {
    type: { schema: { type: 'string' }, reason: '`application/pdf` on documents (shared/wire.md, b)' },
  },
  Invoice: {
    TypeCredit: {
      schema: { type: 'string', enum: ['Refund', 'Voiding'] },
      reason: 'tells a credit note from an invoice; newer than the schema (shared/wire.md, f)',
    },
    Reason: { schema: { type: 'string' }, reason: 'of a credit note (shared/wire.md, f)' },
  },
  Quote: {
    Currency: { schema: { type: 'string' }, reason: 'in the reference’s sample (shared/wire.md, h13)' },
    DatePeriodTerm: {
      schema: { type: 'string', format: 'date-time' },
      reason: 'the name under which PHP clients read DatePeriodEnd (shared/wire.md, h13)',
    },
  },
};
