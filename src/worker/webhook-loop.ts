/**
 * The server's webhook worker: turns events into notifications and delivers them. Each delivery goes its own way, so
 * that a receiver that takes its ten seconds holds up nobody else's.
 */
import type { Kysely } from 'kysely';
import type { Tables } from '../database/table-types.ts';
import { instant } from '../domain/calendar/instant.ts';
import {
  claimNotifications,
  type DeliveryOptions,
  deliverNotification,
} from '../events/deliver-notifications.ts';
import { fanOutEvents, findBusinessesToTell } from '../events/fan-out-events.ts';
import { purgeNotifications } from '../events/purge-notifications.ts';
import { tellAgents } from '../messages/tell-agents.ts';

const INTERVAL_MS = 1_000;
const PURGE_EVERY_MS = 60 * 60_000;

export interface WebhookLoop {
  /** Waits for the deliveries in hand and stops. */
  stop(): Promise<void>;
}

export interface WebhookLoopOptions extends Omit<DeliveryOptions, 'tellPaused'> {
  readonly onError: (error: unknown) => void;
}

export function startWebhookLoop(kysely: Kysely<Tables>, options: WebhookLoopOptions): WebhookLoop {
  const delivering = new Set<Promise<void>>();
  let isStopping = false;
  let timer: NodeJS.Timeout | undefined;
  let purgedAt = 0;
  let round: Promise<void> = Promise.resolve();
  const deliveryOptions: DeliveryOptions = {
    ...options,
    tellPaused: (context, paused) => tellAgents(context, 'Integration', 'WebhookPaused', paused),
  };

  async function playRound(): Promise<void> {
    if (Date.now() - purgedAt > PURGE_EVERY_MS) {
      while (!isStopping && (await purgeNotifications(kysely, instant(Date.now()))) > 0);
      purgedAt = Date.now();
    }
    for (const businessId of await findBusinessesToTell(kysely))
      while (!isStopping && (await fanOutEvents(kysely, businessId, instant(Date.now()))) > 0);
    await startDeliveries();
  }

  /** What is freed by one delivery is taken by the next: a healthy receiver is not held to the interval. */
  async function startDeliveries(): Promise<void> {
    if (isStopping) return;
    for (const delivery of await claimNotifications(kysely, instant(Date.now()))) {
      const delivered = deliverNotification(kysely, delivery, deliveryOptions, instant(Date.now()))
        .then(() => startDeliveries())
        .catch(options.onError)
        .finally(() => delivering.delete(delivered));
      delivering.add(delivered);
    }
  }

  function begin(): void {
    round = playRound()
      .catch(options.onError)
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
      await Promise.all(delivering);
    },
  };
}
