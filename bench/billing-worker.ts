/** One worker of the billing benchmark: plays the tick of the only business up to an instant, tells its figures. */
import { loadBusinesses } from '../src/accounts/business.ts';
import { openDatabase } from '../src/database/connect.ts';
import { parseInstant } from '../src/domain/calendar/instant.ts';
import { tickThrough } from '../src/tick/tick-business.ts';

const [, , connectionString = '', untilText = ''] = process.argv;
const until = parseInstant(untilText);
if (until === undefined) throw new Error(`no instant: ${untilText}`);
const database = await openDatabase({ connectionString, maxConnections: 2 });
const [business] = await loadBusinesses(database.kysely);
if (business?.clock.mode !== 'Frozen') throw new Error('the business of the benchmark has a frozen clock');
const startedAt = Date.now();
await tickThrough(database.kysely, business.id, business.clock.at, until);
const endedAt = Date.now();
const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ startedAt, endedAt, peakMegabytes }));
await database.close();
