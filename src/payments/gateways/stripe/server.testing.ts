/**
 * A server that speaks the protocol of Stripe as its reference documents it, for tests: strict about headers and
 * form-encoded parameters, with its errors, its idempotency, its pages of lists and its signed webhooks.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import Stripe from 'stripe';
import { z } from 'zod';
import { creations, Fault, type Kind, kindOf, nested, parse, prefixes } from './server-forms.testing.ts';

type Thing = Record<string, unknown> & { id: string };
type Answer = { readonly status: number; readonly content: unknown };
type Trouble = 'lost' | 'held' | 409 | 429 | 500;

export const secretKey = 'sk_test_of_an_account_of_tests';
export const webhookSecret = 'whsec_of_an_account_of_tests';

/** How a method answers a charge: with its decline code, after days, or not without its payer. */
export type Behaviour = 'pays' | 'processing' | 'authentication_required' | (string & {});

export async function openStripeServer() {
  const kept = new Map<string, Thing>();
  const byKey = new Map<string, { readonly asked: string; readonly answer: Answer }>();
  const behaviours = new Map<string, Behaviour>();
  const troubles: Trouble[] = [];
  let held: (() => void) | undefined;
  let count = 0;

  function keep(kind: Kind, fields: Record<string, unknown>): Thing {
    count += 1;
    const thing = {
      object: kind,
      created: Math.floor(Date.now() / 1_000),
      ...fields,
      id: `${prefixes[kind]}_${String(count).padStart(6, '0')}`,
    };
    kept.set(`${kind}/${thing.id}`, thing);
    return thing;
  }

  function get(kind: Kind, id: string): Thing {
    const found = kept.get(`${kind}/${id}`);
    if (!found) throw new Fault(404, 'invalid_request_error', 'resource_missing', `No such ${kind}: '${id}'`);
    return found;
  }

  const all = (kind: Kind) => [...kept].filter(([at]) => at.startsWith(`${kind}/`)).map(([, one]) => one);

  function charge(form: unknown): Thing {
    const asked = parse(creations.payment_intents, form);
    const method = get('payment_methods', asked.payment_method);
    get('customers', asked.customer);
    if (method.customer !== asked.customer)
      throw new Fault(
        400,
        'invalid_request_error',
        'payment_method_unexpected_state',
        'not of this customer',
      );
    if (method.type !== asked.allowed_payment_method_types[0])
      throw new Fault(400, 'invalid_request_error', 'payment_intent_invalid_parameter', 'type not allowed');
    const behaviour = behaviours.get(method.id) ?? 'pays';
    const { confirm: _confirm, off_session: _session, allowed_payment_method_types: types, ...rest } = asked;
    const intent = keep('payment_intents', {
      ...rest,
      payment_method_types: types,
      last_payment_error: null,
    });
    intent.status = behaviour === 'pays' ? 'succeeded' : 'processing';
    if (behaviour === 'pays' || behaviour === 'processing') return intent;
    intent.status = 'requires_payment_method';
    intent.last_payment_error = failureOf(behaviour);
    throw new Fault(402, 'card_error', failureOf(behaviour).code, 'Your card was declined.', {
      ...failureOf(behaviour),
      payment_intent: { ...intent },
    });
  }

  function giveBack(form: unknown): Thing {
    const asked = parse(creations.refunds, form);
    const intent = get('payment_intents', asked.payment_intent);
    const given = all('refunds').filter((one) => one.payment_intent === intent.id && one.status !== 'failed');
    const rest = given.reduce((sum, one) => sum - z.int().parse(one.amount), z.int().parse(intent.amount));
    if (intent.status !== 'succeeded')
      throw new Fault(400, 'invalid_request_error', 'payment_intent_unexpected_state', 'not succeeded');
    if (asked.amount > rest)
      throw new Fault(
        400,
        'invalid_request_error',
        '',
        `Refund amount is greater than unrefunded amount (${rest})`,
      );
    return keep('refunds', { ...asked, currency: intent.currency, status: 'succeeded' });
  }

  function begin(form: unknown): Thing {
    const { setup_intent_data, ...asked } = parse(creations['checkout/sessions'], form);
    get('customers', asked.customer);
    const setup = keep('setup_intents', {
      ...setup_intent_data,
      customer: asked.customer,
      status: 'requires_payment_method',
      last_setup_error: null,
    });
    const session = keep('checkout/sessions', { ...asked, setup_intent: setup.id, status: 'open' });
    session.url = `https://checkout.stripe.com/c/pay/${session.id}`;
    return session;
  }

  function post(kind: Kind, id: string | undefined, action: string | undefined, form: unknown): Thing {
    if (kind === 'payment_methods' && id !== undefined && action === 'detach') {
      const method = get(kind, id);
      if (method.customer === null)
        throw new Fault(400, 'invalid_request_error', '', 'The payment method is not attached to a customer');
      method.customer = null;
      return method;
    }
    if (kind === 'customers' && id !== undefined)
      return Object.assign(get(kind, id), parse(creations.customerUpdate, form));
    if (id !== undefined) throw new Fault(404, 'invalid_request_error', '', 'Unrecognized request URL');
    if (kind === 'payment_intents') return charge(form);
    if (kind === 'refunds') return giveBack(form);
    if (kind === 'checkout/sessions') return begin(form);
    if (kind === 'customers') return keep(kind, parse(creations.customers, form));
    throw new Fault(404, 'invalid_request_error', '', 'Unrecognized request URL');
  }

  function read(kind: Kind, id: string | undefined, query: Record<string, unknown>): unknown {
    if (id === 'search') {
      const [, wanted] = /^metadata\['tacite_customer'\]:'(.+)'$/.exec(String(query.query)) ?? [];
      const data = all(kind).filter((one) => metadataOf(one).tacite_customer === wanted);
      return { object: 'search_result', data, has_more: false };
    }
    if (id !== undefined) return expanded(get(kind, id), query.expand);
    const { limit, starting_after, ...filters } = parse(creations.list, query);
    const matching = all(kind)
      .filter((one) => Object.entries(filters).every(([name, value]) => one[name] === value))
      .reverse();
    const from =
      starting_after === undefined ? 0 : matching.findIndex((one) => one.id === starting_after) + 1;
    const data = matching.slice(from, from + limit);
    return { object: 'list', url: `/v1/${kind}`, data, has_more: from + limit < matching.length };
  }

  function expanded(thing: Thing, expand: unknown): Thing {
    const shown = { ...thing };
    for (const name of z
      .array(z.enum(['payment_method', 'mandate']))
      .optional()
      .parse(expand) ?? []) {
      const id = shown[name];
      if (typeof id === 'string') shown[name] = get(name === 'mandate' ? 'mandates' : 'payment_methods', id);
    }
    return shown;
  }

  function answer(request: IncomingMessage, body: string): Answer & { readonly isReplayed?: true } {
    const { method, headers } = request;
    if (headers.authorization !== `Bearer ${secretKey}`)
      throw new Fault(401, 'invalid_request_error', '', 'Invalid API Key provided');
    if (headers['stripe-version'] !== Stripe.API_VERSION)
      throw new Fault(400, 'invalid_request_error', '', `Invalid Stripe API version`);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://stripe');
    const { kind, id, action } = kindOf(pathname);
    if (method === 'GET') return { status: 200, content: read(kind, id, nested(searchParams)) };
    if (headers['content-type'] !== 'application/x-www-form-urlencoded')
      throw new Fault(400, 'invalid_request_error', '', 'Send a form');
    const key = z.string().min(1).parse(headers['idempotency-key']);
    const asked = `${pathname} ${body}`;
    const earlier = byKey.get(key);
    if (earlier && earlier.asked !== asked)
      throw new Fault(400, 'idempotency_error', '', 'Keys can only be used with the same parameters');
    if (earlier) return { ...earlier.answer, isReplayed: true };
    const made = carriedOut(() => post(kind, id, action, nested(new URLSearchParams(body))));
    byKey.set(key, { asked, answer: made });
    return made;
  }

  const server = createServer((request, response) => {
    void respond(request, response);
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const trouble = request.method === 'POST' ? troubles.shift() : undefined;
    if (typeof trouble === 'number') {
      const code = { 409: 'lock_timeout', 429: 'rate_limit', 500: '' }[trouble];
      return send(response, new Fault(trouble, 'api_error', code, 'Trouble').answer());
    }
    const given = carriedOut(() => answer(request, body));
    if (trouble === 'held') held?.();
    else if (trouble === 'lost') response.destroy();
    else send(response, given);
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;

  return {
    address: { host: '127.0.0.1', port, protocol: 'http' } as const,
    all,
    thing: get,
    keep,
    /** What the next creations meet, one each; the library sends again what was lost or locked. */
    meetNext: (...met: Trouble[]) => troubles.push(...met),
    /** The next creation is carried out and never answered: told when it is. */
    holdNext: () =>
      new Promise<void>((done) => {
        held = done;
        troubles.push('held');
      }),
    addMethod(behaviour: Behaviour = 'pays', type: 'card' | 'sepa_debit' = 'card') {
      const customer = keep('customers', { metadata: {} });
      const details = { card: card, sepa_debit: { last4: '3000', country: 'DE' } }[type];
      const method = keep('payment_methods', { type, customer: customer.id, [type]: details });
      behaviours.set(method.id, behaviour);
      return { ...method, token: `${customer.id}/${method.id}` };
    },
    behave: (method: string, behaviour: Behaviour) => behaviours.set(method, behaviour),
    /** As the payer does on its pages. */
    complete(sessionId: string, behaviour: Behaviour = 'pays') {
      const session = get('checkout/sessions', sessionId);
      const [type] = z.tuple([z.enum(['card', 'sepa_debit'])]).parse(session.allowed_payment_method_types);
      const method = this.addMethod(behaviour, type);
      get('payment_methods', method.id).customer = session.customer;
      const sepa_debit = { reference: 'TESTRUM1', url: 'https://hooks.stripe.com/mandate' };
      const mandate = keep('mandates', {
        status: 'active',
        payment_method: method.id,
        customer_acceptance: { accepted_at: 1_767_225_600, type: 'online' },
        payment_method_details: { type, ...(type === 'sepa_debit' && { sepa_debit }) },
      });
      session.status = 'complete';
      Object.assign(get('setup_intents', String(session.setup_intent)), {
        status: 'succeeded',
        payment_method: method.id,
        mandate: type === 'sepa_debit' ? mandate.id : null,
      });
      return `${String(session.customer)}/${method.id}`;
    },
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

const card = {
  brand: 'visa',
  display_brand: 'visa',
  last4: '4242',
  country: 'FR',
  exp_month: 12,
  exp_year: 2030,
};

function metadataOf(thing: Thing): Readonly<Record<string, string>> {
  return z.record(z.string(), z.string()).catch({}).parse(thing.metadata);
}

function failureOf(behaviour: string) {
  const isAsked = behaviour === 'authentication_required';
  return { type: 'card_error', code: isAsked ? behaviour : 'card_declined', decline_code: behaviour };
}

function carriedOut<T>(work: () => T): (T extends Answer ? T : never) | Answer {
  try {
    const done: unknown = structuredClone(work());
    const whole = z.object({
      status: z.number(),
      content: z.unknown(),
      isReplayed: z.literal(true).optional(),
    });
    const answered = whole.safeParse(done);
    return answered.success ? (answered.data as Answer) : { status: 200, content: done };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return error.answer();
  }
}

function send(
  response: ServerResponse,
  { status, content, isReplayed }: Answer & { isReplayed?: true },
): void {
  const headers = {
    'content-type': 'application/json',
    'request-id': 'req_test',
    ...(isReplayed && { 'idempotent-replayed': 'true' }),
    ...((status === 429 || status === 500) && { 'stripe-should-retry': 'false' }),
  };
  response.writeHead(status, headers).end(JSON.stringify(content));
}

/** A webhook as its server signs it. */
export function signedEvent(
  type: string,
  object: object,
  at: number,
  more: object = {},
  secret = webhookSecret,
) {
  const event = { id: 'evt_1', object: 'event', api_version: '2020-08-27', type, data: { object, ...more } };
  const body = JSON.stringify(event);
  const header = Stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret,
    timestamp: Math.floor(at / 1_000),
  });
  return { body, headers: new Map([['stripe-signature', header]]) };
}
