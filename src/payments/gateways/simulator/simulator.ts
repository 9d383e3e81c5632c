/**
 * A gateway for demonstrations and tests: it keeps books of its own as a real one would, and what a method does is
 * in its token. Card charges are answered at once; direct debits are pending for some days of the business's time.
 */
import type { Gateway } from '../gateway.ts';
import type { GatewayNews } from '../gateway-news.ts';
import { charge, findBooked, findSettled, markSettledTold } from './charges.ts';
import { findRefunds, refund } from './refunds.ts';
import { registration } from './registrations.ts';
import { findReversals, markReversalsTold } from './reversals.ts';

export const simulator: Gateway = {
  name: 'simulator',
  title: { en: 'Simulator of cards and direct debits', fr: 'Simulateur de cartes et de prélèvements' },
  typesPayment: ['Card', 'DirectDebit'],
  settings: [],
  isFreeInSandbox: true,
  charge,
  lookUp: findBooked,
  async findNews(call) {
    const settled = await findSettled(call);
    const reversals = await findReversals(call);
    return [...settled.map((one): GatewayNews => ({ kind: 'ChargeSettled', ...one })), ...reversals];
  },
  async acknowledge(call, news) {
    const settled = news.flatMap((one) => (one.kind === 'ChargeSettled' ? [one.idempotencyKey] : []));
    const reversed = news.flatMap((one) => (one.kind === 'ChargeReversed' ? [one.reversalReference] : []));
    const withdrawn = news.flatMap((one) =>
      one.kind === 'ReversalWithdrawn' ? [one.reversalReference] : [],
    );
    await markSettledTold(call, settled);
    await markReversalsTold(call, { reversed, withdrawn });
  },
  refund,
  lookUpRefunds: findRefunds,
  registration,
};
