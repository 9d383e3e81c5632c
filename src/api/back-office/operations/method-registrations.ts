/** Asking a customer for a card or a mandate: the address of the gateway's page, to be given to the payer. */
import { z } from 'zod';
import { accept, refuse } from '../../../domain/refusal/outcome.ts';
import { identifier, text } from '../../../http/fields.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { openGateways } from '../../../payments/accounts/open-gateways.ts';
import {
  askForPage,
  keepPage,
  writeRegistration,
} from '../../../payments/registration/begin-registration.ts';
import { work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';

export function methodRegistrationOperations(access: GatewayAccess) {
  const begin = defineOperation({
    id: 'begin-payment-permission-registration',
    method: 'POST',
    path: '/Distribution/Customers/{customerId}/PaymentPermissions/Registration',
    summary:
      'Ask a customer for a card or a mandate: answers the address of the page where the payer gives it',
    tag: 'Customers',
    input: z.object({
      customerId: identifier,
      TypePayment: z.enum(['Card', 'DirectDebit']),
      /** Left out, the first that can. */
      NameGateway: text(50).optional(),
      /** Where the payer goes in the end, with how it ended in the query; left out, a page says it. */
      UrlReturn: text(2_000).optional(),
    }),
    responses: {
      201: z
        .object({ KeyRegistration: z.string(), NameGateway: z.string(), Url: z.string() })
        .meta({ id: 'PaymentPermissionRegistration' }),
    },
    handle: async (call, input) => {
      if (input.UrlReturn !== undefined && !isWebAddress(input.UrlReturn))
        return refuse('Error.Input.Invalid', 'UrlReturn', { field: 'UrlReturn', reason: 'http(s)://…' });
      const gateways = await openGateways(call.database, call.businessId, access);
      const begun = await work(call, (context) =>
        writeRegistration(context, context.segments, gateways, access.publicUrl, {
          customerId: input.customerId,
          typePayment: input.TypePayment,
          gateway: input.NameGateway,
          returnUrl: input.UrlReturn,
        }),
      );
      if (!begun.ok) return begun;
      const page = await askForPage(begun.value, call);
      if (!page.ok) return page;
      const { gateway, request } = begun.value;
      const kept = await work(call, async (context) =>
        accept(await keepPage(context, request.registrationKey, page.value)),
      );
      if (!kept.ok) return kept;
      const { registrationKey: KeyRegistration } = request;
      const body = { KeyRegistration, NameGateway: gateway.gateway.name, Url: page.value.url };
      return accept({ status: 201, body });
    },
  });
  return [begin];
}

function isWebAddress(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
}
