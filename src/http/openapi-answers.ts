/** Answers of the OpenAPI document that all operations share: errors, and the headers that tell of limits and retries. */
import { asObject, type Json } from './openapi-schemas.ts';
import type { RecordedExample } from './recorded-examples.ts';
import type { ErrorStyle } from './refusal-answer.ts';

const target: Json = { type: 'string', description: 'The field at fault: Features[0].ReferenceFeature.' };
const message: Json = { type: 'string', description: 'For people, in the language of the request.' };

export const errorSchemas: Readonly<Record<ErrorStyle, Json>> = {
  Named: {
    type: 'object',
    required: ['Code', 'Message'],
    properties: {
      Code: { type: 'string', description: 'What to branch on: Error.Customer.NotFound.' },
      Message: message,
      Target: target,
    },
  },
  Numbered: {
    type: 'object',
    required: ['Code', 'Error', 'Message'],
    properties: {
      Code: { type: 'integer', description: 'The status of the answer.' },
      Error: { type: 'string', description: 'What to branch on: Error.Feature.InUse.' },
      Message: message,
      Target: target,
    },
  },
};

export const idempotencyParameter: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Any text of your choice, a UUID for instance. For 24 hours, the same request with the same key is done once and ' +
    'answered alike; another request with it is refused with 409.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x20-\\x7e]+$' },
};

const count = (description: string, type = 'integer'): Json => ({ description, schema: { type } });

export const headerComponents: Json = {
  RequestId: count('Names this request in the logs of the server.', 'string'),
  RateLimitLimit: count('Requests that this key may send at once.'),
  RateLimitRemaining: count('Requests that are left now.'),
  RateLimitReset: count('Seconds until all of them are there again.'),
  RetryAfter: count('Seconds to wait before the next request.'),
  IdempotencyReplayed: {
    description: 'Present when this is the kept answer of an earlier request.',
    schema: { const: 'true' },
  },
  Warning: count('Names what was sent and is not a parameter of this operation: it was ignored.', 'string'),
};

const header = (name: string): Json => ({ $ref: `#/components/headers/${name}` });
const limitHeaders: Json = {
  'X-Request-Id': header('RequestId'),
  'RateLimit-Limit': header('RateLimitLimit'),
  'RateLimit-Remaining': header('RateLimitRemaining'),
  'RateLimit-Reset': header('RateLimitReset'),
};

const oneError: Json = { $ref: '#/components/schemas/Error' };

/** Of any operation; 409 only where an Idempotency-Key is read or the work itself can meet a conflict. */
const errorAnswers = {
  400: {
    description: 'What was sent cannot be read, or the Idempotency-Key is malformed.',
    schema: oneError,
  },
  401: { description: 'The keys are missing or wrong.', schema: oneError },
  403: { description: 'Refused by a rule of the business.', schema: oneError },
  404: { description: 'What is named does not exist.', schema: oneError },
  409: { description: 'In conflict with another request, or with what is there already.', schema: oneError },
  422: {
    description: 'What was sent is wrong, field by field.',
    schema: { type: 'array', items: oneError },
  },
  429: { description: 'Too many requests: see Retry-After.', schema: oneError },
  default: { description: 'Any other refusal or failure.', schema: oneError },
} as const;

/** With the recorded examples; each status names its own error codes only there. */
export function describeErrors(examples: readonly RecordedExample[]): Json {
  return Object.fromEntries(
    Object.entries(errorAnswers).map(([status, { description, schema }]) => [
      status,
      {
        description,
        headers: status === '429' ? { ...limitHeaders, 'Retry-After': header('RetryAfter') } : limitHeaders,
        content: jsonContent(schema, examplesOf(examples, status)),
      },
    ]),
  );
}

export function describeSuccess(
  status: string,
  schema: Json | undefined,
  isKept: boolean,
  examples: readonly RecordedExample[],
): Json {
  return {
    description: schema ? (status === '201' ? 'Created.' : 'Done.') : 'Nothing to show: an empty body.',
    headers: {
      ...limitHeaders,
      Warning: header('Warning'),
      ...(isKept && { 'Idempotency-Replayed': header('IdempotencyReplayed') }),
    },
    ...(schema && { content: jsonContent(schema, examplesOf(examples, status)) }),
  };
}

export function jsonContent(schema: unknown, examples: Json = {}): Json {
  return { 'application/json': { schema, ...(Object.keys(examples).length > 0 && { examples }) } };
}

function examplesOf(examples: readonly RecordedExample[], status: string): Json {
  const found = examples.filter(
    (example) => String(example.status) === status && example.answer !== undefined,
  );
  return Object.fromEntries(
    found.map(({ answer, request }) => [
      nameOf(answer, status),
      { summary: `${request.method} ${request.url}`, value: answer },
    ]),
  );
}

/** An error by its name, so that several of one status stand side by side. */
function nameOf(answer: unknown, status: string): string {
  const first = asObject(Array.isArray(answer) ? answer[0] : answer);
  const name = typeof first.Error === 'string' ? first.Error : first.Code;
  return typeof name === 'string' ? name : `answer-${status}`;
}
