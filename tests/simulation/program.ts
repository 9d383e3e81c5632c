/** `npm run simulate -- --customers 500 --months 18 --seed 1`: the sums on the last line; 1 when they differ. */
import { parseArgs } from 'node:util';
import { openTestDatabase } from '../../src/database/testing.ts';
import { reckon } from './reckon.ts';
import { simulate } from './simulate.ts';

const number = { type: 'string' } as const;
const { values } = parseArgs({ options: { customers: number, months: number, seed: number } });
const wanted = {
  customers: Number(values.customers ?? 500),
  months: Number(values.months ?? 18),
  seed: Number(values.seed ?? 1),
};
const say = (text: string) => process.stdout.write(`${text}\n`);

const database = await openTestDatabase(undefined, { maxConnections: 8 });
try {
  const { faults, ...sums } = await reckon(await simulate(database, wanted));
  for (const fault of faults) say(fault);
  const { invoiced, credited, paid, refunded, balance, charges, refunds, reversals } = sums;
  const moved = `${charges} charges, ${refunds} refunds, ${reversals} reversals`;
  const sum = `${invoiced} invoiced - ${credited} credited - ${paid} paid + ${refunded} refunded = ${balance}`;
  say(`${JSON.stringify(wanted)}: ${moved}; ${sum}; ${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await database.close();
}
