/** Operations that answer what their handler was given, and a client for them: what the tests of tolerances ask. */
import assert from 'node:assert/strict';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { alsoNamed, identifier, instantInput, pagingFields, reference } from './fields.ts';
import { agentHeaders, buildSample, defineSample } from './testing.ts';

const echo = z.object({ Input: z.string() });
const entry = z.object({
  ReferenceFeature: reference,
  Increment: z.int().optional(),
  IsEnabled: z.boolean().optional(),
  DateStamp: alsoNamed(instantInput, 'DateTime').optional(),
});
const input = z.object({
  ReferenceCustomer: reference.optional(),
  Language: alsoNamed(z.string(), 'lang').optional(),
  IdSegment: identifier.optional(),
  Html: z.boolean().default(true),
  Immediate: z.boolean().optional(),
  DateStart: instantInput.optional(),
  Amount: z.int().optional(),
  Unit: z.enum(['Day', 'Month']).optional(),
  Extra: z.array(z.string()).optional(),
  Features: z.array(entry).optional(),
  Metadata: z.record(z.string(), z.string()).optional(),
  ...pagingFields,
});

function answer(received: unknown) {
  return accept({ status: 200, body: { Input: JSON.stringify(received) } } as const);
}

const operations = [
  defineSample({
    id: 'read-things',
    method: 'GET',
    path: '/v1/Things',
    aliases: ['/v1/ListOfThings'],
    summary: 'Reads',
    input,
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'write-thing',
    method: 'POST',
    path: '/v1/Thing',
    summary: 'Writes',
    input,
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'read-thing',
    method: 'GET',
    path: '/v1/Thing/{id}',
    summary: 'Reads one',
    input: z.object({ Id: identifier, ReferenceCustomer: reference.optional() }),
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'read-reference',
    method: 'GET',
    path: '/v1/ByReference/{ReferenceCustomer}',
    summary: 'Reads by reference',
    input: z.object({ ReferenceCustomer: reference }),
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
  defineSample({
    id: 'write-usages',
    method: 'POST',
    path: '/v1/Usages',
    summary: 'Writes many',
    input: z.object({ Entries: z.array(entry).min(1).max(50), TryStart: z.boolean().optional() }),
    arrayBody: 'Entries',
    responses: { 200: echo },
    handle: (_call, received) => answer(received),
  }),
];
const { app } = buildSample(operations);

/** What every handler is given when nothing is sent. */
export const defaults = { Html: true, Page: 1, SizePage: 10 };

interface Sent {
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly url: string;
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Record<string, string>;
}

export async function send({ method = 'GET', url, body, raw, headers }: Sent) {
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return app.inject({
    method,
    url,
    headers: { ...agentHeaders, 'content-type': 'application/json', ...headers },
    ...(payload !== undefined && { payload }),
  });
}

/** What the use case was given. */
export async function received(sent: Sent): Promise<unknown> {
  const response = await send(sent);
  assert.equal(response.statusCode, 200, response.body);
  return JSON.parse(response.json().Input);
}
