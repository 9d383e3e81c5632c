import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startImport } from './process.ts';
import { contentOf, openWorkshop, telcoFile, type Workshop } from './telco.ts';

/** What was imported, in a form that two databases can be compared by: no ids, no references to them. */
async function importedContent({ database: { pool } }: Workshop): Promise<readonly unknown[]> {
  const { rows } = await pool.query(
    `with permissions as (select customer_id, json_agg(json_build_array(gateway, type_payment, state)) as all
         from payment_permission group by 1),
       features as (select sf.subscription_id,
           json_agg(json_build_array(f.reference, sf.is_enabled, sf.quantity_charged) order by f.reference) as all
         from subscription_feature sf join feature f on f.id = sf.feature_id group by 1),
       periods as (select subscription_id, json_agg(json_build_array(number, start_at, end_at)) as all
         from subscription_period group by 1),
       lines as (select subscription_id, json_agg(json_build_array(type, label, amount, state)) as all
         from balance_line group by 1),
       events as (select customer_id, json_agg(type order by type) as all from event group by 1)
     select c.reference, c.name, c.language, c.type_payment, c.next_billing_at, a.city, a.zip_code, a.region,
       o.reference as offer, s.state, s.amount_recurrence, s.count_min_recurrences, s.started_at, s.next_renewal_at,
       permissions.all as permissions, features.all as features, periods.all as periods, lines.all as lines,
       events.all as events
     from customer c
     left join customer_address a on a.customer_id = c.id
     left join permissions on permissions.customer_id = c.id
     left join subscription s on s.customer_id = c.id
     left join offer o on o.id = s.offer_id
     left join features on features.subscription_id = s.id
     left join periods on periods.subscription_id = s.id
     left join lines on lines.subscription_id = s.id
     left join events on events.customer_id = c.id
     order by c.reference`,
  );
  return rows;
}

test('an import killed in the middle goes on where it stopped', async (context) => {
  const whole = await openWorkshop(context);
  const first = await whole.run('mapping.yaml');
  const killed = await openWorkshop(context);
  const { pool } = killed.database;
  // The second process passes over the batches of the first one, and tells them too.
  for (const batches of [2, 5]) {
    await startImport(context, killed, telcoFile, 'mapping.yaml').killAfter(batches);
    const { rows } = await pool.query<Record<string, number>>(
      `select (select count(*) from customer) as customers,
         (select count(*) from customer c where not exists (select from subscription s where s.customer_id = c.id
           and s.state = 'ActiveRunning')) as half,
         (select (progress ->> 'recordsDone')::bigint from import_run where not is_finished) as done`,
    );
    const [row] = rows;
    assert.equal(row?.half, 0);
    assert.equal(row?.done, row?.customers);
    assert.equal(Number(row?.customers) % 1_000, 0);
  }
  const resumed = await killed.run('mapping.yaml');
  assert.ok(resumed.resumedAfter >= 5_000 && resumed.resumedAfter < 7_043, String(resumed.resumedAfter));
  assert.deepEqual(resumed.subscriptions, first.subscriptions);
  assert.deepEqual(await importedContent(killed), await importedContent(whole));

  const before = await contentOf(killed, ['import_run']);
  assert.equal((await killed.run('mapping.yaml')).resumedAfter, 0);
  assert.deepEqual(await contentOf(killed, ['import_run']), before);
});

test('a termination killed in the middle goes on too', async (context) => {
  const workshop = await openWorkshop(context);
  await workshop.run('mapping.yaml');
  await startImport(context, workshop, telcoFile, 'churn.yaml').killAfter(3);
  const report = await workshop.run('churn.yaml');
  assert.deepEqual(report.subscriptions, { created: 0, changed: 1_869, unchanged: 0, refused: 0 });
  const { rows } = await workshop.database.pool.query(
    `select state, count(*) from subscription group by 1 order by 1`,
  );
  assert.deepEqual(rows, [
    { state: 'ActiveRunning', count: 5_174 },
    { state: 'ActiveDelayedTermination', count: 1_869 },
  ]);
});
