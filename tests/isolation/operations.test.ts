/**
 * Two businesses on one database: every operation of both APIs, asked with the keys of one and each number and
 * reference that only the other has, answers nothing of the other and changes nothing of it. Operations are read from
 * the APIs themselves, so that a new one is tried as well.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ApiOperation, DescribedApi } from '../support/api-operations.ts';
import { type ApiShop, openBothApis } from '../support/both-apis.ts';
import { Dice } from '../support/dice.ts';
import { makeRequest, type Proposal } from '../support/random-request.ts';
import { fillShop } from '../support/something-of-everything.ts';
import { contentOf, idsOf } from './content.ts';

const apis = await openBothApis();
after(() => apis.close());

/** Each table of the other counts from here on, so that a number tells whose row it is. */
const APART = 1_000_000;
const THEIRS = 'zebra';
let own: ApiShop;
let other: ApiShop;
let foreignIds: ReadonlyMap<string, number>;
let ownIds: readonly number[];

before(async () => {
  own = await apis.open();
  await fillShop(own, 'ours');
  ownIds = [...(await idsOf(own)).values()];
  await own.pool.query(`
    select setval(pg_get_serial_sequence(quote_ident(table_name), column_name), ${APART} * (row_number() over ()))
    from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`);
  other = await apis.open();
  await fillShop(other, THEIRS);
  foreignIds = await idsOf(other);
  assert.ok(foreignIds.size > 12, 'the other has something of everything');
});

const isIdentifier = (name: string) => /^Id|Id$|^id$/.test(name) && name !== 'IdBusiness';
const isReference = (name: string) => /Reference|FullNumber/.test(name);

/** What only the other has, for one kind of field at a time. */
function* foreignProposals(): Generator<Proposal> {
  for (const id of foreignIds.values()) {
    yield (name) => {
      if (isIdentifier(name)) return id;
      return isReference(name) ? ownReference(name) : undefined;
    };
  }
  for (const reference of [`${THEIRS}-bob`, `${THEIRS}-segment`, `${THEIRS}-feature`, 'F-2026-000002']) {
    yield (name) => (isReference(name) ? reference : isIdentifier(name) ? ownIds[0] : undefined);
    yield (name) => {
      if (/Customer/.test(name) && isReference(name)) return `${THEIRS}-bob`;
      return isReference(name) ? ownReference(name) : undefined;
    };
  }
  yield (name) => (name === 'IdBusiness' ? other.businessId : undefined);
}

function ownReference(name: string): string {
  if (/Offer/.test(name)) return 'basic';
  if (/Feature/.test(name)) return 'users';
  return /Segment/.test(name) ? 'main' : 'ann';
}

async function tryOperation(api: DescribedApi, operation: ApiOperation): Promise<Set<number>> {
  const statuses = new Set<number>();
  const dice = new Dice(operation.id.length);
  for (const propose of foreignProposals()) {
    for (const optional of [0, 0.7]) {
      const { method, url, body } = makeRequest(operation, { dice, resolve: api.resolve, propose, optional });
      const { status, raw } = await own.send(method, url, body);
      assert.ok(status < 500, `${method} ${url} ${JSON.stringify(body)}: ${status} ${raw}`);
      statuses.add(status);
      if (status < 300) assertNothingForeign(raw, `${method} ${url} ${JSON.stringify(body)}`);
    }
  }
  return statuses;
}

/** Neither a number of the other nor a text that only it has; of what we sent ourselves, we know nothing new. */
function assertNothingForeign(raw: string, request: string): void {
  if (raw === '') return;
  for (const text of [
    `${THEIRS} name`,
    `${THEIRS}@`,
    `${THEIRS} city`,
    `${THEIRS} line`,
    `${THEIRS} segment`,
  ])
    assert.ok(!raw.includes(text), `${request}: ${raw}`);
  const known = new Set(foreignIds.values());
  JSON.parse(raw, (key, value) => {
    if (isIdentifier(key)) assert.ok(!known.has(Number(value)), `${request}: ${key} ${value}`);
    return value;
  });
}

for (const [title, api] of [
  ['Live API', apis.live],
  ['Back Office API', apis.backOffice],
] as const) {
  test(`no operation of the ${title} reaches the other business`, async () => {
    const before = await contentOf(other);
    const unreached: string[] = [];
    for (const operation of api.operations) {
      const statuses = await tryOperation(api, operation);
      assert.deepEqual(await contentOf(other), before, `${operation.method} ${operation.path}`);
      if ([...statuses].every((status) => status === 422 || status === 400)) unreached.push(operation.id);
    }
    assert.deepEqual(unreached, [], 'only malformed requests were made: nothing was tried');
  });
}
