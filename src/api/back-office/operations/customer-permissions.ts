/** The payment permissions of a customer: the cards and mandates that it gave through a gateway. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { choosePaymentPermission } from '../../../customers/choose-payment-permission.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import {
  findPaymentPermission,
  findPaymentPermissions,
  type PaymentPermission,
} from '../../../customers/find-payment-permissions.ts';
import { registerPaymentPermission } from '../../../customers/register-payment-permission.ts';
import { removePaymentPermission } from '../../../customers/remove-payment-permission.ts';
import { documentFileName } from '../../../documents/document-file.ts';
import { loadMandate } from '../../../documents/mandate/load-mandate.ts';
import { renderMandatePdf } from '../../../documents/render-letter.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { defineOperation, deleted, deleteSuccess } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { answerPdf } from '../present/pdf-file.ts';
import { pdfFile } from '../wire/pdf-file.ts';

const path = '/Distribution/Customers/{customerId}/PaymentPermissions';
const onePath = `${path}/{permissionId}`;

const permissionStates = [
  'Valid',
  'SoonExpired',
  'Expired',
  'Defective',
  'InsufficientFunds',
  'PaymentIssues',
  'Removed',
] as const;

const permission = z
  .object({
    Id: z.int(),
    IdCustomer: z.int(),
    TypeGateway: z.string(),
    TypePayment: z.enum(['Card', 'DirectDebit']),
    StatePermission: z.enum(permissionStates),
    /** For people: `**** 4242`. */
    NameDisplay: z.string(),
    Country: z.string().optional(),
    DateExpiration: wireInstant.optional(),
    /** Whether the customer pays with it. */
    IsDefault: z.boolean(),
    DateCreation: wireInstant,
  })
  .meta({ id: 'PaymentPermission' });

const listAll = defineOperation({
  id: 'list-customer-payment-permissions',
  method: 'GET',
  path,
  summary: 'List the payment permissions of a customer, the newest first',
  tag: 'Customers',
  input: z.object({ customerId: identifier, ...pagingFields }),
  responses: { 200: listOf(permission) },
  handle: (call, input) =>
    work(call, async (context) => {
      if (!(await findCustomerById(context, input.customerId)))
        return refuse('Error.Customer.NotFound', 'customerId');
      const page = await findPaymentPermissions(context, input.customerId, pagingOf(input));
      return accept(list(input, { ...page, items: page.items.map(presentPermission) }, context.now));
    }),
});

const retrieve = defineOperation({
  id: 'show-customer-payment-permission',
  method: 'GET',
  path: onePath,
  summary: 'Read a payment permission of a customer',
  tag: 'Customers',
  input: z.object({ customerId: identifier, permissionId: identifier }),
  responses: { 200: permission },
  handle: (call, { customerId, permissionId }) =>
    work(call, async (context) => {
      const shown = await showPermission(context, customerId, permissionId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const register = defineOperation({
  id: 'register-customer-payment-permission',
  method: 'POST',
  path,
  summary: 'Register a payment permission of the simulator, in a sandbox',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    TypePayment: z.enum(['Card', 'DirectDebit']),
    NameDisplay: text(255).min(1),
    /** Its beginning tells the simulator what to make of charges; a random one is always paid. */
    Token: text(255).optional(),
    Country: text(2).toUpperCase().optional(),
    DateExpiration: instantInput.optional(),
  }),
  responses: { 201: permission },
  handle: (call, input) =>
    work(call, async (context) => {
      // A real gateway hands a permission over to its own form alone: no card number passes here.
      if (call.business.kind !== 'Sandbox') return refuse('Error.PaymentPermission.NotByApi');
      const dates = checkDates({ DateExpiration: input.DateExpiration });
      if (!dates.ok) return dates;
      const registered = await registerPaymentPermission(context, input.customerId, {
        gateway: 'simulator',
        gatewayToken: input.Token ?? randomUUID(),
        typePayment: input.TypePayment,
        displayName: input.NameDisplay,
        country: input.Country,
        expiresAt: input.DateExpiration,
      });
      if (!registered.ok) return registered;
      const shown = await showPermission(context, input.customerId, registered.value);
      return shown.ok ? accept({ status: 201, body: shown.value }) : shown;
    }),
});

const choose = defineOperation({
  id: 'choose-customer-payment-permission',
  method: 'PUT',
  path: onePath,
  summary: 'Make a customer pay with one of its payment permissions from now on',
  tag: 'Customers',
  input: z.object({ customerId: identifier, permissionId: identifier }),
  responses: { 200: permission },
  handle: (call, { customerId, permissionId }) =>
    work(call, async (context) => {
      const chosen = await choosePaymentPermission(context, customerId, permissionId);
      if (!chosen.ok) return chosen;
      const shown = await showPermission(context, customerId, permissionId);
      return shown.ok ? accept({ status: 200, body: shown.value }) : shown;
    }),
});

const remove = defineOperation({
  id: 'delete-customer-payment-permission',
  method: 'DELETE',
  path: onePath,
  summary: 'Remove a payment permission of a customer: nothing is charged with it any more',
  tag: 'Customers',
  input: z.object({ customerId: identifier, permissionId: identifier }),
  responses: { 200: deleteSuccess },
  handle: (call, { customerId, permissionId }) =>
    work(call, async (context) => {
      const outcome = await removePaymentPermission(context, customerId, permissionId);
      return outcome.ok ? accept(deleted(call)) : outcome;
    }),
});

async function showPermission(
  context: Work,
  customerId: number,
  permissionId: number,
): Promise<Outcome<BodyOf<typeof permission>>> {
  const found = await findPaymentPermission(context, customerId, permissionId);
  return found
    ? accept(presentPermission(found))
    : refuse('Error.PaymentPermission.NotFound', 'permissionId');
}

function presentPermission(one: PaymentPermission): BodyOf<typeof permission> {
  return {
    Id: one.id,
    IdCustomer: one.customerId,
    TypeGateway: one.gateway,
    TypePayment: one.typePayment,
    StatePermission: one.state,
    NameDisplay: one.displayName,
    ...(one.country !== null && { Country: one.country }),
    ...(one.expiresAt !== null && { DateExpiration: formatInstant(one.expiresAt) }),
    IsDefault: one.isInUse,
    DateCreation: formatInstant(one.createdAt),
  };
}

const mandatePdf = defineOperation({
  id: 'show-mandate-pdf',
  method: 'GET',
  path: `${onePath}/Mandate/Pdf`,
  summary: 'The file of the SEPA mandate that a customer gave here, in base64',
  tag: 'Customers',
  input: z.object({ customerId: identifier, permissionId: identifier }),
  responses: { 200: pdfFile },
  handle: (call, { customerId, permissionId }) =>
    work(call, async (context) => {
      const mandate = await loadMandate(context, context.segments, customerId, permissionId);
      if (!mandate.ok) return mandate;
      // It shows a whole account number: who read it is kept.
      await recordAudit(context, {
        action: 'Mandate.Read',
        subjectKind: 'payment_permission',
        subjectId: permissionId,
        data: { customerId },
      });
      const name = documentFileName(mandate.value.head.number);
      return accept(answerPdf(name, await renderMandatePdf(mandate.value)));
    }),
});

export const customerPermissionOperations = [listAll, retrieve, register, choose, remove, mandatePdf];
