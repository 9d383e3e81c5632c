/** Sends letters by SMTP, through the server that SMTP_URL names. */
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Letter, SendLetter } from './send-due-messages.ts';

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
    async send(letter) {
      await withTimeout(transport.sendMail(mailOf(letter, from, host)));
    },
    close: () => transport.close(),
  };
}

function mailOf(letter: Letter, from: string, host: string): SendMailOptions {
  const { messageId, to, cc, bcc, senderName, replyTo, subject, text, html, unsubscribeUrl } = letter;
  return {
    from: senderName === '' ? from : { name: senderName, address: addressOf(from) },
    // As objects, so that nothing in an address is read as a second one.
    to: asAddress(to),
    cc: cc.map(asAddress),
    bcc: bcc.map(asAddress),
    ...(replyTo !== '' && { replyTo }),
    subject,
    text,
    ...(html !== null && { html }),
    messageId: `<${messageId}@${host}>`,
    ...(unsubscribeUrl !== null && {
      headers: {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    }),
    attachments: letter.files.map(({ fileName, content, contentId }) => ({
      filename: fileName,
      content,
      ...(contentId !== undefined && { cid: contentId }),
    })),
    // Texts are agents' and customers': nothing in them makes us read a file or call an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function asAddress(address: string) {
  return { name: '', address };
}

/** The setting may name the sender as well: `Example <billing@example.com>`. */
function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
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
