/** The address of a customer's portal, for an agent who sends it on. */
import { z } from 'zod';
import { recordAudit } from '../../../accounts/record-audit.ts';
import { findCustomerById } from '../../../customers/find-customer.ts';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier } from '../../../http/fields.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';

const portalLink = z.object({ IdCustomer: z.int(), Url: z.string() }).meta({ id: 'CustomerPortalLink' });

/** A write although nothing is kept but the audit entry: whoever holds the address enters the portal. */
const make = defineOperation({
  id: 'create-customer-portal-link',
  method: 'POST',
  path: '/Distribution/Customers/{customerId}/PortalLink',
  summary: 'Make the address of the portal of a customer, which opens for 30 days',
  tag: 'Customers',
  input: z.object({ customerId: identifier }),
  responses: { 200: portalLink },
  handle: (call, { customerId }) =>
    work(call, async (context) => {
      const customer = await findCustomerById(context, customerId);
      if (customer === undefined) return refuse('Error.Customer.NotFound', 'CustomerId');
      if (customer.status === 'Suspended') return refuse('Error.Customer.Suspended', 'CustomerId');
      const segment = context.segments.get(customer.segmentId);
      if (segment === undefined) throw new Error(`the segment of customer ${customerId} is missing`);
      await recordAudit(context, {
        action: 'Customer.PortalLinkMade',
        subjectKind: 'customer',
        subjectId: customerId,
      });
      const Url = call.hosted.home(call.businessId, customer, segment);
      return accept({ status: 200, body: { IdCustomer: customerId, Url } });
    }),
});

export const customerPortalLinkOperations = [make];
