import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { accept } from '../domain/refusal/outcome.ts';
import { alsoNamed, identifier, instantInput, wireInstant } from './fields.ts';
import type { BodyOf } from './operation.ts';
import { defineSample } from './testing.ts';
import { formatInstant } from './wire-instant.ts';

const thing = z.object({ Id: z.int(), At: wireInstant.nullish(), Names: z.array(z.string()).optional() });
const base = {
  id: 'x',
  method: 'GET',
  path: '/v1/Thing/{id}',
  summary: 'x',
  input: z.object({ Id: identifier, From: instantInput.optional() }),
  responses: { 200: thing, 204: null },
} as const;

test('the compiler holds answers to their schema and gives inputs their types', () => {
  defineSample({
    ...base,
    handle: ({ now }, input) =>
      accept({ status: 200, body: { Id: input.Id, At: formatInstant(input.From ?? now) } }),
  });
  defineSample({ ...base, handle: () => accept({ status: 204, body: null }) });
  // @ts-expect-error a body of the wrong type
  defineSample({ ...base, handle: () => accept({ status: 200, body: { Id: 'x' } }) });
  // @ts-expect-error a status that is not declared
  defineSample({ ...base, handle: () => accept({ status: 201, body: { Id: 1 } }) });
  // @ts-expect-error 200 without its body
  defineSample({ ...base, handle: () => accept({ status: 200, body: null }) });
  const threeDigits = new Date(0).toISOString();
  // @ts-expect-error three fraction digits, where clients read two
  defineSample({ ...base, handle: () => accept({ status: 200, body: { Id: 1, At: threeDigits } }) });
  // @ts-expect-error a parameter that is not declared
  defineSample({ ...base, handle: (_call, input) => accept({ status: 200, body: { Id: input.Other } }) });
  const names: readonly string[] = ['a'];
  const body: BodyOf<typeof thing> = { Id: 1, Names: names };
  assert.equal(body.Names, names);
});

test('a parameter of the path or of the query that is not declared is a mistake of the definition', () => {
  const handle = () => accept({ status: 204, body: null } as const);
  assert.throws(() => defineSample({ ...base, path: '/v1/Thing/{other}', handle }), /other is not declared/);
});

test('two fields under one name are a mistake of the definition', () => {
  const input = z.object({ Id: identifier, Language: alsoNamed(z.string(), 'ID') });
  const handle = () => accept({ status: 204, body: null } as const);
  assert.throws(() => defineSample({ ...base, input, handle }), /share the name ID/);
});

test('a field that has no tolerant reading is a mistake of the definition', () => {
  const input = z.object({ Id: identifier, Either: z.union([z.string(), z.number()]) });
  const handle = () => accept({ status: 204, body: null } as const);
  assert.throws(() => defineSample({ ...base, input, handle }), /no tolerant reading/);
});
