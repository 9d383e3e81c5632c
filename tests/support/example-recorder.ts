/**
 * Writes down what a test asks of an API and what it is answered, when `npm run examples` wants it. What differs from
 * run to run is masked: keys, secrets, random names, the true time, ports.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Operation } from '../../src/http/operation.ts';
import { routerPath } from '../../src/http/route-path.ts';
import type { ServedApi } from '../../src/http/server.ts';
import { maskAnswer, maskUrl } from './example-masks.ts';

/** @param name of the API: the folder of its examples */
export function exampleRecorder(name: string, operations: readonly Operation<never>[]): ServedApi {
  const folder = process.env.TACITE_EXAMPLES_FOLDER;
  if (folder === undefined) return { mount() {} };
  const paths = new Map(operations.map(({ id, path }) => [id, routerPath(path)]));
  mkdirSync(join(folder, name), { recursive: true });
  const file = join(folder, name, `${basename(process.argv[1] ?? 'test', '.test.ts')}.jsonl`);
  return {
    mount(app: FastifyInstance) {
      app.addHook('onSend', async (request, reply, payload) => {
        const { operationId } = request.routeOptions.config;
        if (operationId === undefined || reply.statusCode >= 500) return payload;
        // What another spelling of the path answers is no better example than what the contract's does.
        const isAlias = request.routeOptions.url !== paths.get(operationId);
        const line = { operationId, isAlias, ...exchangeOf(request, reply.statusCode, payload) };
        appendFileSync(file, `${JSON.stringify(line)}\n`);
        return payload;
      });
    },
  };
}

function exchangeOf(request: FastifyRequest, status: number, payload: unknown) {
  const isJson = typeof payload === 'string' && payload !== '';
  return {
    status,
    request: {
      method: request.method,
      url: maskUrl(request.url),
      ...(request.body !== undefined && request.body !== null && { body: maskAnswer(request.body) }),
    },
    ...(isJson && { answer: maskAnswer(JSON.parse(payload)) }),
  };
}
