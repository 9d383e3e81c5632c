/** The program behind `npm run types:database`: rewrites table-types.ts from a freshly migrated database. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeTables } from './describe-tables.ts';
import { openTestDatabase } from './testing.ts';

const database = await openTestDatabase();
try {
  writeFileSync(join(import.meta.dirname, 'table-types.ts'), await describeTables(database.pool));
} finally {
  await database.close();
}
