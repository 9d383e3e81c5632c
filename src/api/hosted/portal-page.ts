/** The first page of a customer's portal: what it subscribes to, and its invoices with their PDF. */
import type { InvoiceView } from '../../billing/find-invoices.ts';
import type { Customer } from '../../customers/customer.ts';
import { invoiceStatusOf } from '../../domain/billing/invoice-state.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { localize } from '../../domain/localized-text.ts';
import { formatAmount } from '../../domain/money/currency.ts';
import { statusOf } from '../../domain/subscription/state.ts';
import type { Portal } from '../../hosted/load-portal.ts';
import { type Html, html } from '../../http/html.ts';
import type { SubscriptionView } from '../../subscriptions/find-subscriptions.ts';
import type { PageLanguage } from '../keyless/page.ts';
import { customerPage } from './customer-page.ts';

const texts = {
  en: {
    title: (seller: string) => `Your account at ${seller}`,
    subscriptions: 'Subscriptions',
    noSubscription: 'No subscription is running.',
    invoices: 'Invoices',
    noInvoice: 'There is no invoice yet.',
    number: 'Number',
    date: 'Date',
    state: 'State',
    amount: 'Amount',
    creditNote: 'credit note',
    open: (number: string) => `${number}, PDF`,
    since: (date: string) => `since ${date}`,
    until: (date: string) => `ends on ${date}`,
    renews: (date: string) => `renews on ${date}`,
    suspended: 'suspended',
    newest: (count: number) => `The newest 100 of ${count}.`,
    states: {
      Draft: '',
      Due: 'to be paid',
      Paid: 'paid',
      Problem: 'not paid',
      Void: 'cancelled',
      Uncollectible: 'not paid',
    },
  },
  fr: {
    title: (seller: string) => `Votre compte chez ${seller}`,
    subscriptions: 'Abonnements',
    noSubscription: 'Aucun abonnement en cours.',
    invoices: 'Factures',
    noInvoice: 'Il n’y a pas encore de facture.',
    number: 'Numéro',
    date: 'Date',
    state: 'État',
    amount: 'Montant',
    creditNote: 'avoir',
    open: (number: string) => `${number}, PDF`,
    since: (date: string) => `depuis le ${date}`,
    until: (date: string) => `se termine le ${date}`,
    renews: (date: string) => `renouvellement le ${date}`,
    suspended: 'suspendu',
    newest: (count: number) => `Les 100 plus récentes sur ${count}.`,
    states: {
      Draft: '',
      Due: 'à payer',
      Paid: 'payée',
      Problem: 'impayée',
      Void: 'annulée',
      Uncollectible: 'impayée',
    },
  },
} as const;

export interface PortalView {
  readonly portal: Portal;
  readonly customer: Customer;
  readonly language: PageLanguage;
  readonly documentHref: (invoiceId: number) => string;
}

export function portalPage({ portal, customer, language, documentHref }: PortalView): string {
  const text = texts[language];
  const { segment, subscriptions } = portal;
  const dates = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: segment.timeZone });
  const shown = { language, dates, documentHref };
  const items = subscriptions.map((one) => subscriptionItem(one, shown));
  return customerPage(
    language,
    text.title(segment.seller.legalName),
    html`<p class="soft">${customer.name}</p>
<h2>${text.subscriptions}</h2>
${items.length === 0 ? html`<p>${text.noSubscription}</p>` : html`<ul>${items}</ul>`}
<h2>${text.invoices}</h2>
${invoicesTable(portal, shown)}`,
  );
}

interface Shown {
  readonly language: PageLanguage;
  readonly dates: Intl.DateTimeFormat;
  readonly documentHref: (invoiceId: number) => string;
}

function subscriptionItem(view: SubscriptionView, { language, dates }: Shown): Html {
  const text = texts[language];
  const title = localize(view.titleTexts, [language, view.segment_language]) ?? view.offer_reference;
  const on = (at: Instant | null, say: (date: string) => string) =>
    at === null ? [] : [say(dates.format(at))];
  const isEnding = view.state === 'ActiveDelayedTermination';
  const facts = [
    ...on(view.started_at, text.since),
    ...(statusOf(view.state) === 'Suspended'
      ? [text.suspended]
      : on(view.term_at ?? view.period_end_at, isEnding ? text.until : text.renews)),
  ];
  return html`<li>${title} <span class="soft">${facts.join(', ')}</span></li>`;
}

function invoicesTable({ invoices, countInvoices }: Portal, shown: Shown): Html {
  const text = texts[shown.language];
  if (invoices.length === 0) return html`<p>${text.noInvoice}</p>`;
  const head = [text.number, text.date, text.state].map((one) => html`<th scope="col">${one}</th>`);
  return html`<table>
<thead><tr>${head}<th scope="col" class="amount">${text.amount}</th></tr></thead>
<tbody>${invoices.map((one) => invoiceRow(one, shown))}</tbody>
</table>${countInvoices > invoices.length && html`<p class="soft">${text.newest(countInvoices)}</p>`}`;
}

function invoiceRow(view: InvoiceView, { language, dates, documentHref }: Shown): Html {
  const text = texts[language];
  const isCredit = view.kind === 'Credit';
  const state = isCredit ? text.creditNote : text.states[invoiceStatusOf(view.state)];
  const amount = formatAmount(isCredit ? -view.amount_total : view.amount_total, view.currency, language);
  const date = view.issued_at === null ? '' : dates.format(view.issued_at);
  return html`<tr><td><a href="${documentHref(view.id)}" type="application/pdf">${text.open(view.full_number ?? '')}</a></td>
<td>${date}</td><td>${state}</td><td class="amount">${amount}</td></tr>`;
}
