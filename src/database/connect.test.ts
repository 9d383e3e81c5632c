import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { openDatabase, withoutPassword } from './connect.ts';
import { openTestDatabase } from './testing.ts';

test('a server that is not there is told with its address and the reason, not with the password', async () => {
  await assert.rejects(
    openDatabase({ connectionString: 'postgres://me:hunter2@127.0.0.1:1/tacite', maxConnections: 1 }),
    (error: Error) => {
      assert.match(
        error.message,
        /cannot be reached at postgres:\/\/me:\*\*\*@127\.0\.0\.1:1\/tacite: .*ECONNREFUSED/,
      );
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    },
  );
});

test('an unknown database is told', async (t) => {
  const known = await openTestDatabase(t);
  const url = new URL(known.connectionString);
  url.pathname = '/not_there';
  await assert.rejects(
    openDatabase({ connectionString: url.href, maxConnections: 1 }),
    /"not_there" does not exist/,
  );
});

test('a password never shows, wherever the connection string holds it', () => {
  assert.equal(withoutPassword('postgres://me:secret@db/x'), 'postgres://me:***@db/x');
  assert.equal(withoutPassword('postgres://db/x?user=me&password=secret'), 'postgres://db/x?user=me');
  assert.doesNotMatch(withoutPassword('host=db password=secret'), /secret/);
});

test('a server older than PostgreSQL 15 is refused', async (t) => {
  const port = await listen(t, oldServer());
  await assert.rejects(
    openDatabase({ connectionString: `postgres://me@127.0.0.1:${port}/tacite`, maxConnections: 1 }),
    /^Error: PostgreSQL 15 or newer is needed; postgres:\/\/me@127\.0\.0\.1:\d+\/tacite runs 14\.11\.$/,
  );
});

test('a connection that the server ends is replaced, and told', async (t) => {
  const known = await openTestDatabase(t);
  const lost = Promise.withResolvers<Error>();
  const database = await openDatabase({
    connectionString: known.connectionString,
    maxConnections: 1,
    onConnectionLost: lost.resolve,
  });
  t.after(() => database.close());
  const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await known.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  assert.match((await lost.promise).message, /terminat/);
  assert.equal((await database.pool.query('select 1')).rowCount, 1);
});

test('closing twice is closing once', async (t) => {
  const database = await openTestDatabase(t);
  await Promise.all([database.close(), database.close()]);
  await assert.rejects(database.pool.query('select 1'), /after calling end/);
});

/** Speaks just enough of PostgreSQL's protocol to be version 14. */
function oldServer(): Server {
  return createServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (chunk: Buffer) => answer(socket, chunk));
    });
    socket.on('error', () => {});
  });
}

const ready = message('Z', Buffer.from('I'));

function answer(socket: Socket, chunk: Buffer): void {
  if (!chunk.includes('server_version_num')) {
    socket.write(Buffer.concat([message('C', text('SET')), ready]));
    return;
  }
  const columns = ['server_version_num', 'server_version'].map((name) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]),
  );
  const values = ['140011', '14.11'].map((value) => Buffer.concat([int32(value.length), Buffer.from(value)]));
  socket.write(
    Buffer.concat([
      message('T', Buffer.concat([int16(2), ...columns])),
      message('D', Buffer.concat([int16(2), ...values])),
      message('C', text('SELECT 1')),
      ready,
    ]),
  );
}

function message(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

async function listen(t: TestContext, server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
