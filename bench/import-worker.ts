/** Imports one file by a mapping, as the command does, and tells how long it took and its peak memory. */
import { readFile } from 'node:fs/promises';
import { openDatabase } from '../src/database/connect.ts';
import { instant } from '../src/domain/calendar/instant.ts';
import { importFile } from '../src/imports/database/import-file.ts';
import { parseMapping } from '../src/imports/mapping.ts';

const [, , connectionString = '', path = '', mappingPath = ''] = process.argv;
const mapping = parseMapping(await readFile(mappingPath, 'utf8'));
if (!mapping.ok) throw new Error(JSON.stringify(mapping.problems));
const database = await openDatabase({ connectionString, maxConnections: 4 });
const startedAt = performance.now();
const outcome = await importFile(
  { path, mapping: mapping.value, isDryRun: false },
  { database, agent: { name: 'bench' }, realNow: () => instant(Date.now()) },
);
if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
if (outcome.report.linesRefused > 0) throw new Error(`${outcome.report.linesRefused} lines were refused`);
const seconds = (performance.now() - startedAt) / 1000;
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ seconds, peakMegabytes }));
await database.close();
