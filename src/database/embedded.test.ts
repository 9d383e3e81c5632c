import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type TestContext, test } from 'node:test';
import pg from 'pg';
import { openDatabase } from './connect.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { openFromSettings } from './open-from-settings.ts';

/** Under /tmp rather than TMPDIR, and open: the user that PostgreSQL runs as must get there. */
function temporaryDataDir(t: TestContext, ...deeper: string[]): string {
  const folder = mkdtempSync('/tmp/tacite-embedded-');
  chmodSync(folder, 0o755);
  const dataDir = join(folder, ...deeper);
  t.after(async () => {
    const pid = serverPid(dataDir);
    if (pid !== undefined && isAlive(pid)) {
      process.kill(pid, 'SIGQUIT');
      await until(() => !isAlive(pid));
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return dataDir;
}

function serverPid(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function query(connectionString: string, statement: string): Promise<readonly unknown[][]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: statement, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

interface OtherProcess {
  readonly child: ChildProcess;
  readonly connectionString: string;
  readonly ended: Promise<number | null>;
}

/** Another process of the same DATA_DIR: it starts the server, tells where, and closes when its input ends. */
async function startOtherProcess(t: TestContext, dataDir: string): Promise<OtherProcess> {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded.ts'))};
    const embedded = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} });
    console.log(embedded.connectionString);
    process.stdin.resume().on('end', () => embedded.close());`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, connectionString: line, ended };
  }
  throw new Error(`the other process ended (${await ended}) before it was ready`);
}

test('a fresh start gives a migrated, durable database; the second start finds what the first left', async (t) => {
  const dataDir = temporaryDataDir(t, 'not', 'yet', 'there');
  const settings = { databaseUrl: undefined, dataDir };
  const first = await openFromSettings(settings);
  const shown = await first.pool.query(
    `select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
            current_setting('listen_addresses') as listen_addresses, lower('ÀÉ') as lower_case`,
  );
  assert.deepEqual(shown.rows, [
    { fsync: 'on', full_page_writes: 'on', listen_addresses: '', lower_case: 'àé' },
  ]);
  await first.pool.query(`create table kept as select 'still here' as note`);
  const pid = serverPid(dataDir);
  assert.ok(pid !== undefined && isAlive(pid));
  await first.close();
  // The last one out turns off the light; on a busy machine the process is gone a moment after its file.
  await until(() => !isAlive(pid));

  const messages: string[] = [];
  const second = await openFromSettings(settings, { onMessage: (message) => messages.push(message) });
  assert.deepEqual((await second.pool.query('select note from kept')).rows, [{ note: 'still here' }]);
  await second.close();
  // On a busy machine it may tell that the start is slow.
  assert.deepEqual(
    messages.filter((message) => message.includes('migrated')),
    [],
    'nothing to migrate',
  );
});

test('only its own user can enter the cluster and its socket', async (t) => {
  const dataDir = temporaryDataDir(t);
  const embedded = await startEmbeddedPostgres({ dataDir });
  const folder = join(dataDir, 'postgres');
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  assert.equal(statSync(join(folder, '.s.PGSQL.5432')).mode & 0o777, 0o700);
  await embedded.close();
});

test('a server that outlived a killed process is taken over, then stopped in order', async (t) => {
  const dataDir = temporaryDataDir(t);
  const other = await startOtherProcess(t, dataDir);
  await query(other.connectionString, `create table kept as select 1 as number`);
  const pid = serverPid(dataDir);
  other.child.kill('SIGKILL');
  await other.ended;

  const embedded = await startEmbeddedPostgres({ dataDir });
  assert.equal(serverPid(dataDir), pid, 'the same server');
  assert.deepEqual(await query(embedded.connectionString, 'select number from kept'), [[1]]);
  await embedded.close();
  assert.ok(pid !== undefined && !isAlive(pid));
});

test('processes that start on an empty folder at the same moment share one server; the last stops it', async (t) => {
  const dataDir = temporaryDataDir(t);
  const [one, two, own] = await Promise.all([
    startOtherProcess(t, dataDir),
    startOtherProcess(t, dataDir),
    startEmbeddedPostgres({ dataDir }),
  ]);
  await query(one.connectionString, 'create table shared as select 7 as number');
  assert.deepEqual(await query(two.connectionString, 'select number from shared'), [[7]]);
  assert.deepEqual(await query(own.connectionString, 'select number from shared'), [[7]]);
  const pid = serverPid(dataDir);
  assert.ok(pid !== undefined);

  one.child.stdin?.end();
  assert.equal(await one.ended, 0);
  await own.close();
  assert.ok(isAlive(pid), 'one is still using it');
  two.child.stdin?.end();
  assert.equal(await two.ended, 0);
  assert.ok(!isAlive(pid));
});

test('a process may arrive while the last one is leaving', async (t) => {
  const dataDir = temporaryDataDir(t);
  let current = await startEmbeddedPostgres({ dataDir });
  await query(current.connectionString, 'create table arrival (number bigint)');
  for (let round = 1; round <= 5; round += 1) {
    const [next] = await Promise.all([startEmbeddedPostgres({ dataDir }), current.close()]);
    await query(next.connectionString, `insert into arrival values (${round})`);
    current = next;
  }
  assert.deepEqual(await query(current.connectionString, 'select count(*)::int from arrival'), [[5]]);
  await current.close();
});

test('a server that is killed is started again, with all that was committed', async (t) => {
  const dataDir = temporaryDataDir(t);
  const messages: string[] = [];
  const embedded = await startEmbeddedPostgres({ dataDir, onMessage: (message) => messages.push(message) });
  const database = await openDatabase({ connectionString: embedded.connectionString, maxConnections: 2 });
  await database.pool.query('create table kept as select 1 as number');
  const pid = serverPid(dataDir);
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGKILL');
  const answered = async () =>
    database.pool.query('select number from kept').then(
      (result) => result.rowCount === 1,
      () => false,
    );
  await until(() => serverPid(dataDir) !== pid && !isAlive(pid));
  await until(answered);
  await database.close();
  await embedded.close();
  assert.deepEqual(messages, ['The embedded PostgreSQL was lost; starting it again.']);
});

test('a number in postmaster.pid that now belongs to a stranger does not prevent the start', async (t) => {
  const dataDir = temporaryDataDir(t);
  const other = await startOtherProcess(t, dataDir);
  await query(other.connectionString, 'create table kept as select 1 as number');
  other.child.kill('SIGKILL');
  const pid = serverPid(dataDir);
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid));
  const { uid, gid } = statSync(join(dataDir, 'postgres', 'data'));
  const stranger = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
  t.after(() => stranger.kill('SIGKILL'));
  for (const name of ['data/postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = join(dataDir, 'postgres', name);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [String(stranger.pid), ...lines.slice(1)].join('\n'));
  }

  const embedded = await startEmbeddedPostgres({ dataDir });
  assert.notEqual(serverPid(dataDir), stranger.pid);
  assert.deepEqual(await query(embedded.connectionString, 'select number from kept'), [[1]]);
  assert.ok(stranger.pid !== undefined && isAlive(stranger.pid));
  await embedded.close();
});

test('another program that is connected keeps the server running', async (t) => {
  const dataDir = temporaryDataDir(t);
  const embedded = await startEmbeddedPostgres({ dataDir });
  const visitor = new pg.Client({ connectionString: embedded.connectionString });
  await visitor.connect();
  await embedded.close();
  assert.equal((await visitor.query('select 1')).rowCount, 1);
  await visitor.end();
});

test('a server that does not start is told with the end of its log, and a folder of another version is refused', async (t) => {
  const dataDir = temporaryDataDir(t);
  await (await startEmbeddedPostgres({ dataDir })).close();
  const data = join(dataDir, 'postgres', 'data');
  const configuration = readFileSync(join(data, 'postgresql.conf'), 'utf8');
  writeFileSync(join(data, 'postgresql.conf'), `${configuration}\nshared_bufers = 1GB\n`);
  await assert.rejects(
    startEmbeddedPostgres({ dataDir }),
    /did not start\. Its log is .*\/postgres\/server\.log:\n(.*\n)*.*unrecognized configuration parameter "shared_bufers"/,
  );
  writeFileSync(join(data, 'postgresql.conf'), configuration);
  writeFileSync(join(data, 'PG_VERSION'), '17\n');
  await assert.rejects(startEmbeddedPostgres({ dataDir }), /was made by PostgreSQL 17; this Tacite brings/);
});

test('a DATA_DIR too deep for a socket gets one elsewhere', async (t) => {
  const dataDir = temporaryDataDir(t, 'deep'.repeat(20), 'deeper'.repeat(10));
  const embedded = await startEmbeddedPostgres({ dataDir });
  const socketFolder = decodeURIComponent(new URL(embedded.connectionString).hostname);
  t.after(() => rmSync(socketFolder, { recursive: true, force: true }));
  assert.match(socketFolder, /^\/tmp\/tacite-[0-9a-f]{16}$/);
  assert.equal(statSync(socketFolder).mode & 0o777, 0o700);
  assert.deepEqual(await query(embedded.connectionString, 'select 1'), [[1]]);
  await embedded.close();
});

if (process.getuid?.() === 0) {
  test('as root, a DATA_DIR that PostgreSQL may not enter leads to a linked folder, kept at the next start', async (t) => {
    const closed = mkdtempSync('/root/tacite-embedded-');
    t.after(() => rmSync(closed, { recursive: true, force: true }));
    const dataDir = join(closed, 'data');
    const messages: string[] = [];
    const first = await startEmbeddedPostgres({ dataDir, onMessage: (message) => messages.push(message) });
    const link = join(dataDir, 'postgres');
    const folder = realpathSync(link);
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.match(folder, /^\/var\/lib\/tacite\/cluster-/);
    assert.match(messages.join(), new RegExp(`its data is in ${folder} instead`));
    await query(first.connectionString, 'create table kept as select 1 as number');
    await first.close();

    const second = await startEmbeddedPostgres({ dataDir });
    assert.equal(readlinkSync(link), folder);
    assert.deepEqual(await query(second.connectionString, 'select number from kept'), [[1]]);
    await second.close();

    rmSync(folder, { recursive: true });
    await assert.rejects(startEmbeddedPostgres({ dataDir }), /postgres points to .*, which is gone/);
  });
}
