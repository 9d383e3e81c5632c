/** How a customer pays and is billed. */
import { z } from 'zod';
import { choosePaymentPermission } from '../../../customers/choose-payment-permission.ts';
import { loadBillingFacts } from '../../../customers/load-billing-facts.ts';
import { updatePaymentSettings } from '../../../customers/update-payment-settings.ts';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, instantInput, text } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { type Work, work } from '../../call.ts';
import { checkDates } from '../../live/check-dates.ts';
import { changedTo, clearing, defineOperation } from '../back-office-call.ts';
import { presentSettings } from '../present/customer.ts';
import { customerSettings } from '../wire/customer.ts';

const path = '/Distribution/Customers/{customerId}/SettingsPayment';

const retrieve = defineOperation({
  id: 'show-customer-settings',
  method: 'GET',
  path,
  summary: 'Read how a customer pays',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: customerSettings },
  handle: (call, { customerId }) => work(call, (context) => showSettings(context, customerId)),
});

const update = defineOperation({
  id: 'update-customer-settings',
  method: 'PATCH',
  path,
  summary: 'Change how a customer pays',
  tag: 'Customers',
  input: z.object({
    customerId: identifier,
    /** An offline method; a card or a direct debit comes with its permission. */
    TypePayment: z.enum(paymentTypes).optional(),
    /** One of the customer's permissions, to pay with from now on. */
    IdGatewayPermission: identifier.optional(),
    IsAutoBilling: z.boolean().optional(),
    IsGreyListed: z.boolean().optional(),
    /** Why the customer enters or leaves the grey list. */
    Reason: text(500).optional(),
    /** Days between the announcement of a direct debit and its sending, as agreed with this customer. */
    PrenotificationDays: z.int().min(0).max(365).optional(),
    NoteInvoice: text(2_000).optional(),
    DateNextBilling: instantInput.optional(),
    ...clearing(['NoteInvoice', 'DateNextBilling', 'PrenotificationDays']),
  }),
  responses: { 200: customerSettings },
  handle: (call, input) =>
    work(call, async (context) => {
      const dates = checkDates({ DateNextBilling: input.DateNextBilling });
      if (!dates.ok) return dates;
      const before = (await loadBillingFacts(context, [input.customerId])).get(input.customerId);
      if (!before) return refuse('Error.Customer.NotFound', 'customerId');
      const changed = await updatePaymentSettings(context, input.customerId, {
        // What was read may be sent back: it is no change.
        typePayment: input.TypePayment === before.typePayment ? undefined : input.TypePayment,
        modeBilling: input.IsAutoBilling,
        isGreyListed: input.IsGreyListed,
        greyListReason: input.Reason,
        prenotificationDays: changedTo(input, 'PrenotificationDays', input.PrenotificationDays),
        noteInvoice: changedTo(input, 'NoteInvoice', input.NoteInvoice),
        nextBillingAt: changedTo(input, 'DateNextBilling', input.DateNextBilling),
      });
      if (!changed.ok) return changed;
      const permissionId = input.IdGatewayPermission || undefined;
      if (permissionId !== undefined && permissionId !== before.permissionId) {
        const chosen = await choosePaymentPermission(context, input.customerId, permissionId);
        if (!chosen.ok) return chosen;
      }
      return showSettings(context, input.customerId);
    }),
});

async function showSettings(
  context: Work,
  customerId: number,
): Promise<Outcome<{ status: 200; body: BodyOf<typeof customerSettings> }>> {
  const facts = (await loadBillingFacts(context, [customerId])).get(customerId);
  if (!facts) return refuse('Error.Customer.NotFound', 'customerId');
  return accept({ status: 200, body: presentSettings(context, customerId, facts) });
}

export const customerSettingsOperations = [retrieve, update];
