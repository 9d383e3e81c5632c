/** A balance, payments and periods that no longer match what was billed. */
import { idOf, openCorruptibleShop, testCorruptions } from './testing.ts';

const shop = await openCorruptibleShop();
const inMain = `segment_id = ${shop.segment.id}`;
const invoiceId = (number: number) =>
  idOf(shop, `select id from invoice where ${inMain} and kind = 'Debit' and number = ${number}`);
const third = await invoiceId(3);
const fourth = await invoiceId(4);
const billedLine = await idOf(
  shop,
  `select balance_line_id as id from invoice_line where invoice_id = ${third} limit 1`,
);
const dueLine = await idOf(
  shop,
  `select id from balance_line where state = 'Due' and invoice_id is null limit 1`,
);
const credited = await idOf(
  shop,
  `select min(corrected_invoice_id) as id from invoice where number = 1 and kind = 'Credit' and ${inMain}`,
);
const paid = await idOf(shop, `select invoice_id as id from payment order by id limit 1`);
const subscriptionId = (customer: string, offer: string) =>
  idOf(
    shop,
    `select s.id from subscription s join customer c on c.id = s.customer_id join offer o on o.id = s.offer_id
     where c.reference = '${customer}' and o.reference = '${offer}'`,
  );
const running = await subscriptionId('payer', 'pro');
const suspended = await subscriptionId('suspended', 'pro');
const trial = await subscriptionId('tried', 'trial');

await testCorruptions(shop, [
  {
    what: 'the sum of the credit notes',
    statement: `update invoice set amount_credited = amount_credited - 1 where id = ${credited}`,
    codes: ['Invoice.Credited'],
    ids: [credited],
  },
  {
    what: 'a payment that is gone',
    statement: `delete from payment where invoice_id = ${paid}`,
    codes: ['Invoice.Paid'],
    ids: [paid],
  },
  {
    what: 'a payment twice',
    statement: `with a as (insert into payment select (jsonb_populate_record(null::payment, to_jsonb(p) || '{"id": 99}')).*
      from payment p where invoice_id = ${paid}) update invoice set amount_paid = 2 * amount_paid where id = ${paid}`,
    codes: ['Invoice.Overpaid'],
    ids: [paid],
  },
  {
    what: 'a billed line without invoice',
    statement: `update balance_line set invoice_id = null where id = ${billedLine}`,
    codes: ['BalanceLine.Unbilled', 'InvoiceLine.Stray'],
    ids: [billedLine, third],
  },
  {
    what: 'a line billed nowhere',
    statement: `update balance_line set state = 'Billed' where id = ${dueLine}`,
    codes: ['BalanceLine.Unbilled'],
    ids: [dueLine],
  },
  {
    what: 'a billed line that is due again',
    statement: `update balance_line set state = 'Due' where id = ${billedLine}`,
    codes: ['BalanceLine.StillDue'],
    ids: [billedLine],
  },
  {
    what: 'the amount of a billed line',
    statement: `update balance_line set amount = amount + 1 where id = ${billedLine}`,
    codes: ['BalanceLine.Amount'],
    ids: [billedLine],
  },
  {
    what: 'a billed line that points to another invoice',
    statement: `update balance_line b set invoice_id = (select max(i.id) from invoice i
      where i.customer_id = b.customer_id and i.number is not null) where id = ${billedLine}`,
    codes: ['BalanceLine.NotOnInvoice', 'InvoiceLine.Stray'],
    ids: [billedLine, third],
  },
  {
    what: 'a line billed to somebody else',
    statement: `update balance_line set customer_id = (select customer_id from invoice where id = ${fourth})
      where id = ${billedLine}`,
    codes: ['BalanceLine.Unbilled'],
    ids: [billedLine],
  },
  {
    what: 'a period that is gone',
    statement: `delete from subscription_period where subscription_id = ${running} and number = 2`,
    codes: ['Period.Missing'],
    ids: [running],
  },
  {
    what: 'a first period that is gone',
    statement: `delete from subscription_period where subscription_id = ${trial} and number in (0, 1)`,
    codes: ['Period.Missing'],
    ids: [trial],
  },
  {
    what: 'periods that overlap',
    statement: `update subscription_period set end_at = end_at + interval '1 hour'
      where subscription_id = ${running} and number = 1`,
    codes: ['Period.Overlap'],
    ids: [running],
  },
  {
    what: 'a gap between periods',
    statement: `update subscription_period set end_at = end_at - interval '1 hour'
      where subscription_id = ${running} and number = 1`,
    codes: ['Period.Gap'],
    ids: [running],
  },
  {
    what: 'a gap whose restart never was',
    statement: `delete from event where subscription_id = ${suspended} and type = 'SubscriptionRestarted'`,
    codes: ['Period.Gap'],
    ids: [suspended],
  },
  {
    what: 'the running period',
    statement: `update subscription set period_end_at = period_end_at + interval '1 hour' where id = ${running}`,
    codes: ['Subscription.Period'],
    ids: [running],
  },
  {
    what: 'a subscription that is never looked at again',
    statement: `update subscription set next_renewal_at = null where id = ${running}`,
    codes: ['Subscription.Unscheduled'],
    ids: [running],
  },
]);
