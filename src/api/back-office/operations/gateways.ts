/** The gateways of this installation: what each can do, the account that the business has with it, and its odd news. */
import { z } from 'zod';
import type { Context } from '../../../accounts/context.ts';
import { paymentTypes } from '../../../domain/billing/invoice-state.ts';
import { instant, parseInstant } from '../../../domain/calendar/instant.ts';
import { accept, type Outcome, refuse } from '../../../domain/refusal/outcome.ts';
import { pagingFields, text, wireInstant } from '../../../http/fields.ts';
import type { BodyOf } from '../../../http/operation.ts';
import { formatInstant } from '../../../http/wire-instant.ts';
import { setGatewayEnabled } from '../../../payments/accounts/enable-gateway.ts';
import { checkSettings, findAccount, writeSettings } from '../../../payments/accounts/enter-settings.ts';
import type { GatewayAccess } from '../../../payments/accounts/gateway-access.ts';
import { type FoundGateway, findGateways } from '../../../payments/find-gateways.ts';
import type { Gateway } from '../../../payments/gateways/gateway.ts';
import { findUnmatched } from '../../../payments/news/find-unmatched.ts';
import { type ApiCall, work } from '../../call.ts';
import { defineOperation } from '../back-office-call.ts';
import { list, listOf, pagingOf } from '../list.ts';
import { link } from '../wire/link.ts';

const path = '/Organization/Gateways';
const onePath = `${path}/{gateway}`;

const gatewaySetting = z
  .object({
    Name: z.string(),
    TitleLocalized: z.string(),
    IsSecret: z.boolean(),
    IsRequired: z.boolean(),
    /** Of what is no secret. */
    Value: z.string().optional(),
    /** Of a secret, which is never shown: when it was entered. */
    DateSet: wireInstant.optional(),
  })
  .meta({ id: 'GatewaySetting' });

const gateway = z
  .object({
    Name: z.string(),
    TitleLocalized: z.string(),
    StateGateway: z.enum(['Enabled', 'Disabled']),
    TypesPayment: z.array(z.enum(paymentTypes)),
    /** Collects by itself what is due. */
    CanCharge: z.boolean(),
    CanRefund: z.boolean(),
    /** Keeps a card or a mandate of a customer. */
    CanKeepMethod: z.boolean(),
    /** An agent records what was received. */
    CanRecordPayment: z.boolean(),
    /** What the business enters to have its account used. */
    Settings: z.array(gatewaySetting),
    /** Where its server tells ours what happened, to be entered at the gateway. */
    PathNews: z.string().optional(),
    Links: z.array(link),
  })
  .meta({ id: 'Gateway' });

const unmatchedNews = z
  .object({
    Id: z.int(),
    NameGateway: z.string(),
    Reason: z.string(),
    News: z.record(z.string(), z.unknown()),
    DateReceived: wireInstant,
    /** Left out once it is tried no more. */
    DateNextTry: wireInstant.optional(),
  })
  .meta({ id: 'GatewayNews' });

const anyNews = z.record(z.string(), z.unknown());

const listNews = defineOperation({
  id: 'list-gateway-news',
  method: 'GET',
  path: '/Organization/GatewayNews',
  summary: 'List what gateways told and nothing here answered to, newest first',
  tag: 'Gateways',
  input: z.object({ ...pagingFields }),
  responses: { 200: listOf(unmatchedNews).meta({ id: 'GatewayNewsList' }) },
  handle: (call, input) =>
    work(call, async (context) => {
      const page = await findUnmatched(context, pagingOf(input));
      const items = page.items.map((row) => ({
        Id: row.id,
        NameGateway: row.gateway,
        Reason: row.reason,
        News: anyNews.parse(row.news),
        DateReceived: formatInstant(row.received_at),
        ...(row.next_try_at !== null && { DateNextTry: formatInstant(row.next_try_at) }),
      }));
      return accept(list(input, { ...page, items }, context.now));
    }),
});

export function gatewayOperations(access: GatewayAccess) {
  return [
    ...readingOperations(access),
    enterOperation(access),
    switchOperation(access, 'enable-gateway', true),
    switchOperation(access, 'disable-gateway', false),
    listNews,
  ];
}

function readingOperations(access: GatewayAccess) {
  const listGateways = defineOperation({
    id: 'list-gateways',
    method: 'GET',
    path,
    summary: 'List the gateways, with their state and what they can do',
    tag: 'Gateways',
    input: z.object({ ...pagingFields, TypePayment: z.enum(paymentTypes).optional() }),
    responses: { 200: listOf(gateway).meta({ id: 'Gateways' }) },
    handle: async (call, input) => {
      const { TypePayment: type } = input;
      const all = await findGateways(call.database, call.business, access);
      const matching = all.filter((one) => type === undefined || one.typesPayment.includes(type));
      const first = (input.Page - 1) * input.SizePage;
      const items = matching.slice(first, first + input.SizePage).map((one) => present(call, access, one));
      return accept(list(input, { items, totalItems: matching.length }, call.now));
    },
  });
  const showGateway = defineOperation({
    id: 'show-gateway',
    method: 'GET',
    path: onePath,
    summary: 'Read a gateway with the settings of the account that the business has with it',
    tag: 'Gateways',
    input: z.object({ gateway: text(50) }),
    responses: { 200: gateway },
    handle: (call, input) => show(call, access, input.gateway),
  });
  return [listGateways, showGateway];
}

function enterOperation(access: GatewayAccess) {
  return defineOperation({
    id: 'enter-gateway-settings',
    method: 'POST',
    path: onePath,
    summary: 'Enter settings of an account with a gateway, which is asked whether they work; the others stay',
    tag: 'Gateways',
    input: z.object({ gateway: text(50), Settings: z.record(z.string(), text(5_000)) }),
    responses: { 200: gateway },
    handle: async (call, input) => {
      const chosen = chooseGateway(call, access, input.gateway);
      if (!chosen.ok) return chosen;
      const entered = new Map(Object.entries(input.Settings));
      const known = await work(call, async (context) =>
        accept(await findAccount(context, chosen.value.name)),
      );
      if (!known.ok) return known;
      const { database: kysely, businessId } = call;
      const asked = { businessId, now: instant(Date.now()), kysely };
      const checked = await checkSettings(access, chosen.value, known.value, entered, asked);
      if (!checked.ok) return checked;
      const written = await work(call, async (context) =>
        accept(await writeSettings(context, access, chosen.value, checked.value, entered)),
      );
      return written.ok ? show(call, access, input.gateway) : written;
    },
  });
}

function switchOperation(access: GatewayAccess, id: string, isEnabled: boolean) {
  return defineOperation({
    id,
    method: 'POST',
    path: `${onePath}/${isEnabled ? 'Enable' : 'Disable'}`,
    summary: isEnabled
      ? 'Use the account with a gateway'
      : 'Use the account with a gateway no more: nothing is charged through it, and its news are still taken in',
    tag: 'Gateways',
    input: z.object({ gateway: text(50) }),
    responses: { 200: gateway },
    handle: async (call, input) => {
      const chosen = chooseGateway(call, access, input.gateway);
      if (!chosen.ok) return chosen;
      const switched = await work(call, (context: Context) =>
        setGatewayEnabled(context, chosen.value, isEnabled),
      );
      return switched.ok ? show(call, access, input.gateway) : switched;
    },
  });
}

/** Accounts with gateways are the administrators' affair alone. */
function chooseGateway(call: ApiCall, access: GatewayAccess, name: string): Outcome<Gateway> {
  const { role } = call.permitted;
  if (role !== 'Owner' && role !== 'Admin') return refuse('Error.Api.Permission.Missing');
  const chosen = access.gateways.get(name);
  return chosen ? accept(chosen) : refuse('Error.Gateway.NotFound', 'gateway');
}

async function show(call: ApiCall, access: GatewayAccess, name: string) {
  const found = (await findGateways(call.database, call.business, access)).find((one) => one.name === name);
  if (!found) return refuse('Error.Gateway.NotFound', 'gateway');
  return accept({ status: 200 as const, body: present(call, access, found) });
}

function present(call: ApiCall, access: GatewayAccess, one: FoundGateway): BodyOf<typeof gateway> {
  const language = call.language.startsWith('fr') ? 'fr' : 'en';
  const hears = access.gateways.get(one.name)?.receive !== undefined;
  return {
    Name: one.name,
    TitleLocalized: one.title[language],
    StateGateway: one.isEnabled ? 'Enabled' : 'Disabled',
    TypesPayment: [...one.typesPayment],
    CanCharge: one.canCharge,
    CanRefund: one.canRefund,
    CanKeepMethod: one.canKeepMethod,
    CanRecordPayment: one.canRecordPayment,
    Settings: one.settings.map(({ name, title, isSecret, isRequired, value, setAt }) => {
      const enteredAt = setAt === null ? undefined : parseInstant(setAt);
      return {
        Name: name,
        TitleLocalized: title[language],
        IsSecret: isSecret,
        IsRequired: isRequired,
        ...(value !== null && { Value: value }),
        ...(enteredAt !== undefined && { DateSet: formatInstant(enteredAt) }),
      };
    }),
    ...(hears && { PathNews: `/gateways/${one.name}/${call.businessId.toString(36)}` }),
    Links: [{ rel: 'self', href: `${path}/${one.name}` }],
  };
}
