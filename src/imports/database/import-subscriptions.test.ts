import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBusinessByName } from '../../accounts/business.ts';
import { accepted } from '../../accounts/testing.ts';
import { inTransaction } from '../../database/transaction.ts';
import { startSubscriptions } from '../../subscriptions/start-subscriptions.ts';
import { openBatchContext } from './batch-context.ts';
import { at, countsOf, type Importer, openImporter, reasonsOf } from './testing.ts';

const subscriptions = `kind: subscriptions
fields:
  ReferenceCustomer: id
  TypePayment: { constant: ExternalBank }
  ReferenceOffer: plan
  DateStart: since
  Migration: { column: migration, default: false }
  TitleLocalized: title
  AmountRecurrence: price
  UnitRecurrence: unit
  CountMinRecurrences: engaged
  Discounts: discounts
  Features.support.IsEnabled: support
  Features.users.QuantityCurrent: users
  Features.users.QuantityIncluded: included
  Features.mails.QuantityCurrent: mails
`;
const header = 'id,plan,since,migration,title,price,unit,engaged,discounts,support,users,included,mails\n';

const view = `select concat_ws(' | ', c.reference, o.reference, s.state, s.title ->> 'fr', s.amount_recurrence,
  s.unit_recurrence, s.count_min_recurrences, to_char(s.period_start_at, 'YYYY-MM-DD') || ' ' || s.period_number,
  (select string_agg(concat_ws(' ', f.reference, sf.is_enabled, sf.quantity_current, sf.quantity_included), ', '
     order by f.reference) from subscription_feature sf join feature f on f.id = sf.feature_id
     where sf.subscription_id = s.id),
  (select string_agg(l.type || ' ' || l.amount, ', ' order by l.id) from balance_line l where l.subscription_id = s.id))
  from subscription s join customer c on c.id = s.customer_id join offer o on o.id = s.offer_id order by s.id`;

test('subscriptions start as their lines say', async (context) => {
  const importer = await openImporter(context);
  const csv =
    `${header}now,basic,2026-01-01,,Mien,9.50,,12,welcome,true,,,\n` +
    'past,basic,2025-11-01,,,,,,,,,,\n' +
    'migrated,basic,2025-11-15,true,,,,,,,,,\n' +
    'later,basic,2026-03-01,,,,,,,,,,\n' +
    'priced,priced,2026-01-01,,,,,,,false,5,3,40\n' +
    'extra,basic,2026-01-01,,,,,,,,3,,\n' +
    'none,basic,2026-01-01,,,,,,,false,0,,0\n';
  assert.deepEqual(countsOf(await importer.import(subscriptions, csv)), ['7 0 0 0', '7 0 0 0']);
  const imported = await importer.query(view);
  assert.deepEqual(imported, [
    'now | basic | ActiveRunning | Mien | 950 | Month | 12 | 2025-12-31 1 | support t 0' +
      ' | AutoSubscriptionRecurrence 950, AutoDiscountRecurrencePercent -95',
    'past | basic | ActiveRunning | Essentiel | 900 | Month | 0 | 2025-12-31 3 | support f 0' +
      ' | AutoSubscriptionRecurrence 900, AutoSubscriptionRecurrence 900, AutoSubscriptionRecurrence 900',
    'migrated | basic | ActiveRunning | Essentiel | 900 | Month | 0 | 2025-12-14 2 | support f 0',
    'later | basic | DraftDelayedStart | Essentiel | 900 | Month | 0 | support f 0',
    'priced | priced | ActiveRunning | Tarifé | 3100 | Month | 0 | 2025-12-31 1' +
      ' | mails f 40 10, support f 0, users f 5 3' +
      ' | AutoSubscriptionRecurrence 3100, AutoFeatureProratable 620',
    'extra | basic | ActiveRunning | Essentiel | 900 | Month | 0 | 2025-12-31 1 | support f 0, users f 3' +
      ' | AutoSubscriptionRecurrence 900',
    'none | basic | ActiveRunning | Essentiel | 900 | Month | 0 | 2025-12-31 1 | support f 0' +
      ' | AutoSubscriptionRecurrence 900',
  ]);
  assert.deepEqual(await importer.query('select quantity_after from usage_event'), ['40']);
  assert.deepEqual(countsOf(await importer.import(subscriptions, csv)), ['0 0 7 0', '0 0 7 0']);
  assert.deepEqual(await importer.query(view), imported);
});

test('changes count from the next period, features are charged at once', async (context) => {
  const importer = await openImporter(context);
  const line = (...cells: readonly string[]) => `${header}c1,priced,2026-01-01,,${cells.join(',')}\n`;
  await importer.import(subscriptions, line('', '', '', '', '', 'false', '2', '', '7'));
  await importer.database.pool.query(`update business set clock_at = '2026-01-16T11:00Z'`);
  const after = line('Neuf', '40.00', 'Year', '2', '', 'true', '4', '', '99');
  const changed = await importer.import(subscriptions, after);
  assert.deepEqual(countsOf(changed), ['0 0 1 0', '0 1 0 0']);
  assert.deepEqual(
    changed.changes[0]?.changes.map(({ field, from, to }) => `${field} ${from} ${to}`),
    [
      'TitleLocalized Tarifé Neuf',
      'AmountRecurrence 3100 4000',
      'UnitRecurrence Month Year',
      'CountMinRecurrences 0 2',
      'Features.support.IsEnabled false true',
      'Features.users.QuantityCurrent 2 4',
    ],
  );
  // Of a month of 31 days, 15 and a half remain: half of 3,100 and of 620.
  assert.deepEqual(await importer.query(view), [
    'c1 | priced | ActiveRunning | Neuf | 4000 | Year | 2 | 2025-12-31 1 | mails f 7 10, support t 0, users f 4 2' +
      ' | AutoSubscriptionRecurrence 3100, AutoFeatureProrata 1550, AutoFeatureProrata 310',
  ]);
  assert.deepEqual(
    await importer.query(`select anchor_at = period_end_at and anchor_number = 2 from subscription`),
    ['true'],
  );
  const events = await importer.query(`select type from event where subscription_id is not null order by id`);
  assert.deepEqual(events, ['SubscriptionStarted', 'SubscriptionFeaturesUpdated', 'SubscriptionUpdated']);
  assert.deepEqual(countsOf(await importer.import(subscriptions, after)), ['0 0 1 0', '0 0 1 0']);
});

test('what is due before a change is done first, at the old price; what ends by it is left alone', async (context) => {
  const importer = await openImporter(context);
  const lines = (price: string) =>
    `${header}c1,basic,2026-01-01,,,${price},,,,,,,\nc2,basic,2026-01-01,,,${price},,,,,,,\n`;
  await importer.import(subscriptions, lines('10'));
  await importer.database.pool.query(
    `update subscription set state = 'ActiveDelayedTermination', term_at = period_end_at
     where customer_id = (select id from customer where reference = 'c2')`,
  );
  await importer.database.pool.query(`update business set clock_at = '2026-02-10T00:00Z'`);
  await importer.import(subscriptions, lines('20'));
  assert.deepEqual(await importer.query(view), [
    'c1 | basic | ActiveRunning | Essentiel | 2000 | Month | 0 | 2026-01-31 2 | support f 0' +
      ' | AutoSubscriptionRecurrence 1000, AutoSubscriptionRecurrence 1000',
    'c2 | basic | EndedTerminated | Essentiel | 1000 | Month | 0 | 2025-12-31 1 | support f 0' +
      ' | AutoSubscriptionRecurrence 1000',
  ]);
  assert.deepEqual(countsOf(await importer.import(subscriptions, lines('20'))), ['0 0 2 0', '0 0 2 0']);
});

test('a change that costs something wants a buyer who can be billed; a draft changes for nothing', async (context) => {
  const importer = await openImporter(context);
  const lines = (support: string, users: string) =>
    `${header}c1,priced,2026-01-01,,,,,,,${support},,,\nc2,priced,2026-03-01,,,,,,,${support},${users},,\n`;
  await importer.import(subscriptions, lines('false', '1'));
  await importer.database.pool.query(`update customer set type_payment = 'Free'`);
  const unpaid = subscriptions.replace('  TypePayment: { constant: ExternalBank }\n', '');
  const report = await importer.import(unpaid, lines('true', '9'));
  assert.deepEqual(countsOf(report), ['0 0 1 1', '0 1 0 1']);
  assert.deepEqual(reasonsOf(report), ['2 null: The customer has no valid payment method.']);
  assert.deepEqual(await importer.query(view), [
    'c1 | priced | ActiveRunning | Tarifé | 3100 | Month | 0 | 2025-12-31 1 | mails f 0 10, support f 0, users f 0 2' +
      ' | AutoSubscriptionRecurrence 3100',
    'c2 | priced | DraftDelayedStart | Tarifé | 3100 | Month | 0 | mails f 0 10, support t 0, users f 9 2',
  ]);
});

test('a feature that a subscription lacks is added, without price', async (context) => {
  const importer = await openImporter(context);
  await importer.import(subscriptions, `${header}c1,basic,2026-01-01,,,,,,,,,,\n`);
  const csv = `${header}c1,basic,2026-01-01,,,,,,,true,4,2,\n`;
  assert.deepEqual(countsOf(await importer.import(subscriptions, csv)), ['0 0 1 0', '0 1 0 0']);
  assert.deepEqual(await importer.query(view), [
    'c1 | basic | ActiveRunning | Essentiel | 900 | Month | 0 | 2025-12-31 1 | support t 0, users f 4 2' +
      ' | AutoSubscriptionRecurrence 900',
  ]);
  assert.deepEqual(countsOf(await importer.import(subscriptions, csv)), ['0 0 1 0', '0 0 1 0']);
});

const referenced = `kind: subscriptions
fields:
  ReferenceCustomer: id
  ReferenceSubscription: reference
  TypePayment: { constant: ExternalBank }
  ReferenceOffer: plan
  DateStart: { constant: '2026-01-01' }
`;

test('references of their own let a customer have several; a deleted one gives its reference back', async (context) => {
  const importer = await openImporter(context);
  const csv = 'id,reference,plan\nc1,s1,basic\nc1,s2,pro\nc2,s3,basic\n';
  assert.deepEqual(countsOf(await importer.import(referenced, csv)), ['2 0 1 0', '3 0 0 0']);
  assert.deepEqual(countsOf(await importer.import(referenced, csv)), ['0 0 3 0', '0 0 3 0']);
  await importer.database.pool.query(`update subscription set state = 'Deleted' where reference = 's2'`);
  assert.deepEqual(countsOf(await importer.import(referenced, csv)), ['0 0 3 0', '1 0 2 0']);
  assert.deepEqual(
    await importer.query(`select concat_ws(' ', reference, state) from subscription order by id`),
    ['s1 ActiveRunning', 'Deleted', 's3 ActiveRunning', 's2 ActiveRunning'],
  );
});

test('a quantity beyond pricing refuses its line, not the import', async (context) => {
  const importer = await openImporter(context);
  const csv = `${header}c1,priced,2026-01-01,,,,,,,,9007199254740991,,\nc2,priced,2026-01-01,,,,,,,,1,,\n`;
  const report = await importer.import(subscriptions, csv);
  assert.deepEqual(countsOf(report), ['1 0 0 1', '1 0 0 1']);
  assert.match(
    String(reasonsOf(report)),
    /^2 Features\.users\.QuantityCurrent: QuantityCurrent is not valid/,
  );
});

test('long histories are opened in parts of bounded size, every period once', async (context) => {
  const importer = await openImporter(context);
  const lines = Array.from({ length: 120 }, (_, index) => `c${index},basic,2024-08-01,true,,,Day,,,,,,`);
  await importer.import(subscriptions, `${header}${lines.join('\n')}\n`);
  assert.deepEqual(
    await importer.query(
      `select distinct concat_ws(' ', count(*), min(number), max(number), min(start_at) = '2024-07-31T22:00Z')
       from subscription_period group by subscription_id`,
    ),
    ['519 1 519 t'],
  );
});

test('a start that waits for the clock is the same subscription after it started', async (context) => {
  const importer = await openImporter(context);
  const csv = `${header}c1,basic,2026-03-01,,,,,,,,,,\n`;
  await importer.import(subscriptions, csv);
  await start(importer, '2026-03-01T05:00Z');
  assert.deepEqual(await importer.query('select state from subscription'), ['ActiveRunning']);
  assert.deepEqual(countsOf(await importer.import(subscriptions, csv)), ['0 0 1 0', '0 0 1 0']);
});

/** Hours late, as a worker that was down would. */
async function start({ database }: Importer, now: string): Promise<void> {
  const business = await findBusinessByName(database.kysely, 'Test');
  if (!business) throw new Error('there is no business');
  await database.pool.query('update business set clock_at = $1', [now]);
  const target = { businessId: business.id, segmentId: 1 };
  const outcome = await inTransaction(database.kysely, async (transaction) => {
    const { context, segments } = await openBatchContext(transaction, target, { name: 'test' }, at(now));
    const rows = await transaction.selectFrom('subscription').select('id').execute();
    return startSubscriptions(
      context,
      segments,
      rows.map(({ id }) => id),
    );
  });
  accepted(outcome);
}
