/**
 * Writes what a gateway tells, in the transaction of whoever took it in. News may come twice, late or out of order:
 * each leads to the same end. What nothing of ours answers to is kept, and tried again (docs/decisions/0025).
 */
import { sql } from 'kysely';
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import { lockInvoicesOfCharges } from '../collecting/lock-invoices-of-charges.ts';
import { recordAnswers } from '../collecting/record-answers.ts';
import type { GatewayNews } from '../gateways/gateway-news.ts';
import { recordRefundAnswers } from '../refunding/record-refund-answers.ts';
import { recordRegistrations } from '../registration/record-registrations.ts';
import { recordReversals } from '../reversals/record-reversals.ts';
import { withdrawReversals } from '../reversals/withdraw-reversals.ts';
import { changeMethods } from './change-methods.ts';
import { keepUnmatched } from './unmatched.ts';

type NewsOf<Kind extends GatewayNews['kind']> = Extract<GatewayNews, { readonly kind: Kind }>;

/** Answers what nothing of ours answers to. */
export async function recordNews(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  gateway: string,
  news: readonly GatewayNews[],
): Promise<readonly GatewayNews[]> {
  const unmatched: GatewayNews[] = [];
  for (const round of roundsOf(news))
    unmatched.push(...(await recordRound(context, segments, gateway, round)));
  await keepUnmatched(context, gateway, unmatched);
  return unmatched;
}

/** Sets of which each tells one thing once, in the order in which things were told. */
function roundsOf(news: readonly GatewayNews[]): readonly GatewayNews[][] {
  const rounds: GatewayNews[][] = [];
  const told = new Map<string, number>();
  for (const one of news) {
    const subject = one.kind === 'ChargeSettled' ? one.idempotencyKey : JSON.stringify(one);
    const round = told.get(subject) ?? 0;
    told.set(subject, round + 1);
    const others = rounds[round];
    if (others) others.push(one);
    else rounds.push([one]);
  }
  return rounds;
}

/** Money that came precedes money that went back. */
async function recordRound(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  gateway: string,
  news: readonly GatewayNews[],
): Promise<readonly GatewayNews[]> {
  const registrations = news.filter(
    (one) => one.kind === 'MethodRegistered' || one.kind === 'RegistrationFailed',
  );
  const settled = news.filter((one) => one.kind === 'ChargeSettled');
  const reversed = news.filter((one) => one.kind === 'ChargeReversed');
  const withdrawn = news.filter((one) => one.kind === 'ReversalWithdrawn');
  const refunds = news.filter((one) => one.kind === 'RefundSettled');
  const changed = news.filter((one) => one.kind === 'MethodChanged');
  const charges = await loadCharges(context, gateway, [...settled, ...reversed]);
  const isKnown = ({ idempotencyKey }: { readonly idempotencyKey: string }) => charges.has(idempotencyKey);
  const late = settled.filter(isKnown).flatMap((one) => lateFailureOf(one, charges.get(one.idempotencyKey)));
  await recordAnswers(context, segments, [
    ...settled.filter(isKnown),
    // What was taken back had been paid, even when that was never told.
    ...reversed
      .filter(isKnown)
      .map(({ idempotencyKey }) => ({ idempotencyKey, answer: { kind: 'Succeeded' } as const })),
  ]);
  await recordReversals(context, gateway, [...reversed.filter(isKnown), ...late]);
  return [
    ...(await recordRegistrations(context, gateway, registrations)),
    ...[...settled, ...reversed].filter((one) => !isKnown(one)),
    ...(await withdrawReversals(context, gateway, withdrawn)),
    ...(await recordRefundAnswers(context, gateway, refunds)),
    ...(await changeMethods(context, gateway, changed)),
  ];
}

interface KnownCharge {
  readonly idempotency_key: string;
  readonly state: string;
  readonly amount: number;
  readonly gateway_reference: string | null;
  readonly type_payment: string;
}

async function loadCharges(
  context: Context,
  gateway: string,
  news: readonly { readonly idempotencyKey: string }[],
): Promise<ReadonlyMap<string, KnownCharge>> {
  if (news.length === 0) return new Map();
  const { transaction, businessId } = context;
  const keys = news.map(({ idempotencyKey }) => idempotencyKey);
  await lockInvoicesOfCharges(context, keys);
  const { rows } = await sql<KnownCharge>`
    select h.idempotency_key, h.state, h.amount, h.gateway_reference, p.type_payment from charge h
    join payment_permission p on p.business_id = h.business_id and p.id = h.permission_id
    where h.business_id = ${businessId} and h.gateway = ${gateway} and h.idempotency_key = any(${keys})
    order by h.id`.execute(transaction);
  return new Map(rows.map((row) => [row.idempotency_key, row]));
}

/** A direct debit that had been paid, and failed after all: the bank took the money back. */
function lateFailureOf(
  { idempotencyKey, answer }: NewsOf<'ChargeSettled'>,
  charge: KnownCharge | undefined,
): NewsOf<'ChargeReversed'>[] {
  if (!charge || answer.kind !== 'Declined') return [];
  if (charge.state !== 'Succeeded' || charge.type_payment !== 'DirectDebit') return [];
  return [
    {
      kind: 'ChargeReversed',
      reversalReference: `${charge.gateway_reference ?? idempotencyKey}-late`,
      idempotencyKey,
      cause: 'Return',
      code: answer.reason,
      reason: answer.reason,
      amount: charge.amount,
    },
  ];
}
