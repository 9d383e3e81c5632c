/**
 * A whole gateway, for an imagined provider that takes charges as JSON and sends signed news: a pattern for your own.
 * docs/adding-a-gateway.md goes through it; a test runs it against a server that speaks this protocol.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { ChargeAnswer, DeclineReason } from '../../src/domain/collecting/charge-answer.ts';
import type { ChargeRequest, Gateway } from '../../src/payments/gateways/gateway.ts';
import type { GatewayCall } from '../../src/payments/gateways/gateway-call.ts';
import type { Delivery, GatewayNews } from '../../src/payments/gateways/gateway-news.ts';
import { severalAtOnce } from '../../src/payments/gateways/several-at-once.ts';

/** What their server answers about a charge: parsed here, trusted afterwards. */
const charge = z.object({
  id: z.string(),
  key: z.string(),
  state: z.enum(['paid', 'flying', 'refused']),
  refusal: z.string().optional(),
});
type Charge = z.infer<typeof charge>;

const news = z.object({ charges: z.array(charge) });

/** Their words in ours. What is not known is soft: another day may do. */
const reasons: ReadonlyMap<string, DeclineReason> = new Map([
  ['empty_perch', 'InsufficientFunds'],
  ['clipped_wing', 'MethodRevoked'],
  ['old_ring', 'MethodExpired'],
  ['show_yourself', 'AuthenticationRequired'],
]);

/** @param server where their API is: a test brings its own */
export function pigeons(server = 'https://api.pigeons.example'): Gateway {
  return {
    name: 'pigeons',
    title: { en: 'Pigeons', fr: 'Pigeons' },
    typesPayment: ['Card'],
    settings: [
      {
        name: 'ApiKey',
        title: { en: 'API key', fr: 'Clé d’API' },
        isSecret: true,
        isRequired: true,
        pattern: /^pk_\w{8,64}$/,
      },
      {
        name: 'NewsSecret',
        title: { en: 'Secret of the news', fr: 'Secret des annonces' },
        isSecret: true,
        isRequired: true,
        pattern: /^\S{8,64}$/,
      },
    ],
    async checkSettings(call) {
      const answer = await ask(server, call, '/charges?keys=none');
      return answer.status === 401 ? 'The key is not known.' : null;
    },
    charge: (call, requests) =>
      severalAtOnce(requests, 8, async (request) => answerOf(await send(server, call, request))),
    async lookUp(call, requests) {
      const keys = requests.map(({ idempotencyKey }) => encodeURIComponent(idempotencyKey)).join(',');
      const found = z.array(charge).parse(await read(await ask(server, call, `/charges?keys=${keys}`)));
      return new Map(found.map((one) => [one.key, answerOf(one)]));
    },
    receive: async (call, delivery) => (isSigned(call, delivery) ? newsOf(delivery.body) : null),
  };
}

/** Sent again under the same key, their server answers what it answered first. */
async function send(server: string, call: GatewayCall, request: ChargeRequest): Promise<Charge> {
  const { idempotencyKey, token, amount, currency } = request;
  const body = JSON.stringify({ key: idempotencyKey, token, amount, currency });
  return charge.parse(await read(await ask(server, call, '/charges', { method: 'POST', body })));
}

function ask(server: string, call: GatewayCall, path: string, init: RequestInit = {}): Promise<Response> {
  const authorization = `Bearer ${call.settings.get('ApiKey')}`;
  const headers = { authorization, 'content-type': 'application/json' };
  return fetch(`${server}${path}`, { ...init, headers, signal: AbortSignal.timeout(20_000) });
}

/** @throws Error for anything but a 200: what became of the charge is unknown then, and is looked up later. */
async function read(answer: Response): Promise<unknown> {
  if (answer.status !== 200) throw new Error(`pigeons answered ${answer.status}`);
  return answer.json();
}

function answerOf({ id, state, refusal = '' }: Charge): ChargeAnswer {
  if (state === 'flying') return { kind: 'Pending', reference: id };
  return settledAnswerOf({ id, state, refusal });
}

function settledAnswerOf(settled: {
  readonly id: string;
  readonly state: 'paid' | 'refused';
  readonly refusal: string;
}): Exclude<ChargeAnswer, { readonly kind: 'Pending' }> {
  if (settled.state === 'paid') return { kind: 'Succeeded', reference: settled.id };
  return { kind: 'Declined', reason: reasons.get(settled.refusal) ?? 'Rejected', reference: settled.id };
}

function isSigned(call: GatewayCall, { headers, body }: Delivery): boolean {
  const expected = createHmac('sha256', call.settings.get('NewsSecret') ?? '')
    .update(body)
    .digest();
  const given = Buffer.from(headers.get('pigeons-signature') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** A charge that still flies is no news yet. */
function newsOf(body: string): GatewayNews[] {
  return news.parse(JSON.parse(body)).charges.flatMap(({ id, key, state, refusal = '' }): GatewayNews[] => {
    if (state === 'flying') return [];
    return [{ kind: 'ChargeSettled', idempotencyKey: key, answer: settledAnswerOf({ id, state, refusal }) }];
  });
}
