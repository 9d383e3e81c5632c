/**
 * What the law asks of issued documents, kept by the database itself, whoever writes to it (domain.md §8;
 * CGI ann. II art. 242 nonies A, CGI art. 286 I 3° bis): issued rows neither change nor go, numbers of a series
 * have no gap, hashes chain, lines and taxes add up to their document, credit notes stay within their invoice.
 * Checks run once per statement over all its rows, and once per series at the commit, so that a batch of a
 * thousand documents costs a few checks. The order of writing is: the counter, the documents, their lines, their
 * taxes.
 */

/**
 * PostgreSQL plans a trigger's statements once per session, perhaps while a table is nearly empty, and chooses among
 * indexes that all begin with the business by statistics that do not know a new business. Left free, it read all
 * documents again for each one of a batch: 3 s a thousand after five thousand, and rising. So here a table is only
 * read by an index, and by the one whose order is asked for (`between x and x order by`).
 */
const byIndex = 'set enable_seqscan = off set enable_bitmapscan = off';

/** The document `document` of a business, if it is issued. */
function issuedDocument(business: string, document: string): string {
  return `(select i.* from invoice i
      where i.business_id = ${business} and i.id between ${document} and ${document} and i.number is not null
      order by i.id limit 1)`;
}

/** The lines or taxes of a document. */
function partsOf(table: 'invoice_line' | 'invoice_tax', business: string, document: string): string {
  return `(select p.* from ${table} p
      where p.business_id = ${business} and p.invoice_id between ${document} and ${document}
      order by p.invoice_id, p.position offset 0)`;
}

/** Each tax that is not that of its lines, each line without its tax. */
const taxesThatDiffer = `
    select from (
      select l.tax_position as position, sum(l.amount_subtotal) as base, sum(l.amount_tax) as tax
      from ${partsOf('invoice_line', 'i.business_id', 'i.id')} l group by 1) l
    full join (
      select t.position, t.base_amount as base, t.tax_amount as tax
      from ${partsOf('invoice_tax', 'i.business_id', 'i.id')} t) t using (position)
    where l.base is distinct from t.base or l.tax is distinct from t.tax`;

const sumsOfLines = `
    select count(*) lines, sum(l.amount_subtotal) subtotal, sum(l.amount_tax) tax
    from ${partsOf('invoice_line', 'i.business_id', 'i.id')} l`;

export const documentGuarantees = `
create function refuse_change_of_issued_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'document % is issued: it cannot be deleted', old.full_number using errcode = 'TC001';
  end if;
  -- Only what happens to the payment may move: those columns are made equal, and all the rest must be.
  old.state := new.state;
  old.amount_paid := new.amount_paid;
  old.amount_credited := new.amount_credited;
  old.payment_scheduled_at := new.payment_scheduled_at;
  old.paid_at := new.paid_at;
  old.updated_at := new.updated_at;
  if old is distinct from new or new.state in ('Draft', 'DraftCharging') then
    raise exception 'document % is issued: it cannot be changed', old.full_number using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger issued_document_is_immutable before update or delete on invoice
  for each row when (old.number is not null) execute function refuse_change_of_issued_document();

-- Neither a change in place, nor a line taken out of an issued document, nor one moved into it.
create function refuse_change_of_issued_part() returns trigger language plpgsql as $$
begin
  if exists (select from invoice i where i.business_id = old.business_id and i.id = old.invoice_id
             and i.number is not null) then
    raise exception 'a line of an issued document can be neither changed nor deleted' using errcode = 'TC001';
  end if;
  if tg_op = 'UPDATE' and (new.business_id, new.invoice_id) <> (old.business_id, old.invoice_id) then
    raise exception 'a line stays on its document' using errcode = 'TC001';
  end if;
  return coalesce(new, old);
end $$;
create trigger issued_line_is_immutable before update or delete on invoice_line
  for each row execute function refuse_change_of_issued_part();
create trigger issued_tax_is_immutable before update or delete on invoice_tax
  for each row execute function refuse_change_of_issued_part();

create function refuse_always() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused', tg_op, tg_table_name using errcode = 'TC001';
end $$;
create trigger documents_are_never_truncated before truncate on invoice execute function refuse_always();
create trigger lines_are_never_truncated before truncate on invoice_line execute function refuse_always();
create trigger taxes_are_never_truncated before truncate on invoice_tax execute function refuse_always();
create trigger snapshot_is_immutable before update or delete on seller_snapshot
  for each row execute function refuse_always();
create trigger snapshots_are_never_truncated before truncate on seller_snapshot execute function refuse_always();
create trigger series_are_never_truncated before truncate on number_series execute function refuse_always();

create function check_series_move() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.last_number > 0 then
      raise exception 'the series has documents: it cannot be deleted' using errcode = 'TC002';
    end if;
    return old;
  end if;
  if new.last_number < old.last_number or new.last_issued_at < old.last_issued_at then
    raise exception 'the counter of a series only goes up' using errcode = 'TC002';
  end if;
  return new;
end $$;
create trigger series_only_goes_up before update or delete on number_series
  for each row execute function check_series_move();

-- At the commit the counter is where its documents are: none is missing, none lacks its lines and taxes. That it
-- has taxes is enough to look for: they were checked against its lines, and those against it.
create function check_series_is_complete() returns trigger language plpgsql ${byIndex} as $$
declare
  before bigint := case tg_op when 'UPDATE' then old.last_number else 0 end;
  complete bigint;
begin
  if not exists (select from invoice i where i.business_id = new.business_id and i.segment_id = new.segment_id
        and i.kind = new.kind and i.number = new.last_number and i.hash = new.last_hash
        and i.issued_at = new.last_issued_at)
     and (new.last_number, new.last_hash) <> (0, repeat('0', 64)) then
    raise exception 'the counter of a series does not stand on its last document' using errcode = 'TC002';
  end if;
  select count(*) into complete from (
    select i.business_id, i.id from invoice i
      where i.business_id = new.business_id and i.segment_id = new.segment_id and i.kind = new.kind
        and i.number > before and i.number <= new.last_number
      order by i.number limit new.last_number - before) i
    where (select count(*) from ${partsOf('invoice_tax', 'i.business_id', 'i.id')} t) > 0;
  if complete <> new.last_number - before then
    raise exception 'of the numbers % to %, % have a complete document', before + 1,
      new.last_number, complete using errcode = 'TC002';
  end if;
  return null;
end $$;
create constraint trigger series_is_complete after insert or update on number_series
  deferrable initially deferred for each row execute function check_series_is_complete();

-- New documents of a series continue it: no gap, no jump back in time, each hash on its predecessor's; and the
-- counter has been moved to them before, so that none escapes the check at the commit. Only the first of a batch
-- is looked up.
create function check_numbers_continue() returns trigger language plpgsql ${byIndex} as $$
declare fault text;
begin
  if tg_op = 'UPDATE' then
    if not exists (select from replaced where number is null) then
      return null;
    end if;
  end if;
  select format('%s: number %s does not continue the series', n.full_number, n.number) into fault
    from (
      select i.business_id, i.segment_id, i.kind, i.number, i.full_number, i.previous_hash, i.issued_at,
        lag(i.number) over series as lag_number, lag(i.hash) over series as lag_hash,
        lag(i.issued_at) over series as lag_at
      from issued i where i.number is not null
      window series as (partition by i.business_id, i.segment_id, i.kind order by i.number)) n
    left join number_series s on s.business_id = n.business_id and s.segment_id = n.segment_id
      and s.kind = n.kind
    left join lateral (
      select i.number, i.hash, i.issued_at from invoice i
      where n.lag_number is distinct from n.number - 1
        and i.business_id = n.business_id and i.segment_id = n.segment_id and i.kind = n.kind
        and i.number < n.number
      order by i.number desc limit 1) p on true
    where n.number > s.last_number
      or coalesce(p.number, n.lag_number, 0) <> n.number - 1
      or coalesce(p.hash, n.lag_hash, repeat('0', 64)) <> n.previous_hash
      or coalesce(p.issued_at, n.lag_at) > n.issued_at
    limit 1;
  if fault is not null then
    raise exception '%', fault using errcode = 'TC003';
  end if;
  return null;
end $$;
create trigger numbers_continue_on_insert after insert on invoice
  referencing new table as issued for each statement execute function check_numbers_continue();
create trigger numbers_continue_on_update after update on invoice
  referencing old table as replaced new table as issued
  for each statement execute function check_numbers_continue();

-- A credit note corrects an issued invoice of its own customer and series, and all of them together no more
-- than it.
create function check_credits_are_covered() returns trigger language plpgsql as $$
declare fault text;
begin
  if not exists (select from issued where kind = 'Credit' and number is not null) then
    return null;
  end if;
  select n.full_number into fault
    from issued n
    left join invoice o on o.business_id = n.business_id and o.id = n.corrected_invoice_id
      and o.kind = 'Debit' and o.number is not null and o.currency = n.currency
      and o.segment_id = n.segment_id and o.customer_id = n.customer_id
    where n.kind = 'Credit' and n.number is not null
      and (o.id is null or o.amount_total < (
        select sum(c.amount_total) from invoice c
        where c.business_id = o.business_id and c.corrected_invoice_id = o.id and c.number is not null))
    limit 1;
  if fault is not null then
    raise exception 'credit note % is not covered by an invoice', fault using errcode = 'TC006';
  end if;
  return null;
end $$;
create trigger credits_are_covered_on_insert after insert on invoice
  referencing new table as issued for each statement execute function check_credits_are_covered();
create trigger credits_are_covered_on_update after update on invoice
  referencing new table as issued for each statement execute function check_credits_are_covered();

-- All lines of a document come in one statement; a line more, or less, no longer adds up to what was issued.
create function check_lines_add_up() returns trigger language plpgsql ${byIndex} as $$
declare fault text;
begin
  select i.full_number into fault
    from (select distinct business_id, invoice_id from added) a
    cross join lateral ${issuedDocument('a.business_id', 'a.invoice_id')} i
    cross join lateral (${sumsOfLines}) s
    where s.lines <> i.line_count or s.subtotal <> i.amount_subtotal or s.tax <> i.amount_tax
    limit 1;
  if fault is not null then
    raise exception 'the lines of % do not add up to it', fault using errcode = 'TC004';
  end if;
  return null;
end $$;
create trigger lines_add_up after insert on invoice_line
  referencing new table as added for each statement execute function check_lines_add_up();

-- Each tax is that of its lines, and each line has its tax: no other can be added, not even one of zero.
create function check_taxes_add_up() returns trigger language plpgsql ${byIndex} as $$
declare fault text;
begin
  select i.full_number into fault
    from (select distinct business_id, invoice_id from added) a
    cross join lateral ${issuedDocument('a.business_id', 'a.invoice_id')} i
    where exists (${taxesThatDiffer})
    limit 1;
  if fault is not null then
    raise exception 'the taxes of % do not add up to it', fault using errcode = 'TC004';
  end if;
  return null;
end $$;
create trigger taxes_add_up after insert on invoice_tax
  referencing new table as added for each statement execute function check_taxes_add_up();

-- Drafts are checked the moment they are issued: their lines, and the taxes of these.
create function check_drafts_add_up() returns trigger language plpgsql ${byIndex} as $$
declare fault text;
begin
  if not exists (select from replaced where number is null) then
    return null;
  end if;
  select i.full_number into fault
    from issued i
    cross join lateral (${sumsOfLines}) s
    where i.number is not null
      and (s.lines <> i.line_count or s.subtotal is distinct from i.amount_subtotal
        or s.tax is distinct from i.amount_tax or exists (${taxesThatDiffer}))
    limit 1;
  if fault is not null then
    raise exception 'the lines or taxes of % do not add up to it', fault using errcode = 'TC004';
  end if;
  return null;
end $$;
create trigger drafts_add_up after update on invoice
  referencing old table as replaced new table as issued
  for each statement execute function check_drafts_add_up();

-- A balance line is billed once, whatever goes wrong: a second invoice of it cannot be written.
create unique index balance_line_is_billed_once on invoice_line (business_id, balance_line_id)
  where balance_line_id is not null;

-- The currency of a segment is fixed by its first document (domain.md §1).
create function refuse_change_of_currency() returns trigger language plpgsql as $$
begin
  if exists (select from invoice i where i.business_id = old.business_id and i.segment_id = old.id) then
    raise exception 'the segment has documents: its currency cannot change' using errcode = 'TC005';
  end if;
  return new;
end $$;
create trigger currency_is_fixed before update on segment
  for each row when (old.currency is distinct from new.currency) execute function refuse_change_of_currency();
`;
