/**
 * Bodies of requests: JSON of a limited depth, or nothing. An empty body is fine whatever its content type says:
 * .NET clients announce JSON and PHP's curl announces a form on requests that carry neither.
 */
import type { FastifyInstance } from 'fastify';
import { type Refusal, refuse } from '../domain/refusal/outcome.ts';

/** The contract's deepest input has 4 levels; what follows the schema never goes further, whatever is sent. */
const MOST_DEPTH = 20;
const JSON_TYPES = /^(?:application|text)\/(?:[\w.-]+\+)?json(?:$|[\s;])/i;

/** How a refusal travels through Fastify's parsers, which know only of errors. */
export class RefusedBodyError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

export function acceptJsonOnly(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(JSON_TYPES, { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parseJson(String(text)));
    } catch {
      done(refused('Error.Api.Body.Malformed'));
    }
  });
  app.addContentTypeParser('*', (request, _payload, done) => {
    const isEmpty = request.headers['content-length'] === '0';
    done(isEmpty ? null : refused('Error.Api.Body.UnsupportedType'), undefined);
  });
}

function refused(code: 'Error.Api.Body.Malformed' | 'Error.Api.Body.UnsupportedType'): RefusedBodyError {
  return new RefusedBodyError(refuse(code).refusals[0]);
}

/** @throws SyntaxError when the text is not JSON or is nested too deep; undefined for an empty text. */
export function parseJson(text: string): unknown {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  if (json.trim() === '') return undefined;
  if (isDeeperThan(MOST_DEPTH, json)) throw new SyntaxError(`JSON deeper than ${MOST_DEPTH} levels`);
  return JSON.parse(json);
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [34, 92, 123, 125, 91, 93];

/** Counts brackets outside of strings, before anything is built from them. */
function isDeeperThan(most: number, json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (isInString) {
      if (code === BACKSLASH) index += 1;
      else if (code === QUOTE) isInString = false;
    } else if (code === QUOTE) {
      isInString = true;
    } else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > most) return true;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
    }
  }
  return false;
}
