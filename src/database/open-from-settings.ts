/** From the settings to a database that is ready: the operator's own or the embedded one, migrated. */
import type { Settings } from '../settings/settings.ts';
import { isWallStanding, WALL_IS_MISSING } from './business-wall.ts';
import { type Database, openDatabase } from './connect.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { migrate } from './migrate.ts';

/** Enough for a server on few cores, and well under PostgreSQL's own limit of 100 when a few processes share it. */
const MAX_CONNECTIONS = 20;

export interface OpenOptions {
  readonly maxConnections?: number;
  /** Told what the operator should know: applied migrations, an unusual place, a lost connection. */
  readonly onMessage?: (message: string) => void;
}

/** @throws Error with a sentence for the operator. */
export async function openFromSettings(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  options: OpenOptions = {},
): Promise<Database> {
  const tell = options.onMessage ?? (() => {});
  const embedded =
    settings.databaseUrl === undefined
      ? await startEmbeddedPostgres({ dataDir: settings.dataDir, onMessage: tell })
      : undefined;
  try {
    const database = await openMigrated(
      embedded?.connectionString ?? settings.databaseUrl ?? '',
      options,
      tell,
    );
    return {
      ...database,
      async close() {
        await database.close();
        await embedded?.close();
      },
    };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

async function openMigrated(
  connectionString: string,
  options: OpenOptions,
  tell: (message: string) => void,
): Promise<Database> {
  const database = await openDatabase({
    connectionString,
    maxConnections: options.maxConnections ?? MAX_CONNECTIONS,
    onConnectionLost: (error) => tell(`A connection to the database was lost: ${error.message}`),
  });
  try {
    const applied = await migrate(database.kysely);
    if (applied.length > 0) tell(`The database was migrated: ${applied.join(', ')}.`);
    if (!(await isWallStanding(database.kysely))) tell(WALL_IS_MISSING);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
