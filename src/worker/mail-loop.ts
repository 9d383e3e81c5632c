/**
 * The server's mail worker: every so often, the letters that events call for are written, and what is queued is sent.
 * Without SMTP_URL nothing is sent: letters stay queued and are read in the mailbox.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { instant } from '../domain/calendar/instant.ts';
import type { LetterLinks } from '../messages/letters/letter-links.ts';
import { findBusinessesToWrite, writeDueLetters } from '../messages/letters/write-due-letters.ts';
import { type SendLetter, sendDueMessages } from '../messages/send-due-messages.ts';

const INTERVAL_MS = 10_000;

export interface MailLoop {
  /** Waits for the letters in hand and stops. */
  stop(): Promise<void>;
}

export interface MailLoopOptions {
  /** Left out when there is no mail server. */
  readonly send: SendLetter | undefined;
  readonly links: LetterLinks;
  readonly onError: (error: unknown) => void;
}

export function startMailLoop(kysely: Kysely<Tables>, { send, links, onError }: MailLoopOptions): MailLoop {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  /** A business whose letters cannot be written holds up nobody else's. */
  async function write(): Promise<void> {
    for (const businessId of await findBusinessesToWrite(kysely)) {
      try {
        while (!isStopping && (await writeDueLetters(kysely, businessId, links, instant(Date.now()))) > 0);
      } catch (error) {
        onError(error);
      }
    }
  }

  async function playRound(): Promise<void> {
    await write();
    if (send === undefined) return;
    while (!isStopping && (await sendDueMessages(kysely, send, instant(Date.now()))) > 0);
  }

  function begin(): void {
    round = playRound()
      .catch(onError)
      .finally(() => {
        if (!isStopping) timer = setTimeout(begin, INTERVAL_MS);
      });
  }

  begin();
  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await round;
    },
  };
}
