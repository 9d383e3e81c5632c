/** The server as an operator starts it: a process of its own, from its first start to its last signal. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';

const project = join(import.meta.dirname, '..', '..');

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly lines: readonly string[];
}

let database: TestDatabase;
let dataDir: string;
/** Whatever a test that failed left running: nothing would end while it lives. */
const running = new Set<ChildProcess>();

before(async () => {
  database = await openTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'tacite-server-'));
});

after(async () => {
  for (const child of running) child.kill('SIGKILL');
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function launch(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(project, 'src', 'main.ts')], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: database.connectionString,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'error',
      ...environment,
    },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Resolves when the server has printed what it prints once it is ready. */
async function start(environment: Record<string, string> = {}): Promise<Started> {
  const child = launch(environment);
  const lines: string[] = [];
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  if (!child.stdout) throw new Error('the server has no standard output');
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (/^ {2}(Try|Keys|Agent key)/.test(line)) break;
  }
  const url = /ready at (http:\S+)/.exec(lines.join('\n'))?.[1];
  if (url === undefined) throw new Error(`the server did not start: ${errors}`);
  return { child, url, lines };
}

async function stop({ child }: Started): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  return child.exitCode;
}

/** The curl line that the start prints, as a request. */
async function countInvoices({ url, lines }: Started): Promise<number> {
  const keys = /Demo keys\s+(\S+)/.exec(lines.join('\n'))?.[1] ?? '';
  const answer = await fetch(`${url}/v1/Invoices?SizePage=3`, {
    headers: { authorization: `Basic ${Buffer.from(keys).toString('base64')}` },
  });
  assert.equal(answer.status, 200);
  const body: unknown = await answer.json();
  assert.ok(typeof body === 'object' && body !== null && 'TotalItems' in body);
  return Number(body.TotalItems);
}

test('a first start brings the demo, a second one finds it again, within five seconds', async () => {
  const first = await start();
  const health = await fetch(`${first.url}/healthz`);
  assert.equal(health.status, 200);
  const ready = await fetch(`${first.url}/readyz`);
  assert.deepEqual(await ready.json(), {
    status: 'ready',
    checks: { database: 'ok', migrations: 'ok', tick: 'ok' },
  });
  const invoices = await countInvoices(first);
  assert.ok(invoices > 50, `${invoices} invoices in the demo`);
  assert.equal(await stop(first), 0);

  // The quickest of three: a machine that has something else to do must not make it slower than it is.
  const durations: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now();
    const again = await start();
    durations.push(performance.now() - startedAt);
    assert.equal(await countInvoices(again), invoices);
    assert.equal(await stop(again), 0);
  }
  assert.ok(Math.min(...durations) < 5_000, `${durations.map(Math.round).join(', ')} ms`);
});

test('the keys of the settings open the first business', async () => {
  const keys = { TACITE_AGENT_KEY: 'agent-of-the-operator', TACITE_API_KEY: 'key-of-the-operator' };
  const started = await start(keys);
  const answer = await fetch(`${started.url}/v1/Customers?SizePage=1`, {
    headers: {
      authorization: `Basic ${Buffer.from(`${keys.TACITE_AGENT_KEY}:${keys.TACITE_API_KEY}`).toString('base64')}`,
    },
  });
  assert.equal(answer.status, 200);
  assert.ok(
    !started.lines.join('\n').includes(keys.TACITE_API_KEY),
    'the key of the operator is not printed',
  );
  assert.equal(await stop(started), 0);
});

test('wrong settings are told all at once, and nothing starts', async () => {
  const child = launch({ PORT: 'many', LOG_LEVEL: 'loud' });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  assert.equal(code, 1);
  assert.match(errors, /PORT must be/);
  assert.match(errors, /LOG_LEVEL must be/);
});
