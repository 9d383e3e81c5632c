/**
 * Random requests that know the schemas: mostly what could be sent, some of it bent, some of it broken. Whatever
 * comes, the server answers with what it documents and never fails.
 */
import assert from 'node:assert/strict';
import { catalogue } from '../../src/domain/refusal/catalogue.ts';
import { idsOf } from '../isolation/content.ts';
import { type ApiOperation, asSchema, type DescribedApi } from '../support/api-operations.ts';
import type { BothApis, RawAnswer } from '../support/both-apis.ts';
import { Dice } from '../support/dice.ts';
import { type MadeRequest, makeRequest } from '../support/random-request.ts';
import { fillShop } from '../support/something-of-everything.ts';
import { brokenBodies, hostileHeaders, hostileValues, oddQueries } from './hostile.ts';

/** To play a run again: `FUZZ_SEED=7 npm test -- tests/fuzz`. */
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_101);
const PER_SHOP = 2_000;
const AT_ONCE = 4;

export interface FuzzResult {
  readonly requests: number;
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Operations that succeeded at least once. */
  readonly succeeded: ReadonlySet<string>;
}

/** Everything hangs on the seed but what several requests at once do to each other. */
export async function fuzz(apis: BothApis, api: DescribedApi, requests: number): Promise<FuzzResult> {
  const statuses = new Map<number, number>();
  const succeeded = new Set<string>();
  let number = 0;
  while (number < requests) {
    const shop = await apis.open();
    await fillShop(shop, `shop${number}`);
    const ids = await idsOf(shop);
    const end = Math.min(requests, number + PER_SHOP);
    let isShut = false;
    const play = async () => {
      while (number < end && !isShut) {
        const seed = SEED + number;
        number += 1;
        const dice = new Dice(seed);
        const operation = dice.pick(api.operations);
        const { request, headers } = bend(dice, makeRequest(operation, makingOf(dice, api, operation, ids)));
        const answer = await shop.send(request.method, request.url, request.body, headers);
        assertAnswer(apis, operation, request, seed, answer);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        if (answer.status < 300) succeeded.add(operation.id);
        // A request took its own rights away: the rest goes on with another business.
        if (answer.status === 401) isShut = true;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, play));
  }
  return { requests: number, statuses, succeeded };
}

function makingOf(dice: Dice, api: DescribedApi, { id }: ApiOperation, ids: ReadonlyMap<string, number>) {
  const isHostile = dice.happens(0.6);
  const hostility = dice.happens(0.5) ? 0.1 : 0.5;
  return {
    dice,
    resolve: api.resolve,
    optional: dice.pick([0, 0.1, 0.4, 1]),
    propose(name: string) {
      // A clock that is moved by centuries would play them all.
      if (/clock/i.test(name) || (id.includes('clock') && /^Date/.test(name))) return nearDate(dice);
      if (isHostile && dice.happens(hostility)) return dice.pick(hostileValues);
      if (/^IdBusiness$/i.test(name)) return 0;
      if (/^Id|Id$|^id$/.test(name)) return dice.happens(0.8) ? likelyId(name, ids, dice) : undefined;
      return /Reference/.test(name) && dice.happens(0.8) ? likelyReference(name, dice) : undefined;
    },
  };
}

function nearDate(dice: Dice): string {
  return new Date(Date.UTC(2026, dice.between(0, 2), dice.between(1, 28))).toISOString();
}

/** Of the table that the name speaks of, or of any. */
function likelyId(name: string, ids: ReadonlyMap<string, number>, dice: Dice): number {
  const spoken = [...ids].find(([table]) => name.toLowerCase().includes(table.replaceAll('_', '')));
  const [table, id] = spoken && dice.happens(0.9) ? spoken : dice.pick([...ids]);
  // The first agent and the first key are those that ask: without them, nothing would be answered any more.
  return id + dice.pick(table === 'agent' || table === 'api_key' ? [1, 2] : [0, 0, 0, 1, 2]);
}

function likelyReference(name: string, dice: Dice): string {
  if (/Offer/.test(name))
    return dice.pick(['basic', 'pro', 'free', 'bare', 'tried', 'yearly', 'thrice', 'engaged']);
  if (/Feature/.test(name)) return dice.pick(['users', 'mails']);
  if (/Segment/.test(name)) return 'main';
  return dice.pick(['ann', 'ann', 'ann', 'carl', 'dora']);
}

/** What no schema says: the way in which a request is written. */
function bend(
  dice: Dice,
  request: MadeRequest,
): { readonly request: MadeRequest; readonly headers: Record<string, string> } {
  const headers: Record<string, string> = dice.happens(0.1) ? { ...dice.pick(hostileHeaders) } : {};
  if (dice.happens(0.05)) headers['idempotency-key'] = `key-${dice.between(1, 20)}`;
  if (request.body !== undefined && dice.happens(0.06))
    return { request: { ...request, body: dice.pick(brokenBodies) }, headers };
  if (dice.happens(0.05)) {
    const joint = request.url.includes('?') ? '&' : '?';
    return { request: { ...request, url: `${request.url}${joint}${dice.pick(oddQueries)}` }, headers };
  }
  return { request, headers };
}

function assertAnswer(
  apis: BothApis,
  operation: ApiOperation,
  request: MadeRequest,
  seed: number,
  { status, raw, contentType }: RawAnswer,
): void {
  const told = () =>
    `FUZZ_SEED=${seed} ${operation.id}: ${request.method} ${request.url} ${JSON.stringify(request.body)}\n` +
    `${status} ${contentType} ${raw}\n${status >= 500 ? apis.lines.at(-1) : ''}`;
  assert.ok(status < 500, told());
  if (raw === '') {
    assert.equal(status, 204, told());
    return;
  }
  assert.match(contentType ?? '', /^application\/json/, told());
  const body: unknown = JSON.parse(raw);
  if (status < 300) assert.ok(operation.successes.has(status), told());
  else for (const code of codesOf(body)) assert.ok(code in catalogue, told());
}

/** Under `Code` in the Live API, under `Error` in the Back Office. */
function codesOf(body: unknown): string[] {
  const errors = Array.isArray(body) ? body : [body];
  return errors.map((error) => {
    const { Code, Error: name } = asSchema(error);
    return String(name ?? Code);
  });
}
