/** News as they are kept until they are tried again: the port's, read back from the database. */
import { z } from 'zod';
import { instant } from '../../domain/calendar/instant.ts';
import { declineReasons } from '../../domain/collecting/charge-answer.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';

const at = z.number().transform(instant);
const reason = z.enum(declineReasons);
const reference = z.string();

const method = z.object({
  token: z.string(),
  typePayment: z.enum(['Card', 'DirectDebit']),
  displayName: z.string(),
  country: z.string().nullable(),
  expiresAt: at.nullable(),
  mandate: z.object({ reference, signedAt: at, scheme: z.enum(['Core', 'B2B']) }).nullable(),
});

export const storedNews: z.ZodType<GatewayNews> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ChargeSettled'),
    idempotencyKey: z.string(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('Succeeded'), reference: reference.exactOptional() }),
      z.object({ kind: z.literal('Declined'), reason, reference: reference.exactOptional() }),
    ]),
  }),
  z.object({
    kind: z.literal('ChargeReversed'),
    reversalReference: z.string(),
    idempotencyKey: z.string(),
    cause: z.enum(['Dispute', 'Return']),
    code: z.string(),
    reason,
    amount: z.int(),
  }),
  z.object({ kind: z.literal('ReversalWithdrawn'), reversalReference: z.string() }),
  z.object({
    kind: z.literal('RefundSettled'),
    idempotencyKey: z.string(),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('Succeeded'), reference }),
      z.object({ kind: z.literal('Pending'), reference }),
      z.object({ kind: z.literal('Failed'), reason: z.string() }),
    ]),
  }),
  z.object({ kind: z.literal('MethodRegistered'), registrationKey: z.string(), method }),
  z.object({ kind: z.literal('RegistrationFailed'), registrationKey: z.string(), reason }),
  z.object({
    kind: z.literal('MethodChanged'),
    token: z.string(),
    state: z.enum(['Valid', 'Defective']),
    displayName: z.string().exactOptional(),
    expiresAt: at.nullable().exactOptional(),
  }),
]);
