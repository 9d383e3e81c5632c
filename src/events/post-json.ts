/** One POST of a webhook: no redirect is followed, and the whole exchange is bounded in time and size. */
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import {
  type AddressRules,
  ForbiddenAddressError,
  guardedLookup,
  isPublicAddress,
  literalAddressOf,
} from './reachable-address.ts';

const TIMEOUT_MS = 10_000;
const MOST_ANSWER_BYTES = 4_096;
const MOST_HEADER_BYTES = 8_192;
const MOST_HEADER_LENGTH = 500;
const MOST_HEADERS = 40;

export interface Exchange {
  readonly durationMs: number;
  /** Absent when no answer came. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Its beginning. */
  readonly body?: string;
  readonly error?: string;
}

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs?: number;
}

type Answer = Pick<Exchange, 'status' | 'headers' | 'body'>;

/** Never throws: what goes wrong is part of the exchange. */
export async function postJson(post: Post, rules: AddressRules): Promise<Exchange> {
  const startedAt = performance.now();
  const outcome = await exchange(post, rules).catch((error: unknown) => ({ error: reasonOf(error) }));
  return { ...outcome, durationMs: Math.round(performance.now() - startedAt) };
}

function exchange(
  { url: text, headers, body, timeoutMs = TIMEOUT_MS }: Post,
  rules: AddressRules,
): Promise<Answer> {
  const url = new URL(text);
  const literal = literalAddressOf(url);
  if (literal !== undefined && !rules.allowsPrivate && !isPublicAddress(literal))
    return Promise.reject(new ForbiddenAddressError(literal));
  const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const request = start(url, {
      method: 'POST',
      // A connection of its own: what was looked up for it is what it uses.
      agent: false,
      lookup: guardedLookup(rules),
      signal,
      maxHeaderSize: MOST_HEADER_BYTES,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Tacite',
        ...headers,
      },
    });
    request.on('error', (error) =>
      reject(signal.aborted ? new Error(`no whole answer within ${timeoutMs} ms`) : error),
    );
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const answer = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: shortHeaders(response.headers),
          // PostgreSQL stores no NUL.
          body: Buffer.concat(chunks).subarray(0, MOST_ANSWER_BYTES).toString('utf8').replaceAll('\0', ''),
        });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < MOST_ANSWER_BYTES) return;
        answer();
        request.destroy();
      });
      response.on('end', answer);
      response.on('error', (error) =>
        reject(signal.aborted ? new Error(`no whole answer within ${timeoutMs} ms`) : error),
      );
    });
    request.end(body);
  });
}

function shortHeaders(headers: NodeJS.Dict<string | string[]>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name, String(value).slice(0, MOST_HEADER_LENGTH)]),
  );
}

/** Node gives an empty message when every address of a host refused; its code then says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message.slice(0, MOST_HEADER_LENGTH);
  return 'code' in error ? String(error.code) : error.name;
}
