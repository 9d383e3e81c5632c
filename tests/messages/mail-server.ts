/** A real mail server on this machine: keeps what it takes, as a reader of mail would show it. */
import assert from 'node:assert/strict';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { openSmtpSender } from '../../src/messages/smtp-sender.ts';

export interface ReceivedMail {
  readonly from: string;
  /** All to whom it was delivered, those in blind copy too. */
  readonly to: readonly string[];
  readonly mail: Email;
  readonly source: string;
}

export interface MailServer {
  readonly received: ReceivedMail[];
  readonly sender: ReturnType<typeof openSmtpSender>;
  close(): Promise<void>;
}

/** It refuses `nobody@…` for good and `later@…` for now. */
export async function openMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      const responseCode = address.startsWith('nobody@')
        ? 550
        : address.startsWith('later@')
          ? 450
          : undefined;
      if (responseCode === undefined) return callback();
      callback(Object.assign(new Error('not here'), { responseCode }));
    },
    onData(stream, { envelope }, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const source = Buffer.concat(chunks);
        PostalMime.parse(source).then((mail) => {
          const { mailFrom, rcptTo } = envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            mail,
            source: source.toString(),
          });
          callback();
        }, callback);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const sender = openSmtpSender(
    `smtp://127.0.0.1:${address.port}?from=billing@example.com`,
    'https://billing.example.com',
  );
  return {
    received,
    sender,
    async close() {
      sender.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
