/** The client: both APIs of one Tacite server, called with one pair of keys. */
import { type BackOfficeClient, backOfficeClient } from './generated/back-office/index.ts';
import { type LiveClient, liveClient } from './generated/live/index.ts';
import { type ClientOptions, sendWith } from './send-request.ts';

export interface TaciteClient {
  /** What your product calls: customers, subscriptions, usages, invoices. */
  readonly live: LiveClient;
  /** What your staff's tools call: the organization, the catalogue, finance. */
  readonly backOffice: BackOfficeClient;
}

export function createTaciteClient(options: ClientOptions): TaciteClient {
  const send = sendWith(options);
  return { live: liveClient(send), backOffice: backOfficeClient(send) };
}
