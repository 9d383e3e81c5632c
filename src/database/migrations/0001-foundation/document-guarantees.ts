/**
 * What the law asks of issued documents, kept by the database itself, whoever writes to it (domain.md §8;
 * CGI ann. II art. 242 nonies A, CGI art. 286 I 3° bis): issued rows neither change nor go, numbers of a series
 * have no gap, hashes chain, lines and taxes add up to their document. Checks on inserts run once per
 * statement over all its rows, so that a batch of a thousand documents costs one check.
 */
export const documentGuarantees = `
create function refuse_change_of_issued_document() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'document % is issued: it cannot be deleted', old.full_number using errcode = 'TC001';
  end if;
  -- Only what happens to the payment may move: blank those columns on both sides and compare the rest.
  if to_jsonb(old) - array['state', 'amount_paid', 'amount_credited', 'payment_scheduled_at', 'paid_at', 'updated_at']
     is distinct from
     to_jsonb(new) - array['state', 'amount_paid', 'amount_credited', 'payment_scheduled_at', 'paid_at', 'updated_at']
     or new.state in ('Draft', 'DraftCharging') then
    raise exception 'document % is issued: it cannot be changed', old.full_number using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger issued_document_is_immutable before update or delete on invoice
  for each row when (old.number is not null) execute function refuse_change_of_issued_document();

create function refuse_change_of_issued_part() returns trigger language plpgsql as $$
begin
  if exists (select from invoice i where i.business_id = old.business_id and i.id = old.invoice_id
             and i.number is not null) then
    raise exception 'a line of an issued document can be neither changed nor deleted' using errcode = 'TC001';
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

-- The counter of a series only goes up, and it is where its documents are.
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

-- New documents of a series continue it: no gap, no jump back in time, each hash on its predecessor's.
create function check_numbers_continue() returns trigger language plpgsql as $$
declare fault text;
begin
  select format('%s: number %s does not continue the series', n.full_number, n.number) into fault
    from issued n
    left join invoice p on p.business_id = n.business_id and p.segment_id = n.segment_id and p.kind = n.kind
      and p.number = n.number - 1
    where n.number is not null
      and case when n.number = 1 then n.previous_hash <> repeat('0', 64)
          else p.hash is null or p.hash <> n.previous_hash or p.issued_at > n.issued_at end
    limit 1;
  if fault is not null then
    raise exception '%', fault using errcode = 'TC003';
  end if;
  return null;
end $$;
create trigger numbers_continue_on_insert after insert on invoice
  referencing new table as issued for each statement execute function check_numbers_continue();
create trigger numbers_continue_on_update after update on invoice
  referencing new table as issued for each statement execute function check_numbers_continue();

-- All lines of a document come in one statement; a line more, or less, no longer adds up to what was issued.
create function check_lines_add_up() returns trigger language plpgsql as $$
declare fault text;
begin
  select i.full_number into fault
    from (select distinct business_id, invoice_id from added) a
    join invoice i on i.business_id = a.business_id and i.id = a.invoice_id and i.number is not null
    cross join lateral (
      select count(*) lines, sum(l.amount_subtotal) subtotal, sum(l.amount_tax) tax
      from invoice_line l where l.business_id = i.business_id and l.invoice_id = i.id) s
    where s.lines <> i.line_count or s.subtotal <> i.amount_subtotal or s.tax <> i.amount_tax
    limit 1;
  if fault is not null then
    raise exception 'the lines of % do not add up to it', fault using errcode = 'TC004';
  end if;
  return null;
end $$;
create trigger lines_add_up after insert on invoice_line
  referencing new table as added for each statement execute function check_lines_add_up();

create function check_taxes_add_up() returns trigger language plpgsql as $$
declare fault text;
begin
  select i.full_number into fault
    from (select distinct business_id, invoice_id from added) a
    join invoice i on i.business_id = a.business_id and i.id = a.invoice_id and i.number is not null
    cross join lateral (
      select sum(t.base_amount) base, sum(t.tax_amount) tax
      from invoice_tax t where t.business_id = i.business_id and t.invoice_id = i.id) s
    where s.base <> i.amount_subtotal or s.tax <> i.amount_tax
    limit 1;
  if fault is not null then
    raise exception 'the taxes of % do not add up to it', fault using errcode = 'TC004';
  end if;
  return null;
end $$;
create trigger taxes_add_up after insert on invoice_tax
  referencing new table as added for each statement execute function check_taxes_add_up();

-- A draft is checked the moment it is issued.
create function check_draft_adds_up() returns trigger language plpgsql as $$
begin
  if new.line_count is distinct from (select count(*) from invoice_line l
        where l.business_id = new.business_id and l.invoice_id = new.id)
     or (new.amount_subtotal, new.amount_tax) is distinct from (
        select sum(l.amount_subtotal)::bigint, sum(l.amount_tax)::bigint from invoice_line l
        where l.business_id = new.business_id and l.invoice_id = new.id)
     or (new.amount_subtotal, new.amount_tax) is distinct from (
        select sum(t.base_amount)::bigint, sum(t.tax_amount)::bigint from invoice_tax t
        where t.business_id = new.business_id and t.invoice_id = new.id) then
    raise exception 'the lines or taxes of % do not add up to it', new.full_number using errcode = 'TC004';
  end if;
  return new;
end $$;
create trigger draft_adds_up before update on invoice
  for each row when (old.number is null and new.number is not null) execute function check_draft_adds_up();

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
