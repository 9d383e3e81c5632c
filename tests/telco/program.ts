/** A process to be killed: imports or ticks as the commands do, and tells its parent each batch that is committed. */

import { findBusinessByName } from '../../src/accounts/business.ts';
import { openDatabase } from '../../src/database/connect.ts';
import { parseInstant } from '../../src/domain/calendar/instant.ts';
import { importFile } from '../../src/imports/database/import-file.ts';
import { advanceClock } from '../../src/tick/advance-clock.ts';
import { exampleMapping, realNow } from './telco.ts';

const [, , connectionString = '', job = '', subject = '', detail = '', refusedPath = ''] = process.argv;
const database = await openDatabase({ connectionString, maxConnections: 3 });
const tellBatch = () => process.send?.('batch');

if (job === 'import') {
  const outcome = await importFile(
    {
      path: subject,
      mapping: await exampleMapping(detail),
      isDryRun: false,
      refusedPath,
      reasonsPath: `${refusedPath}-reasons`,
      onProgress: ({ phase }) => {
        if (phase === 'Import') tellBatch();
      },
    },
    { database, agent: { name: 'test' }, realNow },
  );
  if (!outcome.ok) process.exitCode = 1;
} else {
  const business = await findBusinessByName(database.kysely, subject);
  const until = parseInstant(detail);
  if (!business || until === undefined) throw new Error(`nothing to tick: ${subject} ${detail}`);
  const outcome = await advanceClock(database.kysely, business, realNow(), until, { onProgress: tellBatch });
  if (!outcome.ok) process.exitCode = 1;
}
await database.close();
process.disconnect?.();
