/** Starts the program of this folder as a process of its own, to share the work with or to be killed. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type Instant, toTimestamp } from '../../src/domain/calendar/instant.ts';
import type { Workshop } from './telco.ts';

export interface StartedProcess {
  /** Ends it without warning as soon as it has committed this many batches: in the middle of the next one. */
  killAfter(batches: number): Promise<void>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

export function startTick(
  context: TestContext,
  { database }: Workshop,
  business: string,
  until: Instant,
): StartedProcess {
  return start(context, [database.connectionString, 'tick', business, toTimestamp(until)]);
}

export function startImport(
  context: TestContext,
  { database, folder }: Workshop,
  path: string,
  mapping: string,
): StartedProcess {
  return start(context, [database.connectionString, 'import', path, mapping, join(folder, 'killed.csv')]);
}

function start(context: TestContext, args: readonly string[]): StartedProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(([code]) => (typeof code === 'number' ? code : null));
  context.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {
    ended,
    async killAfter(batches) {
      await committed(child, batches);
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Rejects when the process ends before. */
function committed(child: ChildProcess, batches: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let count = 0;
    child.on('message', () => {
      count += 1;
      if (count === batches) resolve();
    });
    child.once('exit', () => reject(new Error(`the process ended after ${count} batches`)));
  });
}
