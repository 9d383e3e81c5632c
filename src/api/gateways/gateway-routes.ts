/**
 * What is open to gateways, without a key: the address at which their servers tell ours what happened. What counts is
 * the signature; no answer tells whether a business exists.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { ServedApi } from '../../http/server.ts';
import type { GatewayAccess } from '../../payments/accounts/gateway-access.ts';
import { receiveDelivery } from '../../payments/accounts/receive-delivery.ts';
import { businessNamed, keylessRoutes, textBody, textHeaders } from '../keyless/keyless-routes.ts';

const DELIVERY_LIMIT = 1_048_576;

interface Address {
  readonly Params: { readonly gateway: string; readonly business: string };
}

export function gatewayRoutes(kysely: Kysely<Tables>, access: GatewayAccess): ServedApi {
  return keylessRoutes({
    name: 'gateway',
    bodyLimit: DELIVERY_LIMIT,
    serve(app) {
      app.post<Address>('/gateways/:gateway/:business', async (request, reply) => {
        const { gateway, business } = request.params;
        const account = { gateway, businessId: businessNamed(business) ?? 0 };
        const isTaken = await receiveDelivery(kysely, access, account, {
          headers: new Map(Object.entries(textHeaders(request))),
          body: textBody(request),
          receivedAt: instant(Date.now()),
        });
        return reply.code(isTaken ? 200 : 400).send();
      });
    },
  });
}
