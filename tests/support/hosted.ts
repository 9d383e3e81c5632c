/** A database with what makes the links of hosted pages, as an API wants both. */
import type { TestDatabase } from '../../src/database/testing.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { HostedLinks } from '../../src/hosted/hosted-links.ts';
import { LinkKeys } from '../../src/hosted/link-keys.ts';

export const publicUrl = 'https://billing.example';

export const linkKeys = new LinkKeys(['a secret of tests, at least 32 characters']);

/** Standing, so that what is read twice has the same links. */
const startedAt = instant(Date.now());

export const hosted = new HostedLinks({ keys: linkKeys, publicUrl, clock: () => startedAt });

export function withHosted(database: TestDatabase) {
  return { ...database, hosted };
}
