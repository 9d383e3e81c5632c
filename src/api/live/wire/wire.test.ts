/** Every resource and request of the contract, field by field: same names, same types, same words, same nulls. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { addedMembers } from '../../../http/contract-departures.testing.ts';
import { metadata, metadataInput } from '../../metadata.ts';
import { balanceLine, balanceLineList, balanceLineRequest } from './balance-line.ts';
import { balanceLineQuote, quoteBalanceLineRequest } from './balance-line-quote.ts';
import { customer, customerList, customerRequest } from './customer.ts';
import { customerAddressBilling, customerAddressBillingRequest } from './customer-address.ts';
import { customerPaymentSettings, customerPaymentSettingsRequest } from './customer-payment-settings.ts';
import { feature, featureList } from './feature.ts';
import { billingCustomerRequest, invoice, invoiceList } from './invoice.ts';
import { link } from './link.ts';
import { offer, offerList } from './offer.ts';
import { offerFeature } from './offer-feature.ts';
import { quote, quoteSubscriptionRequest, type WireQuote } from './quote.ts';
import { quoteDetail } from './quote-detail.ts';
import {
  subscription,
  subscriptionList,
  subscriptionRequest,
  subscriptionUpdateTermDateRequest,
} from './subscription.ts';
import { subscriptionFeature, subscriptionFeatureRequest } from './subscription-feature.ts';
import { quoteUsageRequest, usage, usageRequest, usageRequests } from './usage.ts';

const answers: Readonly<Record<string, z.ZodObject>> = {
  BalanceLine: balanceLine,
  BalanceLineList: balanceLineList,
  BalanceLineQuote: balanceLineQuote,
  Customer: customer,
  CustomerAddressBilling: customerAddressBilling,
  CustomerList: customerList,
  CustomerPaymentSettings: customerPaymentSettings,
  Feature: feature,
  FeatureList: featureList,
  Invoice: invoice,
  InvoiceList: invoiceList,
  Link: link,
  Offer: offer,
  OfferFeature: offerFeature,
  OfferList: offerList,
  Quote: quote,
  QuoteDetail: quoteDetail,
  Subscription: subscription,
  SubscriptionFeature: subscriptionFeature,
  SubscriptionList: subscriptionList,
  Usage: usage,
};

const requests: Readonly<Record<string, z.ZodObject>> = {
  BalanceLineRequest: balanceLineRequest,
  BillingCustomerRequest: billingCustomerRequest,
  CustomerAddressBillingRequest: customerAddressBillingRequest,
  CustomerPaymentSettingsRequest: customerPaymentSettingsRequest,
  CustomerRequest: customerRequest,
  QuoteBalanceLineRequest: quoteBalanceLineRequest,
  QuoteSubscriptionRequest: quoteSubscriptionRequest,
  QuoteUsageRequest: quoteUsageRequest,
  SubscriptionFeatureRequest: subscriptionFeatureRequest,
  SubscriptionRequest: subscriptionRequest,
  SubscriptionUpdateTermDateRequest: subscriptionUpdateTermDateRequest,
  UsageRequest: usageRequest,
};

/** Fields of requests that the contract does not list, with who sends them. */
const addedInputs: Readonly<Record<string, readonly string[]>> = {
  // n8n names the segment by its number.
  CustomerRequest: ['IdSegment'],
  // The contract's own examples (shared/wire.md, h15).
  SubscriptionFeatureRequest: ['IsIncluded', 'QuantityIncluded', 'Steps'],
};

/** Required by the contract, but left out by clients in use: now, when it is not sent (shared/wire.md, h19). */
const OPTIONAL_HERE = new Set(['UsageRequest.DateStamp', 'QuoteUsageRequest.DateStamp']);
/** Optional in the contract, but meaningless when left out. */
const REQUIRED_HERE = new Set(['SubscriptionFeatureRequest.ReferenceFeature']);

type Json = Record<string, unknown>;
const contract = loadSchemas();

test('every schema of the contract has its own here', () => {
  const ours = [...Object.keys(answers), ...Object.keys(requests), 'Metadata', 'PaginatedList', 'Error'];
  assert.deepEqual(Object.keys(contract).sort(), ours.sort());
});

for (const [name, schema] of Object.entries(answers)) {
  test(`${name} is the contract’s`, () => {
    const theirs = propertiesOf(contract[name]);
    const { properties } = describe(schema, 'output');
    const added = Object.keys(addedMembers[name] ?? {});
    const inEnvelope = name.endsWith('List') ? Object.keys(addedMembers.PaginatedList ?? {}) : [];
    assert.deepEqual(
      Object.keys(properties).sort(),
      [...Object.keys(theirs), ...added, ...inEnvelope].sort(),
    );
    for (const [field, type] of Object.entries(theirs)) {
      assert.deepEqual(typeOf(properties[field]), typeOf(type), `${name}.${field}`);
    }
  });
}

for (const [name, schema] of Object.entries(requests)) {
  test(`${name} takes what the contract lists`, () => {
    const theirs = propertiesOf(contract[name]);
    const { properties, required } = describe(schema, 'input');
    const added = addedInputs[name] ?? [];
    assert.deepEqual(Object.keys(properties).sort(), [...Object.keys(theirs), ...added].sort());
    for (const [field, type] of Object.entries(theirs)) {
      assert.equal(inputTypeOf(properties[field]), inputTypeOf(type), `${name}.${field}`);
    }
    const needed = listOf(Object(contract[name]).required).filter(
      (field) => !OPTIONAL_HERE.has(`${name}.${field}`),
    );
    const extra = required.filter((field) => REQUIRED_HERE.has(`${name}.${field}`));
    assert.deepEqual(required.toSorted(), [...needed, ...extra].sort());
  });
}

test('metadata hold at most 5 pairs of at most 450 characters', () => {
  const pairs = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 'v']));
  assert.ok(metadataInput.safeParse(pairs(5)).success);
  assert.ok(!metadataInput.safeParse(pairs(6)).success);
  assert.ok(metadataInput.safeParse({ k: 'v'.repeat(450) }).success);
  assert.ok(!metadataInput.safeParse({ k: 'v'.repeat(451) }).success);
  assert.ok(!metadataInput.safeParse({ '': 'v' }).success);
  assert.ok(metadata.safeParse({}).success);
});

test('usages come in lists of 1 to 50', () => {
  const entries = (count: number) => Array.from({ length: count }, () => ({ ReferenceFeature: 'f' }));
  assert.deepEqual(
    [0, 1, 50, 51].map((count) => usageRequests.safeParse(entries(count)).success),
    [false, true, true, false],
  );
});

test('a quote may hold the quote of the next term, and its type knows it', () => {
  const plain = { AmountTotalDue: 0, AmountSubtotal: 0, AmountTotal: 0, Details: [] };
  const nested: WireQuote = { ...plain, NextTerm: plain };
  // @ts-expect-error the next term is a quote, not a number
  const wrong: WireQuote = { ...plain, NextTerm: 3 };
  assert.ok(quote.safeParse(nested).success);
  assert.ok(!quote.safeParse(wrong).success);
});

function loadSchemas(): Record<string, Json> {
  const file = join(import.meta.dirname, '../../../../../shared/contracts/api-live.openapi.json');
  return JSON.parse(readFileSync(file, 'utf8')).components.schemas;
}

function propertiesOf(schema: unknown): Json {
  const { properties = {}, allOf = [], $ref } = Object(schema);
  if (typeof $ref === 'string') return propertiesOf(contract[nameOf($ref)]);
  return Object.assign({}, ...allOf.map(propertiesOf), properties);
}

function describe(schema: z.ZodObject, io: 'input' | 'output'): { properties: Json; required: string[] } {
  const json = z.toJSONSchema(schema, { io });
  const root = typeof json.$ref === 'string' ? json.$defs?.[nameOf(json.$ref)] : json;
  return { properties: { ...root?.properties }, required: [...(root?.required ?? [])] };
}

function nameOf(ref: string): string {
  return ref.split('/').at(-1) ?? '';
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Null is "not provided" on every field of a request, and its metadata have limits that no answer has. */
function inputTypeOf(schema: unknown): string {
  return typeOf(schema).replace(' or null', '').replace('Metadata', 'object');
}

/** A type in words, the same for both dialects: `string(date-time) or null`, `Due|Billed`, `[Link]`. */
function typeOf(schema: unknown): string {
  const { $ref, anyOf, type, nullable, format, items, enum: words, allOf } = Object(schema);
  if (typeof $ref === 'string') return nameOf($ref);
  if (Array.isArray(allOf)) return typeOf(allOf[0]);
  if (Array.isArray(anyOf)) return anyOf.map(typeOf).join(' or ');
  const types = Array.isArray(type) ? type : nullable === true ? [type, 'null'] : [type];
  return types.map((one) => plainType(one, { format, items, words })).join(' or ');
}

function plainType(type: unknown, { format, items, words }: Record<string, unknown>): string {
  if (type === 'null') return 'null';
  if (Array.isArray(words)) return words.filter((word) => word !== null).join('|');
  if (type === 'array') return `[${itemName(items)}]`;
  return format === 'date-time' ? 'date' : String(type);
}

/** Items of requests are written out here and named there; both are objects. */
function itemName(items: unknown): string {
  const { $ref } = Object(items);
  if (typeof $ref !== 'string') return typeOf(items);
  return nameOf($ref).endsWith('Request') ? 'object' : nameOf($ref);
}
