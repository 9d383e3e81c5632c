/** Makes routes of operations: who calls, what is asked, the work, the answer. The one place where they meet Fastify. */
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../domain/refusal/outcome.ts';
import { parseBasicCredentials } from './basic-auth.ts';
import { ignoredWarning } from './ignored-parameters.ts';
import { messageLanguage, requestedLanguage } from './language.ts';
import type { Answer, Operation, RefusalStatuses } from './operation.ts';
import { refusalAnswer } from './refusal-answer.ts';
import { routerPath } from './route-path.ts';

/** What a context can be made of besides its caller. */
export interface RequestFacts {
  readonly requestId: string;
  /** Of the messages for the caller. */
  readonly language: string;
  /** Named by the query, for the localized fields of the answer; undefined when it names none. */
  readonly requestedLanguage: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly log: FastifyBaseLogger;
}

export interface Api<Caller extends object, Context> {
  readonly operations: readonly Operation<Context>[];
  readonly authenticate: (agentKey: string, apiKey: string) => Promise<Caller | undefined>;
  readonly makeContext: (caller: Caller, facts: RequestFacts) => Context | Promise<Context>;
}

const apiHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export function mountOperations<Caller extends object, Context>(
  app: FastifyInstance,
  api: Api<Caller, Context>,
): void {
  // Beside the request, not on it: the type of a caller is each API's own.
  const callers = new WeakMap<FastifyRequest, Caller>();

  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const { authorization } = request.headers;
    const credentials = authorization === undefined ? undefined : parseBasicCredentials(authorization);
    const caller = credentials && (await api.authenticate(credentials.agentKey, credentials.apiKey));
    if (caller) {
      callers.set(request, caller);
      return;
    }
    const isMissing = authorization === undefined;
    return sendRefusals(
      request,
      reply.header('www-authenticate', 'Basic realm="Tacite"'),
      refuse(`Error.Api.Authentication.${isMissing ? 'Missing' : 'Invalid'}`).refusals,
    );
  };

  for (const operation of api.operations) {
    for (const path of [operation.path, ...operation.aliases]) {
      app.route({
        method: operation.method,
        url: routerPath(path),
        config: { operationId: operation.id },
        onRequest: admit,
        handler: (request, reply) => answerOperation(operation, api, callers.get(request), request, reply),
      });
    }
  }
}

async function answerOperation<Caller extends object, Context>(
  operation: Operation<Context>,
  api: Api<Caller, Context>,
  caller: Caller | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (!caller) throw new Error('an operation was reached without a caller');
  const facts = factsOf(request);
  // Of a GET or a HEAD, Fastify reads no body, whatever was sent.
  const sent = { path: request.params, query: request.query, body: request.body };
  const { call, ignored } = operation.prepare(sent, facts.language);
  const warning = ignoredWarning(ignored);
  if (warning !== undefined) reply.header('warning', warning);
  if (!call.ok) return sendRefusals(request, reply, call.refusals, operation.refusalStatuses);
  const outcome = await call.value(await api.makeContext(caller, facts));
  if (!outcome.ok) return sendRefusals(request, reply, outcome.refusals, operation.refusalStatuses);
  return sendAnswer(reply, outcome.value);
}

function factsOf(request: FastifyRequest): RequestFacts {
  const key = request.headers['idempotency-key'];
  return {
    requestId: request.id,
    language: messageLanguage(request.query, request.headers['accept-language']),
    requestedLanguage: requestedLanguage(request.query),
    idempotencyKey: typeof key === 'string' && key !== '' ? key : undefined,
    log: request.log,
  };
}

export function sendRefusals(
  request: FastifyRequest,
  reply: FastifyReply,
  refusals: readonly [Refusal, ...Refusal[]],
  statuses?: RefusalStatuses,
): FastifyReply {
  const language = messageLanguage(request.query, request.headers['accept-language']);
  return sendAnswer(reply, refusalAnswer(refusals, language, statuses));
}

export function sendAnswer(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.code(status).headers(apiHeaders);
  return body === null ? reply.send() : reply.send(body);
}
