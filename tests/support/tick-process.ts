/** Starts workers as processes of their own, to share the work with or to be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import type { Shop } from './shop.ts';

const PROGRAM = join(import.meta.dirname, 'tick-program.ts');
/** Halves the time that a worker takes to start, once one has ended by itself. */
const COMPILE_CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'tacite-compile');

export interface TickProcess {
  readonly child: ChildProcess;
  /** Connected to the database, about to take the first batch; rejects when it ends before. */
  readonly isTicking: Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface TickRange {
  readonly from: Instant;
  readonly until: Instant;
  readonly batchSize: number;
}

/** What `startTickProcess` needs of a `node:test` context: nothing outlives the test. */
interface HasAfter {
  after(hook: () => Promise<void>): void;
}

export function startTickProcess(
  t: HasAfter,
  shop: Shop,
  { from, until, batchSize }: TickRange,
): TickProcess {
  const { connectionString } = shop.database;
  const range = [toTimestamp(from), toTimestamp(until), String(batchSize)];
  const child = spawn(process.execPath, [PROGRAM, connectionString, String(shop.businessId), ...range], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILE_CACHE },
  });
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
  const isTicking = new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the worker ended with ${code} before it began`)));
  });
  // Who waits for it hears of the failure; who does not, need not.
  isTicking.catch(() => {});
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, isTicking, ended };
}
