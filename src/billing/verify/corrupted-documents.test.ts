/** Documents that were changed after their issue, by somebody whom no trigger holds back. */
import { idOf, openCorruptibleShop, testCorruptions } from './testing.ts';

const shop = await openCorruptibleShop();
const inMain = `segment_id = ${shop.segment.id}`;
const invoiceId = (number: number) =>
  idOf(shop, `select id from invoice where ${inMain} and kind = 'Debit' and number = ${number}`);
const third = await invoiceId(3);
const fourth = await invoiceId(4);
const last = await idOf(
  shop,
  `select id from invoice where ${inMain} and kind = 'Debit' order by number desc limit 1`,
);
/** Credited in part, in two rates, by two notes. */
const credited = await idOf(
  shop,
  `select min(corrected_invoice_id) as id from invoice where number = 1 and kind = 'Credit' and ${inMain}`,
);
const creditNote = await idOf(
  shop,
  `select id from invoice where number = 1 and kind = 'Credit' and ${inMain}`,
);

await testCorruptions(shop, [
  {
    what: 'a hash',
    statement: `update invoice set hash = repeat('a', 64) where id = ${third}`,
    codes: ['Document.Chain', 'Document.Seal'],
    ids: [third, fourth],
  },
  {
    what: 'the name of a buyer',
    statement: `update invoice set buyer = jsonb_set(buyer, '{name}', '"Else"') where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'something added to a buyer',
    statement: `update invoice set buyer = buyer || '{"hidden": 1}' where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a buyer that is none',
    statement: `update invoice set buyer = '{}' where id = ${third}`,
    codes: ['Document.Unreadable'],
    ids: [third],
  },
  {
    what: 'a label',
    statement: `update invoice_line set label = 'Else' where invoice_id = ${third} and position = 1`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a limit of payment',
    statement: `update invoice set payment_limit_at = payment_limit_at + interval '1 day' where id = ${third}`,
    codes: ['Document.Seal'],
    ids: [third],
  },
  {
    what: 'a document that is gone',
    statement: `delete from invoice where id = ${third}`,
    codes: ['BalanceLine.Unbilled', 'Document.Chain', 'Series.Gap'],
    ids: [fourth],
  },
  {
    what: 'the last document gone',
    statement: `with gone as (delete from invoice where id = ${last} returning id),
      lines as (delete from invoice_line where invoice_id in (table gone)),
      taxes as (delete from invoice_tax where invoice_id in (table gone))
      update balance_line set invoice_id = null, state = 'Due' where invoice_id in (table gone)`,
    codes: ['Series.Counter'],
    ids: [shop.segment.id],
  },
  {
    what: 'the order of issue',
    statement: `update invoice set issued_at = issued_at + interval '1 hour' where id = ${third}`,
    codes: ['Document.Order', 'Document.Seal'],
    ids: [third, fourth],
  },
  {
    what: 'a line that is gone',
    statement: `delete from invoice_line where invoice_id = ${third} and position = 1`,
    codes: ['BalanceLine.NotOnInvoice', 'Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'the amount of a line',
    statement: `update invoice_line set amount_subtotal = amount_subtotal + 1 where invoice_id = ${third} and position = 1`,
    codes: ['BalanceLine.Amount', 'Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'the tax of a line',
    statement: `update invoice_line set amount_tax = amount_tax + 1 where invoice_id = ${third} and position = 1`,
    codes: ['Document.Lines', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'a tax that is gone',
    statement: `delete from invoice_tax where invoice_id = ${third} and position = 2`,
    codes: ['Document.Seal', 'Document.TaxOfLines', 'Document.Taxes'],
    ids: [third],
  },
  {
    what: 'a tax of nothing',
    statement: `insert into invoice_tax select business_id, invoice_id, 3, category, 0, country, mention, 0, 0
      from invoice_tax where invoice_id = ${third} and position = 1`,
    codes: ['Document.Seal', 'Document.TaxOfLines'],
    ids: [third],
  },
  {
    what: 'a rounding, everywhere alike',
    statement: `with a as (update invoice_tax set tax_amount = tax_amount + 1 where invoice_id = ${third} and position = 1),
      b as (update invoice_line set amount_tax = amount_tax + 1 where invoice_id = ${third} and position = 1)
      update invoice set amount_tax = amount_tax + 1, amount_total = amount_total + 1 where id = ${third}`,
    codes: ['Document.Seal', 'Document.TaxRounding'],
    ids: [third],
  },
  {
    what: 'more credited than there was at a rate',
    statement: `with a as (update invoice_tax set base_amount = base_amount + 5000 where invoice_id = ${creditNote} and position = 2),
      b as (update invoice_tax set base_amount = base_amount - 5000 where invoice_id = ${creditNote} and position = 1)
      select 1`,
    codes: ['CreditNote.Excess', 'Document.Seal', 'Document.TaxOfLines'],
    ids: [credited, creditNote],
  },
  {
    what: 'a counter set back',
    statement: `update number_series set last_number = last_number - 1 where ${inMain} and kind = 'Debit'`,
    codes: ['Series.Counter'],
    ids: [shop.segment.id],
  },
]);
