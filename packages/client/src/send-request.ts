/**
 * One call over HTTP: its URL, headers and body, its attempts with the waits between them, and its answer or error.
 * A write that the server keeps is tried again under one idempotency key, so that it happens once.
 */
import type { CallOptions, Operation, Send } from './operation.ts';
import { readRefusals, TaciteConnectionError, TaciteError } from './tacite-error.ts';

export interface ConnectionOptions {
  /** Of your Tacite server: `https://billing.example.com`. */
  readonly baseUrl: string;
  /** Of messages and localized texts: `en`, `fr`… */
  readonly language?: string | undefined;
  /** Of one attempt; 30 seconds when left out. */
  readonly timeoutMs?: number | undefined;
  /** After the first attempt; 3 when left out. */
  readonly retries?: number | undefined;
  /** Before the first retry, doubled for each further one; 250 ms when left out. */
  readonly retryDelayMs?: number | undefined;
  /** Whoever asks for a longer wait than this gets none: the call ends with its error. One minute when left out. */
  readonly longestWaitMs?: number | undefined;
  /** In place of the global `fetch`: with a proxy, an agent or a log of your own. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

export interface ClientOptions extends ConnectionOptions {
  readonly agentKey: string;
  readonly apiKey: string;
}

const TIMEOUT_MS = 30_000;
const RETRIES = 3;
const RETRY_DELAY_MS = 250;
const LONGEST_BACKOFF_MS = 8_000;
const LONGEST_WAIT_MS = 60_000;

interface Request {
  readonly url: string;
  readonly method: Operation['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly idempotencyKey: string | undefined;
  readonly isRepeatable: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export function sendWith({ agentKey, apiKey, ...connection }: ClientOptions): Send {
  return sendAs({ authorization: `Basic ${base64(`${agentKey}:${apiKey}`)}` }, connection);
}

/** @param identity headers that say who calls */
export function sendAs(identity: Readonly<Record<string, string>>, client: ConnectionOptions): Send {
  const baseUrl = client.baseUrl.replace(/\/+$/, '');
  const { retryDelayMs = RETRY_DELAY_MS, longestWaitMs = LONGEST_WAIT_MS } = client;
  const shared = {
    accept: 'application/json',
    ...identity,
    ...(client.language !== undefined && { 'accept-language': client.language }),
  };
  return async <Answer>(operation: Operation, input: object, options: CallOptions = {}): Promise<Answer> => {
    const timeoutMs = options.timeoutMs ?? client.timeoutMs ?? TIMEOUT_MS;
    const request = requestOf(baseUrl, shared, operation, { ...input }, { ...options, timeoutMs });
    const retries = options.retries ?? client.retries ?? RETRIES;
    for (let attempt = 0; ; attempt++) {
      options.signal?.throwIfAborted();
      const outcome = await attemptOnce<Answer>(client.fetch ?? globalThis.fetch, request);
      if (outcome.isAnswer) return outcome.body;
      const asked = outcome.error instanceof TaciteError ? (outcome.error.retryAfterSeconds ?? 0) * 1000 : 0;
      const isOver = attempt >= retries || asked > longestWaitMs || !mayRepeat(request, outcome.error);
      if (isOver) throw outcome.error;
      await wait(Math.max(asked, backoff(attempt, retryDelayMs)), options.signal);
    }
  };
}

function requestOf(
  baseUrl: string,
  shared: Readonly<Record<string, string>>,
  operation: Operation,
  input: Record<string, unknown>,
  options: CallOptions & { readonly timeoutMs: number },
): Request {
  const { method, arrayBody, isKept = false } = operation;
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = input[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`${name} is missing`);
    delete input[name];
    return encodeURIComponent(String(value));
  });
  const isInQuery = (name: string) => method === 'GET' || operation.query?.includes(name);
  const sent = Object.entries(input).filter(([, value]) => value !== undefined);
  const query = queryOf(sent.filter(([name]) => isInQuery(name)));
  const members = Object.fromEntries(sent.filter(([name]) => !isInQuery(name)));
  const body = method === 'GET' ? undefined : arrayBody === undefined ? members : members[arrayBody];
  const hasBody = body !== undefined && (arrayBody !== undefined || Object.keys(members).length > 0);
  const idempotencyKey = isKept ? (options.idempotencyKey ?? crypto.randomUUID()) : undefined;
  return {
    url: `${baseUrl}${path}${query}`,
    method,
    headers: {
      ...shared,
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    body: hasBody ? JSON.stringify(body) : undefined,
    idempotencyKey,
    isRepeatable: method === 'GET' || isKept,
    timeoutMs: options.timeoutMs,
    signal: options.signal,
  };
}

/** A list is its name, once for each member. */
function queryOf(entries: readonly (readonly [string, unknown])[]): string {
  const query = new URLSearchParams();
  for (const [name, value] of entries) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  return query.size === 0 ? '' : `?${query}`;
}

type Attempt<Answer> =
  | { readonly isAnswer: true; readonly body: Answer }
  | { readonly isAnswer: false; readonly error: TaciteError | TaciteConnectionError };

/** @throws the reason of the caller's signal when it was aborted */
async function attemptOnce<Answer>(
  fetch: typeof globalThis.fetch,
  request: Request,
): Promise<Attempt<Answer>> {
  const { url, method, headers, body, signal, timeoutMs } = request;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      // A redirected write would arrive as a read: it is an error, as any other answer without success.
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body !== undefined && { body }),
    });
    return readAnswer(response, await response.text());
  } catch (error) {
    signal?.throwIfAborted();
    const reason = timeout.aborted ? `no whole answer within ${timeoutMs} ms` : messageOf(error);
    const message = `${method} ${url.replace(/\?.*/, '')}: ${reason}`;
    return { isAnswer: false, error: new TaciteConnectionError(message, request.idempotencyKey, error) };
  }
}

/** The type of the body is that of the operation's schema; undefined for an answer without one. */
function readAnswer<Answer>(response: Response, text: string): Attempt<Answer> {
  const { status, headers } = response;
  if (response.ok) {
    try {
      return { isAnswer: true, body: text === '' ? undefined : JSON.parse(text) };
    } catch {
      // Not ours: told below.
    }
  }
  const error = new TaciteError({
    status,
    refusals: readRefusals(status, text),
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfterSeconds: readRetryAfter(headers.get('retry-after')),
  });
  return { isAnswer: false, error };
}

/** Seconds, or the date that some proxies write. */
function readRetryAfter(header: string | null): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds);
}

/** What was refused before any work may always be sent again; what may have been done, only where that changes nothing. */
function mayRepeat(request: Request, error: TaciteError | TaciteConnectionError): boolean {
  if (error instanceof TaciteConnectionError) return request.isRepeatable;
  if (error.status === 429 || error.code === 'Error.Api.Idempotency.InProgress') return true;
  return request.isRepeatable && (error.status >= 500 || error.status === 408);
}

/** Doubled each time, and up to half less, so that clients that failed together do not come back together. */
function backoff(attempt: number, firstDelayMs: number): number {
  return Math.min(LONGEST_BACKOFF_MS, firstDelayMs * 2 ** attempt) * (1 - Math.random() / 2);
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The global fetch says "fetch failed", and why in its cause. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
