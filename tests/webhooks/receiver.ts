/** A real HTTP receiver on this machine: it remembers what it got, and answers what it is told, when it is told. */
import assert from 'node:assert/strict';
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** The status and headers of answers from now on. */
  answer(status: number, headers?: Readonly<Record<string, string>>, body?: string): void;
  /** Holds answers from now on; the function it gives lets them go. */
  hold(): () => void;
  /** The next request that comes, or has come since the last call. */
  next(): Promise<Received>;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const waiting: ((one: Received) => void)[] = [];
  let seen = 0;
  let status = 200;
  let answerHeaders: Readonly<Record<string, string>> = {};
  let answerBody = 'thanks';
  let held: Promise<void> = Promise.resolve();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {
        path: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      received.push(one);
      const next = waiting.shift();
      if (next) {
        seen += 1;
        next(one);
      }
      const [nowStatus, nowHeaders, nowBody] = [status, answerHeaders, answerBody];
      held.then(() => response.writeHead(nowStatus, nowHeaders).end(nowBody));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answer(newStatus, headers = {}, body = 'thanks') {
      status = newStatus;
      answerHeaders = headers;
      answerBody = body;
    },
    hold() {
      let release = (): void => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        release();
      };
    },
    next() {
      const one = received[seen];
      if (one) {
        seen += 1;
        return Promise.resolve(one);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
