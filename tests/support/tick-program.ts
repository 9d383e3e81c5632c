/** A worker as a process of its own: plays the tick of a business, tells its parent when it begins and its counts. */
import { openDatabase } from '../../src/database/connect.ts';
import { tickThrough } from '../../src/worker/tick-business.ts';
import { at } from './shop.ts';

const [, , connectionString = '', businessId = '', from = '', until = '', batchSize = ''] = process.argv;
const database = await openDatabase({ connectionString, maxConnections: 2 });
process.send?.('ticking');
const counts = await tickThrough(database.kysely, Number(businessId), at(from), at(until), {
  batchSize: Number(batchSize),
});
process.send?.(counts);
await database.close();
process.disconnect?.();
