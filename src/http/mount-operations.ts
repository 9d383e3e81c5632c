/** Makes routes of operations: who calls, what is asked, the work, the answer. The one place where they meet Fastify. */
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeptAnswer, OnceAnswer } from '../accounts/answer-once.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/refusal/outcome.ts';
import { parseBasicCredentials } from './basic-auth.ts';
import { hashRequest, readIdempotencyKey } from './idempotency.ts';
import { ignoredWarning } from './ignored-parameters.ts';
import { messageLanguage, requestedLanguage } from './language.ts';
import type { Answer, Operation, RefusalStatuses } from './operation.ts';
import type { Gathered } from './read-input.ts';
import { type ErrorStyle, refusalAnswer } from './refusal-answer.ts';
import { limitHeaders, type RequestLimits } from './request-limits.ts';
import { routerPath } from './route-path.ts';
import { isFromOurPages, isSentByPage, sessionTokenOf } from './session-cookie.ts';
import type { BucketState } from './token-buckets.ts';

/** What a context can be made of besides its caller. */
export interface RequestFacts {
  /** The path and the query, as they were sent. */
  readonly url: string;
  readonly requestId: string;
  /** Of the messages for the caller. */
  readonly language: string;
  /** Named by the query, for the localized fields of the answer; undefined when it names none. */
  readonly requestedLanguage: string | undefined;
  readonly log: FastifyBaseLogger;
}

export interface Api<Caller extends object, Context> {
  readonly operations: readonly Operation<Context>[];
  readonly errorStyle: ErrorStyle;
  readonly authenticate: (agentKey: string, apiKey: string) => Promise<Caller | undefined>;
  /** Who holds this token of a session; left out by an API that is not called from pages. */
  readonly recognise?: (token: string) => Promise<Caller | undefined>;
  readonly makeContext: (caller: Caller, facts: RequestFacts) => Context | Promise<Context>;
  /** Whether this caller may call this operation with what was sent. */
  readonly admit: (caller: Caller, operation: Operation<Context>, sent: Gathered) => Outcome<void>;
  /** Whose requests are counted together for the rate limit. */
  readonly nameCaller: (caller: Caller) => string;
  /** Of a write, whether the answer is kept under the Idempotency-Key; what changes nothing may be asked again. */
  readonly isKept: (operation: Operation<Context>) => boolean;
  /** Does the work in the transaction that also keeps its answer, or answers what was kept. */
  readonly answerOnce: (
    context: Context,
    request: { readonly key: string; readonly requestHash: string },
    work: (context: Context) => Promise<KeptAnswer>,
  ) => Promise<Outcome<OnceAnswer>>;
}

const apiHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

export function mountOperations<Caller extends object, Context>(
  app: FastifyInstance,
  api: Api<Caller, Context>,
  limits: RequestLimits,
): void {
  // Beside the request, not on it: the type of a caller is each API's own.
  const callers = new WeakMap<FastifyRequest, Caller>();

  const admit = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await authenticateRequest(api, limits, request, reply);
    if (!caller) return reply;
    const state = limits.takeRequest(api.nameCaller(caller));
    reply.headers(limitHeaders(state));
    if (!state.isAllowed) return refuseExcess(request, reply, state);
    callers.set(request, caller);
    return;
  };

  for (const operation of api.operations) {
    for (const path of [operation.path, ...operation.aliases]) {
      app.route({
        method: operation.method,
        url: routerPath(path),
        config: { operationId: operation.id, errorStyle: api.errorStyle },
        onRequest: admit,
        handler: (request, reply) => answerOperation(operation, api, callers.get(request), request, reply),
      });
    }
  }
}

/** Undefined when the answer is on its way already. */
async function authenticateRequest<Caller extends object, Context>(
  api: Api<Caller, Context>,
  limits: RequestLimits,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Caller | undefined> {
  const { authorization } = request.headers;
  if (authorization === undefined && api.recognise !== undefined) {
    const recognised = await recogniseSession(api.recognise, request);
    if (recognised?.ok) return recognised.value;
    if (recognised !== undefined) {
      sendRefusals(request, reply, recognised.refusals);
      return undefined;
    }
  }
  if (authorization === undefined) {
    // Not counted: some clients send their credentials only when they are asked for them, at each request.
    refuseStranger(request, reply, 'Error.Api.Authentication.Missing');
    return undefined;
  }
  const attempt = limits.mayTry(request.ip, authorization);
  if (!attempt.isAllowed) {
    refuseExcess(request, reply.headers(limitHeaders(attempt)), attempt);
    return undefined;
  }
  const credentials = parseBasicCredentials(authorization);
  const caller = credentials && (await api.authenticate(credentials.agentKey, credentials.apiKey));
  if (caller) {
    limits.recordSuccess(authorization);
    return caller;
  }
  reply.headers(limitHeaders({ ...limits.recordFailure(request.ip, authorization), isAllowed: true }));
  refuseStranger(request, reply, 'Error.Api.Authentication.Invalid');
  return undefined;
}

/** Undefined without a cookie, or with one that opens nothing. */
async function recogniseSession<Caller>(
  recognise: (token: string) => Promise<Caller | undefined>,
  request: FastifyRequest,
): Promise<Outcome<Caller> | undefined> {
  const token = sessionTokenOf(request.headers.cookie);
  if (token === undefined) return undefined;
  const caller = await recognise(token);
  if (caller === undefined) return undefined;
  return isFromOurPages(request) ? accept(caller) : refuse('Error.Session.CrossSite');
}

function refuseStranger(
  request: FastifyRequest,
  reply: FastifyReply,
  code: 'Error.Api.Authentication.Missing' | 'Error.Api.Authentication.Invalid',
): FastifyReply {
  // To our pages a browser would show its own window for the challenge; they have a page for signing in.
  if (!isSentByPage(request)) reply.header('www-authenticate', 'Basic realm="Tacite"');
  return sendRefusals(request, reply, refuse(code).refusals);
}

function refuseExcess(request: FastifyRequest, reply: FastifyReply, state: BucketState): FastifyReply {
  const params = { seconds: state.retryAfterSeconds };
  return sendRefusals(request, reply, refuse('Error.Api.RateLimit.Exceeded', undefined, params).refusals);
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
  const admitted = api.admit(caller, operation, sent);
  if (!admitted.ok) return sendRefusals(request, reply, admitted.refusals);
  const { call, ignored } = operation.prepare(sent, facts.language);
  const warning = ignoredWarning(ignored);
  if (warning !== undefined) reply.header('warning', warning);
  const work = async (makeContext: () => Context | Promise<Context>): Promise<Answer> => {
    const outcome = call.ok ? await call.value(await makeContext()) : call;
    if (outcome.ok) return outcome.value;
    return refusalAnswer(outcome.refusals, facts.language, operation.refusalStatuses, api.errorStyle);
  };
  const makeContext = () => api.makeContext(caller, facts);
  if (operation.method === 'GET' || !api.isKept(operation)) return sendAnswer(reply, await work(makeContext));

  const key = readIdempotencyKey(request.headers['idempotency-key']);
  if (!key.ok) return sendRefusals(request, reply, key.refusals);
  if (key.value === undefined) return sendAnswer(reply, await work(makeContext));
  const { method, id: operationId } = operation;
  const requestHash = hashRequest({ method, operationId, ...sent });
  const once = await api.answerOnce(await makeContext(), { key: key.value, requestHash }, async (context) =>
    asKept(await work(() => context)),
  );
  return once.ok ? sendKept(reply, once.value) : sendRefusals(request, reply, once.refusals);
}

function asKept({ status, body }: Answer): KeptAnswer {
  return { status, body: body === null ? null : JSON.stringify(body) };
}

function sendKept(reply: FastifyReply, { status, body, isReplay }: OnceAnswer): FastifyReply {
  if (isReplay) reply.header('idempotency-replayed', 'true');
  if (body !== null) reply.type('application/json; charset=utf-8');
  return sendAnswer(reply, { status, body });
}

function factsOf(request: FastifyRequest): RequestFacts {
  return {
    url: request.url,
    requestId: request.id,
    language: messageLanguage(request.query, request.headers['accept-language']),
    requestedLanguage: requestedLanguage(request.query),
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
  return sendAnswer(reply, refusalAnswer(refusals, language, statuses, errorStyleOf(request)));
}

/** Named where no operation was reached. */
export function errorStyleOf(request: FastifyRequest): ErrorStyle {
  return request.routeOptions.config.errorStyle ?? 'Named';
}

export function sendAnswer(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  reply.code(status).headers(apiHeaders);
  return body === null ? reply.send() : reply.send(body);
}
