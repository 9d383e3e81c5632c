/** The HTTP server: Fastify with our limits, headers, log and errors, the operations of an API and its document. */
import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { type Refusal, refuse } from '../domain/refusal/outcome.ts';
import type { DocumentInfo } from './document-info.ts';
import { type ReadinessChecks, serveHealth } from './health.ts';
import { acceptJsonOnly, RefusedBodyError } from './json-body.ts';
import { messageLanguage } from './language.ts';
import { type LogSettings, logAnswers, loggerOptions, pathOf, quietLogController } from './logging.ts';
import { type Api, errorStyleOf, mountOperations, sendAnswer, sendRefusals } from './mount-operations.ts';
import { type OpenApiDocument, openApiDocument } from './openapi.ts';
import type { CallerContext } from './operation.ts';
import { errorBody, internalErrorBody } from './refusal-answer.ts';
import { RequestLimits } from './request-limits.ts';

export interface ServerOptions {
  readonly apis: readonly ServedApi[];
  readonly log: LogSettings;
  readonly health: ReadinessChecks;
  /** Addresses or ranges of reverse proxies whose X-Forwarded-For is believed; left out, nobody is. */
  readonly trustedProxies?: readonly string[];
  /** Bytes of a request's body. */
  readonly bodyLimit?: number;
  readonly readinessTimeoutMs?: number;
  /** Those of request-limits.ts when left out. */
  readonly limits?: RequestLimits;
}

const BODY_LIMIT = 1_048_576;
/** Longer than the 60 s after which common load balancers close, so that they close first and lose no request. */
const KEEP_ALIVE_MS = 65_000;
const REQUEST_TIMEOUT_MS = 30_000;
const MOST_PARAMETER_LENGTH = 500;

const everyAnswersHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** An API with the types of its callers and contexts hidden inside, so that APIs of all kinds make one list. */
export interface ServedApi {
  readonly mount: (app: FastifyInstance, limits: RequestLimits) => void;
}

/**
 * @param documentPath where its OpenAPI document is served: `/openapi/live.json`
 * @param document of this API, where it is at hand already
 */
export function served<Caller extends object, Context extends CallerContext>(
  api: Api<Caller, Context>,
  documentPath: string,
  info: DocumentInfo,
  document: OpenApiDocument = documentOf(api, info),
): ServedApi {
  return {
    mount(app, limits) {
      mountOperations(app, api, limits);
      const text = JSON.stringify(document);
      app.get(documentPath, (_request, reply) =>
        reply
          .type('application/json; charset=utf-8')
          .header('cache-control', 'public, max-age=300')
          .send(text),
      );
    },
  };
}

/** The document of an API: how it writes errors and which answers it keeps are in it. */
export function documentOf<Caller extends object, Context>(
  api: Api<Caller, Context>,
  info: DocumentInfo,
): OpenApiDocument {
  const kept = api.operations.filter((operation) => operation.method !== 'GET' && api.isKept(operation));
  const keptOperations = new Set(kept.map(({ id }) => id));
  return openApiDocument(api.operations, info, { errorStyle: api.errorStyle, keptOperations });
}

export function buildServer(options: ServerOptions): FastifyInstance {
  const bodyLimit = options.bodyLimit ?? BODY_LIMIT;
  const trusted = options.trustedProxies ?? [];
  const app: FastifyInstance = fastify({
    logger: loggerOptions(options.log),
    logController: quietLogController(),
    bodyLimit,
    trustProxy: trusted.length > 0 && [...trusted],
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // What arrives on an open connection while closing is still served, with `Connection: close`: none is lost.
    return503OnClosing: false,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      ignoreDuplicateSlashes: true,
      maxParamLength: MOST_PARAMETER_LENGTH,
    },
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (_error, request, reply) => {
      markAnswer(request, reply);
      sendRefusals(request, reply, refuse('Error.Api.Request.Malformed').refusals);
    },
  });
  app.addHook('onRequest', (request, reply, done) => {
    markAnswer(request, reply);
    done();
  });
  logAnswers(app);
  acceptJsonOnly(app);
  answerErrors(app, bodyLimit);
  serveHealth(app, options.health, options.readinessTimeoutMs ?? 2_000);
  const limits = options.limits ?? new RequestLimits();
  for (const api of options.apis) api.mount(app, limits);
  return app;
}

/** Lets running requests end, then cuts what is left: a client that holds a connection cannot keep us alive. */
export async function closeServer(app: FastifyInstance, graceMs = 10_000): Promise<void> {
  const deadline = setTimeout(() => app.server.closeAllConnections(), graceMs);
  try {
    await app.close();
  } finally {
    clearTimeout(deadline);
  }
}

/** What Node's parser gave up on never becomes a request: the answer is written to the socket itself. */
function answerUnreadable(error: { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, phrase] = unreadableStatuses[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify(errorBody({ code: 'Error.Api.Request.Malformed' }, 'en'));
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}

const unreadableStatuses: Readonly<Record<string, readonly [number, string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

/** The caller's own identifier when it is harmless, so that both logs tell the same story. */
function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.-]{1,64}$/.test(header) ? header : randomUUID();
}

function markAnswer(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).headers(everyAnswersHeaders);
}

function answerErrors(app: FastifyInstance, bodyLimit: number): void {
  app.setNotFoundHandler((request, reply) => {
    const params = { method: request.method, path: pathOf(request.url) };
    return sendRefusals(request, reply, refuse('Error.Api.Route.NotFound', undefined, params).refusals);
  });
  app.setErrorHandler((error, request, reply) => {
    // A body that breaks off, and not the connection of a database: nobody is there to read the answer.
    if (!request.raw.complete && request.raw.destroyed) {
      request.log.info('the caller left before the end of its body');
      return sendRefusals(request, reply, refuse('Error.Api.Body.Malformed').refusals);
    }
    const refusal = refusalOf(error, bodyLimit);
    if (refusal) return sendRefusals(request, reply, [refusal]);
    request.log.error({ err: error }, 'a request failed');
    const language = messageLanguage(request.query, request.headers['accept-language']);
    return sendAnswer(reply, {
      status: 500,
      body: internalErrorBody(request.id, language, errorStyleOf(request)),
    });
  });
}

/** What Fastify refuses before an operation is reached; undefined for a failure of ours. */
function refusalOf(error: unknown, bodyLimit: number): Refusal | undefined {
  if (error instanceof RefusedBodyError) return error.refusal;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'Error.Api.Body.TooLarge', params: { limit: bodyLimit } };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return { code: 'Error.Api.Body.UnsupportedType' };
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return { code: 'Error.Api.Body.Malformed' };
    default:
      return undefined;
  }
}
