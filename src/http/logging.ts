/**
 * The log of the server: one line an answer, the stack of each failure, and nothing of what a request carried:
 * no key, no query, no body, no value out of a database error.
 */
import { type FastifyInstance, LogController } from 'fastify';
import { stdSerializers } from 'pino';
import type { ErrorStyle } from './refusal-answer.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of the operation that a route answers. */
    operationId?: string;
    /** Of the API that a route is of. */
    errorStyle?: ErrorStyle;
  }
}

export interface LogSettings {
  readonly level: string;
  /** Where lines go; standard output by default. */
  readonly stream?: { write(line: string): void };
}

/** Nothing of ours logs them; this is for the day that something does. */
const REDACTED = ['authorization', 'cookie'].flatMap((name) => [name, `*.${name}`, `*.headers.${name}`]);

export function loggerOptions(settings: LogSettings) {
  return {
    level: settings.level,
    ...(settings.stream && { stream: settings.stream }),
    redact: REDACTED,
    serializers: {
      req: (request: { readonly method: string; readonly url: string }) => ({
        method: request.method,
        path: pathOf(request.url),
      }),
      err: describeError,
    },
  };
}

/** Fastify's own two lines a request give way to the one of `logAnswers`. */
export function quietLogController(): LogController {
  return new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' });
}

export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { operationId } = request.routeOptions.config;
    request.log.info(
      {
        operation: operationId ?? request.routeOptions.url ?? 'none',
        method: request.method,
        status: reply.statusCode,
        durationMs: Math.round(reply.elapsedTime * 100) / 100,
      },
      'answered',
    );
    done();
  });
}

/** Without the query, which names customers. */
export function pathOf(url: string): string {
  return (url.split('?', 1)[0] ?? '').slice(0, 200);
}

/** Of a PostgreSQL error, `detail` and `where` hold values of rows: they are left out. */
function describeError(error: Error) {
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, ...(typeof code === 'string' && { code }) };
}
