/** Every usage that was reported, and what the counter showed after it. */
import { sql } from 'kysely';
import { exportTable, instantColumn } from './export-table.ts';

export const usages = exportTable({
  about: 'every usage that was reported, and what the counter showed after it',
  columns: [
    ['Id', sql`u.id`],
    ['ReferenceCustomer', sql`c.reference`],
    ['IdSubscription', sql`u.subscription_id`],
    ['ReferenceFeature', sql`f.reference`],
    ['Increment', sql`u.increment`],
    ['QuantityCurrent', sql`u.quantity_after`],
    ['IsEnabled', sql`u.is_enabled_after`],
    ['IsLate', sql`u.is_late`],
    instantColumn('DateStamp', sql`u.stamped_at`),
    instantColumn('DateReceived', sql`u.received_at`),
  ],
  from: sql`from usage_event u
    join subscription s on s.business_id = u.business_id and s.id = u.subscription_id
    join customer c on c.business_id = s.business_id and c.id = s.customer_id
    join feature f on f.business_id = u.business_id and f.id = u.feature_id`,
  business: sql`u.business_id`,
  key: [sql`u.id`],
  dated: sql`u.stamped_at`,
});
