import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { updateBillingAddress } from '../../src/customers/update-address.ts';
import { openTestDatabase } from '../../src/database/testing.ts';
import { terminateSubscriptions } from '../../src/subscriptions/terminate-subscriptions.ts';
import { addOffer, sell } from '../support/sales.ts';
import { at, opening, openShop, type Shop } from '../support/shop.ts';
import { addReader, messagesOf, startSending, writeAll } from './post-office.ts';

const database = await openTestDatabase();
after(() => database.close());

/** Kind, reader and day of every notice. */
async function notices(shop: Shop): Promise<readonly string[]> {
  await writeAll(shop);
  return (await messagesOf(shop))
    .filter(({ kind }) => kind === 'TrialEnding' || kind === 'RenewalAhead')
    .map(
      (row) =>
        `${row.kind} ${row.recipient.split('@')[0]} ${new Date(row.created_at).toISOString().slice(0, 10)}`,
    );
}

const yearly = { amountRecurrence: 12_000, durationRecurrence: 1, unitRecurrence: 'Year' } as const;

test('the end of a trial is announced seven days ahead, once, and not to who has left or wants none', async () => {
  const shop = await openShop(undefined, { database });
  await startSending(shop);
  const offerId = await addOffer(shop, 'trial', { durationTrial: 14, unitTrial: 'Day', amountTrial: 0 });
  const customerIds = [
    await addReader(shop, 'ann'),
    await addReader(shop, 'bob'),
    await addReader(shop, 'eve'),
  ];
  const [, , left = 0] = await sell(shop, opening, { offerId, customerIds });
  const segments = await shop.segments();
  await shop.run(opening, (context) =>
    terminateSubscriptions(context, segments, [left], {
      moment: { kind: 'AtTerm' },
      ignoresEngagement: false,
      hasProratedCredit: false,
    }),
  );
  await shop.tick(opening, at('2026-01-08T08:59Z'));
  assert.deepEqual(await notices(shop), []);
  await shop.tick(at('2026-01-08T08:59Z'), at('2026-01-20T09:00Z'));
  assert.deepEqual(await notices(shop), ['TrialEnding ann 2026-01-08', 'TrialEnding bob 2026-01-08']);
  const silent = await openShop(undefined, { database });
  await startSending(silent, { trialNoticeDays: 0 });
  const other = await addOffer(silent, 'trial', { durationTrial: 14, unitTrial: 'Day', amountTrial: 0 });
  await sell(silent, opening, { offerId: other, customerIds: [await addReader(silent, 'ann')] });
  await silent.tick(opening, at('2026-01-20T09:00Z'));
  assert.deepEqual(await notices(silent), []);
});

test('consumers are told sixty days ahead that a year is renewed; companies only where the segment wants it', async () => {
  for (const renewalNotice of ['Consumers', 'Everybody', 'Off'] as const) {
    const shop = await openShop(undefined, { database });
    await startSending(shop, { renewalNotice });
    const offerId = await addOffer(shop, 'year', yearly);
    const monthly = await addOffer(shop, 'month');
    const company = await addReader(shop, 'company');
    await shop.run(opening, (context) => updateBillingAddress(context, company, { company: 'Example SARL' }));
    const consumer = await addReader(shop, 'consumer', 'fr');
    await sell(shop, opening, { offerId, customerIds: [company, consumer] });
    await sell(shop, opening, { offerId: monthly, customerIds: [consumer] });
    await shop.tick(opening, at('2028-01-10T09:00Z'));
    const expected = {
      Consumers: ['RenewalAhead consumer 2026-11-02', 'RenewalAhead consumer 2027-11-02'],
      Everybody: [
        'RenewalAhead company 2026-11-02',
        'RenewalAhead consumer 2026-11-02',
        'RenewalAhead company 2027-11-02',
        'RenewalAhead consumer 2027-11-02',
      ],
      Off: [],
    };
    assert.deepEqual((await notices(shop)).toSorted(), expected[renewalNotice].toSorted());
    if (renewalNotice !== 'Consumers') continue;
    const letter = (await messagesOf(shop)).find(({ kind }) => kind === 'RenewalAhead');
    assert.match(
      letter?.body_text ?? '',
      /se renouvelle par tacite reconduction le 1 janvier 2027, pour 1 an/,
    );
    assert.match(letter?.body_text ?? '', /au plus tard le 31 décembre 2026, sans frais/);
  }
});

test('a period that is the last one is not announced, and many small ticks tell as one big tick does', async () => {
  const shop = await openShop(undefined, { database });
  const offerId = await addOffer(shop, 'two years', { ...yearly, countRecurrences: 2 });
  await sell(shop, opening, { offerId, customerIds: [await addReader(shop, 'ann')] });
  let from = opening;
  for (const day of ['2026-11-01T10:00Z', '2026-11-02T10:00Z', '2026-11-02T10:01Z', '2028-06-01T10:00Z']) {
    await shop.tick(from, at(day));
    from = at(day);
  }
  assert.deepEqual(await notices(shop), ['RenewalAhead ann 2026-11-02']);
});
