/**
 * What is open to gateways, without a key: the address at which their servers tell ours what happened. What counts is
 * the signature; no answer tells whether a business exists.
 */
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { Tables } from '../../database/table-types.ts';
import { instant } from '../../domain/calendar/instant.ts';
import type { ServedApi } from '../../http/server.ts';
import type { GatewayAccess } from '../../payments/accounts/gateway-access.ts';
import { receiveDelivery } from '../../payments/accounts/receive-delivery.ts';

const DELIVERY_LIMIT = 1_048_576;
const BASE = 36;

interface Address {
  readonly Params: { readonly gateway: string; readonly business: string };
}

export function gatewayRoutes(kysely: Kysely<Tables>, access: GatewayAccess): ServedApi {
  return {
    mount(app, limits) {
      // Of their own, so that the signed bytes are read as they came.
      app.register((own, _options, done) => {
        own.removeAllContentTypeParsers();
        own.addContentTypeParser(
          '*',
          { parseAs: 'string', bodyLimit: DELIVERY_LIMIT },
          (_request, body, next) => next(null, body),
        );
        own.addHook('onRequest', async (request, reply) => {
          if (!limits.takeRequest(`gateway ${request.ip}`).isAllowed) return reply.code(429).send();
        });
        own.post<Address>('/gateways/:gateway/:business', async (request, reply) => {
          const { gateway, business } = request.params;
          const businessId = /^[1-9a-z][0-9a-z]{0,8}$/.test(business) ? Number.parseInt(business, BASE) : 0;
          const isTaken = await receiveDelivery(
            kysely,
            access,
            { gateway, businessId },
            {
              headers: headersOf(request),
              body: typeof request.body === 'string' ? request.body : '',
              receivedAt: instant(Date.now()),
            },
          );
          return reply.code(isTaken ? 200 : 400).send();
        });
        done();
      });
    },
  };
}

function headersOf(request: FastifyRequest): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(request.headers).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
}
