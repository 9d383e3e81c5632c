/** A worker as a process of its own: plays the tick of a business, tells its parent when it begins, and each batch. */
import { openDatabase } from '../../src/database/connect.ts';
import { tickThrough } from '../../src/tick/tick-business.ts';
import { at } from './shop.ts';

const [, , connectionString = '', businessId = '', from = '', until = '', batchSize = ''] = process.argv;
const database = await openDatabase({ connectionString, maxConnections: 2 });
process.send?.('ticking');
await tickThrough(database.kysely, Number(businessId), at(from), at(until), {
  batchSize: Number(batchSize),
  onProgress: () => process.send?.('batch'),
});
await database.close();
process.disconnect?.();
