/** Customers of the business. */
import { z } from 'zod';
import { changeCustomer } from '../../../customers/change-customer.ts';
import { createCustomer } from '../../../customers/create-customer.ts';
import { deleteCustomer } from '../../../customers/delete-customer.ts';
import { type CustomerFilter, listCustomers } from '../../../customers/list-customers.ts';
import type { CustomerStatus } from '../../../database/table-types.ts';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { identifier, pagingFields, reference, text } from '../../../http/fields.ts';
import { chooseSegment, type Work, work } from '../../call.ts';
import { metadataInput } from '../../metadata.ts';
import { changedTo, clearing, defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { creationFilter, editionFilter, list, pagingOf, segmentFilter, traceFilterOf } from '../list.ts';
import { presentCustomers, showCustomer } from '../present/customer.ts';
import {
  customer,
  customerExtras,
  customerList,
  customerStateFilters,
  customerStatuses,
} from '../wire/customer.ts';

const path = '/Distribution/Customers/{customerId}';

const extra = { extra: z.array(z.enum(customerExtras)).optional() };

const fields = {
  ...segmentFilter,
  ReferenceCustomer: reference.optional(),
  Name: text(255).optional(),
  Email: text(254).optional(),
  Language: text(10).optional(),
  ReferenceAffiliation: reference.optional(),
  Metadata: metadataInput.optional(),
};

const createOne = defineOperation({
  id: 'create-customer',
  method: 'POST',
  path: '/Distribution/Customers',
  summary: 'Create a customer',
  tag: 'Customers',
  input: z.object(fields),
  responses: { 201: customer },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = chooseSegment(context, input.ReferenceSegment, input.IdSegment || undefined);
      if (!segment.ok) return segment;
      const created = await createCustomer(context, segment.value, {
        ...fieldsOf(input),
        reference: input.ReferenceCustomer,
        referenceAffiliation: input.ReferenceAffiliation,
      });
      if (!created.ok) return created;
      const shown = await showCustomer(context, created.value.id);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const addressFilter = {
  Company: text(255).optional(),
  FirstName: text(255).optional(),
  LastName: text(255).optional(),
  AddressLine1: text(255).optional(),
  AddressLine2: text(255).optional(),
  BillingZipCode: text(255).optional(),
  City: text(255).optional(),
  Country: text(255).optional(),
  Region: text(255).optional(),
};

const filters = z.object({
  ...pagingFields,
  ...segmentFilter,
  IdCustomer: identifier.optional(),
  ReferenceCustomer: reference.optional(),
  StateCustomer: z.enum(customerStateFilters).optional(),
  Name: text(255).optional(),
  Email: text(254).optional(),
  Language: text(10).optional(),
  ...addressFilter,
  IdGatewayPermission: identifier.optional(),
  TypePayment: z.enum(paymentTypes).optional(),
  IsGreyListed: z.boolean().optional(),
  ...extra,
  ...creationFilter,
  ...editionFilter,
});

const listAll = defineOperation({
  id: 'list-customers',
  method: 'GET',
  path: '/Distribution/Customers',
  summary: 'List customers',
  tag: 'Customers',
  input: filters,
  responses: { 200: customerList },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentNamed(context, input);
      if (!segment.ok) return segment;
      const status = input.StateCustomer && statusNamed(input.StateCustomer);
      const empty = { items: [], totalItems: 0 };
      const filter = { ...filterOf(input), status, segmentId: segment.value };
      const isNobody = input.StateCustomer !== undefined && status === undefined;
      const page = isNobody ? empty : await listCustomers(context, filter, pagingOf(input));
      const items = await presentCustomers(context, page.items, input.extra);
      return accept(list(input, { ...page, items }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-customer',
  method: 'GET',
  path,
  summary: 'Read a customer',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...extra }),
  responses: { 200: customer },
  handle: (call, input) =>
    work(call, async (context) => {
      const shown = await showCustomer(context, input.customerId, input.extra);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const update = defineOperation({
  id: 'update-customer',
  method: 'PATCH',
  path,
  summary: 'Change a customer',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    ...fields,
    Status: z.enum(customerStatuses).optional(),
    StateCustomer: z.enum(customerStatuses).optional(),
    ...clearing(['Name', 'Email', 'ReferenceAffiliation', 'Metadata']),
  }),
  responses: { 200: customer },
  handle: (call, input) =>
    work(call, async (context) => {
      const segment = segmentNamed(context, input);
      if (!segment.ok) return segment;
      const given = fieldsOf(input);
      const changed = await changeCustomer(context, input.customerId, {
        ...given,
        name: input.Clear.includes('Name') ? '' : given.name,
        email: input.Clear.includes('Email') ? '' : given.email,
        metadata: input.Clear.includes('Metadata') ? {} : given.metadata,
        reference: input.ReferenceCustomer,
        referenceAffiliation: changedTo(input, 'ReferenceAffiliation', input.ReferenceAffiliation),
        status: input.StateCustomer ?? input.Status,
        segmentId: segment.value,
      });
      if (!changed.ok) return changed;
      const shown = await showCustomer(context, input.customerId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-customer',
  method: 'DELETE',
  path,
  summary: 'Delete a customer to whom no invoice was ever issued',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, input) =>
    work(call, async (context) => {
      const outcome = await deleteCustomer(context, input.customerId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

type SegmentInput = z.output<z.ZodObject<typeof segmentFilter>>;
type FieldsInput = z.output<z.ZodObject<typeof fields>>;

/** A language may come as `fr-FR`. */
function fieldsOf(input: FieldsInput) {
  return {
    name: input.Name,
    email: input.Email,
    language: languageOf(input.Language),
    metadata: input.Metadata,
  };
}

function languageOf(sent: string | undefined): string | undefined {
  return sent?.slice(0, 2).toLowerCase();
}

/** Its id; undefined when none is named. */
function segmentNamed(context: Work, named: SegmentInput): Outcome<number | undefined> {
  const id = named.IdSegment || undefined;
  if (named.ReferenceSegment === undefined && id === undefined) return accept(undefined);
  const segment = chooseSegment(context, named.ReferenceSegment, id);
  return segment.ok ? accept(segment.value.id) : segment;
}

/** Undefined for a state that no customer is in. */
function statusNamed(state: (typeof customerStateFilters)[number]): CustomerStatus | undefined {
  if (state === 'Enabled' || state === 'Ok') return 'Enabled';
  return state === 'Suspended' || state.startsWith('Disabled') ? 'Suspended' : undefined;
}

function filterOf(input: z.output<typeof filters>): CustomerFilter {
  return {
    id: input.IdCustomer,
    reference: input.ReferenceCustomer,
    name: input.Name,
    email: input.Email,
    language: languageOf(input.Language),
    typePayment: input.TypePayment,
    isGreyListed: input.IsGreyListed,
    permissionId: input.IdGatewayPermission,
    address: {
      company: input.Company,
      firstName: input.FirstName,
      lastName: input.LastName,
      addressLine1: input.AddressLine1,
      addressLine2: input.AddressLine2,
      zipCode: input.BillingZipCode,
      city: input.City,
      country: input.Country,
      region: input.Region,
    },
    traces: traceFilterOf(input),
  };
}

export const customerOperations = [createOne, listAll, retrieve, update, remove];
