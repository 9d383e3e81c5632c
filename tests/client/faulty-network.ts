/** What stands between a client and a server and goes wrong as it is told: for one request after the other. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type Fault =
  /** The server does its work; its answer is lost. */
  | { readonly kind: 'answerLost' }
  /** Never reaches the server. */
  | { readonly kind: 'refused' }
  /** No answer before the client gives up. */
  | { readonly kind: 'silent' }
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    };

export interface Passed {
  readonly method: string;
  readonly url: string;
  readonly idempotencyKey: string | undefined;
}

export interface FaultyNetwork {
  readonly url: string;
  /** All requests, those that met a fault included. */
  readonly requests: readonly Passed[];
  /** For the next requests, one each; those after them pass. */
  fail(...faults: readonly Fault[]): void;
  close(): Promise<void>;
}

export async function openFaultyNetwork(target: string): Promise<FaultyNetwork> {
  const requests: Passed[] = [];
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const key = headers['idempotency-key'];
    requests.push({ method, url, idempotencyKey: typeof key === 'string' ? key : undefined });
    pass(target, request, response, faults.shift()).catch((error: unknown) =>
      response.destroy(asError(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    requests,
    fail(...added) {
      requests.length = 0;
      faults.splice(0, faults.length, ...added);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.kind === 'silent') return;
  if (fault?.kind === 'refused') return void response.destroy();
  if (fault?.kind === 'answered') {
    response.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  const { host: _host, connection: _connection, 'content-length': _length, ...headers } = request.headers;
  const sent = await text(request);
  const answer = await fetch(`${target}${request.url ?? ''}`, {
    method: request.method ?? 'GET',
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    ...(sent !== '' && { body: sent }),
  });
  const body = await answer.text();
  if (fault?.kind === 'answerLost') return void response.destroy();
  const { 'content-length': _own, ...answered } = Object.fromEntries(answer.headers);
  response.writeHead(answer.status, answered).end(body);
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the network listens nowhere');
  return address.port;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
