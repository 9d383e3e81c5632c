/**
 * A quote is what the operation then writes: to the line, to the cent of tax, and to the invoice when nothing else
 * was due; and it is refused exactly where the operation is. On random catalogues, through random histories.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { opening } from '../support/shop.ts';
import { Answer } from './answer.ts';
import { anyRandomOffer, type DeclaredOffer, declareRandomOffer, twoRates } from './any-catalogue.ts';
import { addPayer } from './buyers.ts';
import { type LiveShop, openLiveServer } from './live-api.ts';

const server = await openLiveServer({ isChecked: false });
after(() => server.close());

const plain = { noNullPrototype: true } as const;
/** Of a feature chosen by its rank: a switch is turned, another is counted or set. */
const anyUsage = fc.record({
  kind: fc.constant('usage' as const),
  feature: fc.nat(),
  isEnabled: fc.boolean(),
  quantity: fc.oneof(
    fc.record({ Increment: fc.integer({ min: -20, max: 60 }) }, plain),
    fc.record({ QuantityCurrent: fc.nat({ max: 120 }) }, plain),
  ),
});
const anyLine = fc.record({
  kind: fc.constant('line' as const),
  amount: fc.integer({ min: -5_000, max: 5_000 }),
});
const anyAct = fc.oneof(
  { weight: 4, arbitrary: anyUsage },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('upgrade' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: anyLine },
);
/** What is done, how long after what was done before, and whether the tick has come by since. */
const anyStep = fc.record({ act: anyAct, minutes: fc.nat({ max: 60_000 }), isTicked: fc.boolean() });
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;

async function openWith(pricesIncludeTax: boolean): Promise<LiveShop> {
  const segment = { pricesIncludeTax, billingMode: 'Manual' as const };
  const shop = await server.open({ business: { taxProfile: twoRates }, segment });
  await addPayer(shop, 'ann');
  return shop;
}

const ann = { ReferenceCustomer: 'ann' };

/** The lines on the balance, and their sums with tax. */
async function readDue(shop: LiveShop): Promise<{ lines: readonly Answer[]; sums: unknown }> {
  const { status, answer } = await shop.send('GET', '/v1/Balance?ReferenceCustomer=ann&SizePage=1000');
  if (status === 204) return { lines: [], sums: { AmountSubtotal: 0, AmountTotal: 0 } };
  return { lines: answer.items, sums: answer.at('Computations') };
}

function compared(line: Answer): unknown {
  const dates = line.pick('DateMove', 'DatePeriodStart', 'DatePeriodEnd');
  const quantities = line.pick('IdFeature', 'QuantityReported', 'QuantityBilled');
  return { ...dates, ...quantities, ...line.pick('LabelLocalized', 'AmountSubtotal', 'AmountTotal') };
}

/** Bills what is due; a credit that would be carried is paid off, so that nothing is due afterwards. */
async function settle(shop: LiveShop, isGross: boolean): Promise<void> {
  await shop.send('POST', '/v1/Billing/Customer', ann);
  const { lines } = await readDue(shop);
  for (const line of lines) {
    const Amount = -line.number(isGross ? 'AmountTotal' : 'AmountSubtotal');
    await shop.post('/v1/BalanceLine', { ...ann, Amount, KeyCharge: line.at('KeyCharge') }, 201);
  }
  if (lines.length > 0) await shop.post('/v1/Billing/Customer', ann, 204);
  assert.deepEqual((await readDue(shop)).lines, []);
}

/** Quotes, then does; answers what was done, or undefined when both were refused. */
async function quoteAndDo(
  shop: LiveShop,
  quote: readonly [url: string, body: object],
  operation: readonly [url: string, body: object],
): Promise<Answer | undefined> {
  const quoted = await shop.send('POST', ...quote);
  const done = await shop.send('POST', ...operation);
  const what = `${quote[0]} ${JSON.stringify(quote[1])}`;
  const codeOf = ({ status, answer }: typeof quoted) =>
    status < 400 ? 'accepted' : answer.at(status === 422 ? '0.Code' : 'Code');
  assert.equal(codeOf(quoted), codeOf(done), what);
  const due = await readDue(shop);
  if (quoted.status >= 400) {
    assert.deepEqual(due.lines, [], what);
    return undefined;
  }
  const sums = quoted.answer.pick('AmountSubtotal', 'AmountTotal');
  assert.deepEqual(due.sums, sums, what);
  const details = quoted.answer.has('Details') ? quoted.answer.list('Details') : [quoted.answer];
  const isLine = !quoted.answer.has('Details');
  assert.deepEqual(
    due.lines.map((line) => (isLine ? sumsOf(line) : compared(line))),
    details.map((line) => (isLine ? sumsOf(line) : compared(line))),
    what,
  );
  const { status, answer } = await shop.send('POST', '/v1/Billing/Customer', ann);
  assert.equal(status, Number(sums.AmountTotal) > 0 ? 200 : 204, what);
  if (status === 200) assert.deepEqual(answer.pick('AmountSubtotal', 'AmountTotal'), sums, what);
  return done.answer;
}

function sumsOf(line: Answer): unknown {
  return line.pick('AmountSubtotal', 'AmountTotal', 'LabelLocalized', 'QuantityBilled');
}

interface Course {
  readonly shop: LiveShop;
  readonly offers: Readonly<Record<'one' | 'two', DeclaredOffer>>;
  /** The subscription that runs now, and its offer. */
  id: number;
  offer: 'one' | 'two';
}

async function use({ shop, offers, offer }: Course, act: Act & { readonly kind: 'usage' }): Promise<void> {
  const { features } = offers[offer];
  const feature = features[act.feature % features.length] ?? { reference: 'none', type: 'OnOff' };
  const change = feature.type === 'OnOff' ? { IsEnabled: act.isEnabled } : act.quantity;
  const usage = { ...ann, ReferenceFeature: feature.reference, ...change };
  await quoteAndDo(shop, ['/v1/Quoting/Usage', usage], ['/v1/Usage', usage]);
}

async function upgrade(course: Course): Promise<void> {
  const { shop, id, offer } = course;
  const other = offer === 'one' ? 'two' : 'one';
  const target = { ReferenceOffer: other };
  const done = await quoteAndDo(
    shop,
    [`/v1/Quoting/Subscription/${id}/Upgrade`, target],
    [`/v1/Subscription/${id}/Upgrade`, target],
  );
  if (!done) return;
  course.id = done.number('Id');
  course.offer = other;
}

function start(shop: LiveShop, id: number): Promise<Answer | undefined> {
  return quoteAndDo(shop, [`/v1/Quoting/Subscription/${id}/Start`, {}], [`/v1/Subscription/${id}/Start`, {}]);
}

async function play(course: Course, act: Act): Promise<void> {
  const { shop, id } = course;
  if (act.kind === 'usage') return use(course, act);
  if (act.kind === 'upgrade') return upgrade(course);
  if (act.kind === 'line') {
    const line = { ...ann, Amount: act.amount, Label: 'Divers', Quantity: 3 };
    await quoteAndDo(shop, ['/v1/Quoting/BalanceLine', line], ['/v1/BalanceLine', line]);
    return;
  }
  await shop.send('POST', `/v1/Subscription/${id}/Suspension`);
  await settle(shop, shop.segment.pricesIncludeTax);
  await start(shop, id);
}

test('what is quoted is what is written, taxed and invoiced', async () => {
  const property = fc.asyncProperty(
    fc.tuple(anyRandomOffer, anyRandomOffer),
    fc.boolean(),
    fc.array(anyStep, { minLength: 1, maxLength: 4 }),
    async ([one, two], isGross, steps) => {
      const shop = await openWith(isGross);
      const offers = {
        one: await declareRandomOffer(shop, 'one', one),
        two: await declareRandomOffer(shop, 'two', two),
      };
      const Discounts = offers.one.discounts.map((ReferenceDiscount) => ({ ReferenceDiscount }));
      const draft = await shop.post('/v1/Subscription', { ...ann, ReferenceOffer: 'one', Discounts }, 201);
      const course: Course = { shop, offers, id: draft.number('Id'), offer: 'one' };
      assert.ok(await start(shop, course.id));
      let now: number = opening;
      for (const { act, minutes, isTicked } of steps) {
        now += minutes * 60_000;
        const text = new Date(now).toISOString();
        await (isTicked ? shop.moveTo(text) : shop.moveClock(text));
        await settle(shop, isGross);
        await play(course, act);
      }
    },
  );
  await fc.assert(property, { numRuns: 40 });
});

test('so is a subscription quoted before it exists, and its next term', async () => {
  const property = fc.asyncProperty(anyRandomOffer, fc.boolean(), async (offer, isGross) => {
    const shop = await openWith(isGross);
    await declareRandomOffer(shop, 'one', offer);
    const wanted = { ...ann, ReferenceOffer: 'one' };
    const quote = await shop.post('/v1/Quoting/Subscription', wanted);
    await quoteAndDo(shop, ['/v1/Quoting/Subscription', wanted], ['/v1/Subscription?TryStart=true', wanted]);
    await settle(shop, isGross);
    await shop.moveTo(quote.text('DatePeriodEnd'));
    const due = await readDue(shop);
    const next = new Answer(quote.at('NextTerm'));
    if (next.body === undefined) return assert.deepEqual(due.lines, []);
    assert.equal(next.at('DatePeriodStart'), quote.at('DatePeriodEnd'));
    assert.deepEqual(due.lines.map(compared), next.list('Details').map(compared));
    assert.deepEqual(due.sums, next.pick('AmountSubtotal', 'AmountTotal'));
  });
  await fc.assert(property, { numRuns: 10 });
});
