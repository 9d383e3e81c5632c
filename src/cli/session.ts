/** What every command starts with: the settings, an open and migrated database, and a way to print. */
import { type Business, loadBusinesses } from '../accounts/business.ts';
import type { Database } from '../database/connect.ts';
import { openFromSettings } from '../database/open-from-settings.ts';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { type GatewayAccess, installedGateways } from '../payments/accounts/gateway-access.ts';
import { loadSecret } from '../settings/secret.ts';
import { parseSettings, type Settings } from '../settings/settings.ts';
import { Output } from './output.ts';

export interface Session {
  readonly settings: Settings;
  readonly database: Database;
  readonly output: Output;
  readonly access: GatewayAccess;
  readonly realNow: () => Instant;
}

const projectFolder = new URL('../../', import.meta.url).pathname;

/** Opens what the command needs and closes it whatever happens. The result is the exit code. */
export async function withSession(
  isJson: boolean,
  work: (session: Session) => Promise<number>,
): Promise<number> {
  const output = new Output(isJson);
  const settings = parseSettings(process.env, projectFolder);
  const access = installedGateways(
    [loadSecret(settings), ...(settings.previousSecret === undefined ? [] : [settings.previousSecret])],
    settings.publicUrl,
  );
  const database = await openFromSettings(settings, {
    maxConnections: 6,
    onMessage: (message) => output.note(message),
  });
  try {
    return await work({ settings, database, output, access, realNow: () => instant(Date.now()) });
  } finally {
    output.stopProgress();
    await database.close();
  }
}

/** The business named, by id or by name; or all of them. */
export async function chooseBusinesses(session: Session, wanted: string | undefined): Promise<Business[]> {
  const businesses = await loadBusinesses(session.database.kysely);
  if (wanted === undefined) return businesses;
  return businesses.filter(({ id, name }) => String(id) === wanted || name === wanted);
}

/** The business named, or the only one. Says what is wrong otherwise. */
export async function chooseOne(session: Session, wanted: string | undefined): Promise<Business | undefined> {
  const businesses = await chooseBusinesses(session, wanted);
  const [business] = businesses;
  if (businesses.length === 1 && business) return business;
  session.output.note(
    businesses.length === 0
      ? 'There is no such business.'
      : 'There are several businesses: name one with --business.',
  );
  return undefined;
}
