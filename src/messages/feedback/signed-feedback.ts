/**
 * What a mail provider tells by itself, signed as the Standard Webhooks say: our own form, and that of providers who
 * write `type: email.bounced`. Anything else is none of our business and is answered without a word.
 */
import { hkdfSync } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import type { MailFeedback } from './record-feedback.ts';

/** `whsec_…`, of this business alone: nothing has to be kept, and each restart gives the same. */
export function feedbackSecret(serverSecret: string, businessId: number): string {
  const key = hkdfSync('sha256', serverSecret, '', `mail feedback ${businessId}`, 32);
  return `whsec_${Buffer.from(key).toString('base64')}`;
}

const ours = z.object({
  Feedback: z
    .array(
      z.object({
        TypeFeedback: z.enum(['Bounce', 'Complaint']),
        Address: z.string().max(254).optional(),
        MessageId: z.string().max(500).optional(),
        Reason: z.string().max(2_000).default(''),
      }),
    )
    .max(100),
});

/** The event names and members that several providers share. */
const common = z.object({
  type: z.enum(['email.bounced', 'email.complained']),
  data: z.object({
    to: z.array(z.string().max(254)).max(100),
    message_id: z.string().max(500).optional(),
    bounce: z.object({ message: z.string().default('') }).optional(),
  }),
});

/** Undefined when it was not signed with this secret within the last minutes; empty when it says nothing of use. */
export function readSignedFeedback(
  secret: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): readonly MailFeedback[] | undefined {
  let told: unknown;
  try {
    told = new Webhook(secret).verify(body, headers);
  } catch {
    // The library throws for whatever is wrong with a signature, and for a body that is no JSON.
    return undefined;
  }
  const own = ours.safeParse(told);
  if (own.success)
    return own.data.Feedback.map(({ TypeFeedback, Address, MessageId, Reason }) => ({
      kind: TypeFeedback,
      address: Address,
      messageId: MessageId,
      reason: Reason,
    }));
  const other = common.safeParse(told);
  if (!other.success) return [];
  const { type, data } = other.data;
  const kind = type === 'email.bounced' ? 'Bounce' : 'Complaint';
  return data.to.map((address) => ({
    kind,
    address,
    messageId: data.message_id,
    reason: data.bounce?.message ?? '',
  }));
}
