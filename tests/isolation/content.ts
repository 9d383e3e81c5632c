/** What a business has, table by table, straight from the database. */
import type { Shop } from '../support/shop.ts';

/** A digest of every table, as far as it is the shop's. */
export async function contentOf(shop: Shop): Promise<Record<string, string>> {
  const tables = await tablesWith(shop, 'business_id');
  const digests = tables.map(
    (
      table,
    ) => `select '${table}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '')
      as digest from ${table} t where business_id = ${shop.businessId}`,
  );
  const { rows } = await shop.pool.query<{ name: string; digest: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** The lowest id of the shop in each table that has ids. */
export async function idsOf(shop: Shop): Promise<Map<string, number>> {
  const tables = await tablesWith(shop, 'business_id', 'id');
  const lowest = tables.map(
    (table) =>
      `select '${table}' as name, min(id) as id from ${table} where business_id = ${shop.businessId}`,
  );
  const { rows } = await shop.pool.query<{ name: string; id: number | null }>(lowest.join(' union all '));
  return new Map(rows.flatMap(({ name, id }) => (id === null ? [] : [[name, id] as const])));
}

export async function tablesWith({ pool }: Shop, ...columns: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = any($1)
     group by table_name having count(*) = $2 order by table_name`,
    [columns, columns.length],
  );
  return rows.map(({ name }) => name);
}
