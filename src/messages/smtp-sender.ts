/** Sends letters by SMTP, through the server that SMTP_URL names. */
import { createTransport } from 'nodemailer';
import type { SendLetter } from './send-due-messages.ts';

export interface SmtpSender {
  readonly send: SendLetter;
  readonly close: () => void;
}

const TIMEOUT_MS = 30_000;

/**
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`
 * @param publicUrl of this server: its host names the letters, and the sender when SMTP_URL has no `from`
 */
export function openSmtpSender(smtpUrl: string, publicUrl: string): SmtpSender {
  const url = new URL(smtpUrl);
  const host = new URL(publicUrl).hostname;
  const from = url.searchParams.get('from') ?? `tacite@${host}`;
  url.searchParams.delete('from');
  const transport = createTransport(url.href, { from });
  return {
    async send({ messageId, ...letter }) {
      await withTimeout(transport.sendMail({ ...letter, from, messageId: `<${messageId}@${host}>` }));
    },
    close: () => transport.close(),
  };
}

/** A server that takes the connection and says nothing would hold the worker for ten minutes. */
async function withTimeout(sending: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server did not answer in time')), TIMEOUT_MS);
  });
  try {
    await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}
