/** The server's mail worker: every so often, what is queued is sent. Without SMTP_URL there is none, and it stays queued. */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { instant } from '../domain/calendar/instant.ts';
import { type SendLetter, sendDueMessages } from '../messages/send-due-messages.ts';

const INTERVAL_MS = 10_000;

export interface MailLoop {
  /** Waits for the letters in hand and stops. */
  stop(): Promise<void>;
}

export function startMailLoop(
  kysely: Kysely<Tables>,
  send: SendLetter,
  onError: (error: unknown) => void,
): MailLoop {
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();

  async function playRound(): Promise<void> {
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
