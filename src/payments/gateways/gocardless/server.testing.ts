/**
 * A server that speaks the protocol of GoCardless as its reference documents it, for tests: strict about headers,
 * envelopes and parameters, with their errors, their idempotency and their signed webhooks.
 */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

type Kind =
  | 'payments'
  | 'refunds'
  | 'mandates'
  | 'customer_bank_accounts'
  | 'billing_requests'
  | 'billing_request_flows'
  | 'creditors';
type Resource = Record<string, unknown> & { id: string; status?: string };

const metadata = z.record(z.string().max(50), z.string().max(500)).optional();

const creations = {
  payments: z.strictObject({
    amount: z.int().min(1),
    currency: z.enum(['AUD', 'CAD', 'DKK', 'EUR', 'GBP', 'NZD', 'SEK', 'USD']),
    links: z.strictObject({ mandate: z.string() }),
    metadata,
  }),
  refunds: z.strictObject({
    amount: z.int().min(1),
    links: z.strictObject({ payment: z.string() }),
    total_amount_confirmation: z.int(),
    metadata,
  }),
  billing_requests: z.strictObject({
    mandate_request: z.strictObject({ currency: z.string().length(3) }),
    metadata,
  }),
  billing_request_flows: z.strictObject({
    links: z.strictObject({ billing_request: z.string() }),
    redirect_uri: z.url(),
    exit_uri: z.url(),
    language: z.string().length(2),
    prefilled_customer: z.strictObject({
      email: z.email().optional(),
      country_code: z.string().length(2).optional(),
    }),
  }),
} as const;

const prefixes: Readonly<Record<Kind, string>> = {
  payments: 'PM',
  refunds: 'RF',
  mandates: 'MD',
  customer_bank_accounts: 'BA',
  billing_requests: 'BRQ',
  billing_request_flows: 'BRF',
  creditors: 'CR',
};

class Fault {
  readonly status: number;
  readonly type: string;
  readonly reason: string;
  readonly links: Readonly<Record<string, string>>;
  constructor(status: number, type: string, reason: string, links: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.type = type;
    this.reason = reason;
    this.links = links;
  }
}

export const accessToken = 'sandbox_token_of_a_test_account';
export const webhookSecret = 'secret-of-the-webhooks-of-a-test-account';

export async function openGoCardlessServer() {
  const kept = new Map<string, Resource>();
  const byKey = new Map<string, string>();
  /** What the next creation meets instead of its answer: a failure of theirs, or an answer that is lost on the way. */
  let next: 'lost' | 'held' | 429 | 500 | undefined;
  let held: (() => void) | undefined;
  let count = 0;

  function keep(kind: Kind, resource: Record<string, unknown>): Resource {
    count += 1;
    const id = `${prefixes[kind]}${String(count).padStart(6, '0')}`;
    const whole = { ...resource, id, created_at: new Date().toISOString() };
    kept.set(`${kind}/${id}`, whole);
    return whole;
  }

  function get(kind: Kind, id: string): Resource {
    const found = kept.get(`${kind}/${id}`);
    if (!found) throw new Fault(404, 'invalid_api_usage', 'resource_not_found');
    return found;
  }

  function list(kind: Kind): Resource[] {
    return [...kept].filter(([name]) => name.startsWith(`${kind}/`)).map(([, one]) => one);
  }

  function create(kind: Kind, body: unknown, key: string): Resource {
    const earlier = byKey.get(`${kind} ${key}`);
    if (earlier !== undefined)
      throw new Fault(409, 'invalid_state', 'idempotent_creation_conflict', {
        conflicting_resource_id: earlier,
      });
    const made = make(kind, body);
    byKey.set(`${kind} ${key}`, made.id);
    return made;
  }

  function make(kind: Kind, body: unknown): Resource {
    switch (kind) {
      case 'payments': {
        const asked = parse(creations.payments, body);
        const mandate = get('mandates', asked.links.mandate);
        if (mandate.status !== 'active') throw new Fault(422, 'invalid_state', 'mandate_is_inactive');
        return keep(kind, { ...asked, amount_refunded: 0, status: 'pending_submission' });
      }
      case 'refunds': {
        const asked = parse(creations.refunds, body);
        const payment = get('payments', asked.links.payment);
        const refunded = z.int().parse(payment.amount_refunded) + asked.amount;
        if (refunded !== asked.total_amount_confirmation)
          throw new Fault(422, 'validation_failed', 'total_amount_confirmation_invalid');
        if (refunded > z.int().parse(payment.amount))
          throw new Fault(422, 'validation_failed', 'amount_greater_than_payment');
        payment.amount_refunded = refunded;
        return keep(kind, { ...asked, status: 'created' });
      }
      case 'billing_requests': {
        const asked = parse(creations.billing_requests, body);
        return keep(kind, { ...asked, status: 'pending', links: {} });
      }
      case 'billing_request_flows': {
        const asked = parse(creations.billing_request_flows, body);
        get('billing_requests', asked.links.billing_request);
        return keep(kind, { ...asked, authorisation_url: 'https://pay.gocardless.com/flow/static/billing' });
      }
      default:
        throw new Fault(404, 'invalid_api_usage', 'resource_not_found');
    }
  }

  function answer(request: IncomingMessage, body: unknown): [number, unknown] {
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'https://api.gocardless.com');
    if (headers.authorization !== `Bearer ${accessToken}`)
      throw new Fault(401, 'invalid_api_usage', 'access_token_not_found');
    if (headers['gocardless-version'] !== '2015-07-06')
      throw new Fault(400, 'invalid_api_usage', 'version_not_found');
    const [, name = '', id, , action] = pathname.split('/');
    const kind = z.enum(Object.keys(prefixes)).safeParse(name);
    if (!kind.success) throw new Fault(404, 'invalid_api_usage', 'path_not_found');
    const of = kind.data as Kind;
    if (method === 'POST' && id !== undefined && action === 'cancel') return [200, { [of]: cancel(of, id) }];
    if (method === 'POST') {
      const key = headers['idempotency-key'];
      if (typeof key !== 'string' || key === '') throw new Fault(400, 'invalid_api_usage', 'missing_key');
      const envelope = z.strictObject({ [of]: z.unknown() }).safeParse(body);
      if (!envelope.success) throw new Fault(400, 'invalid_api_usage', 'invalid_document_structure');
      return [201, { [of]: create(of, envelope.data[of], key) }];
    }
    if (id !== undefined) return [200, { [of]: get(of, id) }];
    return [
      200,
      { [of]: matching(of, searchParams), meta: { cursors: { after: null, before: null }, limit: 50 } },
    ];
  }

  function matching(kind: Kind, filters: URLSearchParams): Resource[] {
    const linked = ['mandate', 'payment'].filter((name) => filters.has(name));
    return list(kind).filter((one) => {
      const links = z.record(z.string(), z.string()).catch({}).parse(one.links);
      return linked.every((name) => links[name] === filters.get(name));
    });
  }

  function cancel(kind: Kind, id: string): Resource {
    const found = get(kind, id);
    if (found.status === 'cancelled') throw new Fault(422, 'invalid_state', 'cancellation_failed');
    found.status = 'cancelled';
    return found;
  }

  const server = createServer((request, response) => {
    void respond(request, response);
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isCreation = request.method === 'POST';
    const trouble = isCreation ? next : undefined;
    if (isCreation) next = undefined;
    const body = isCreation ? await json(request).catch(() => undefined) : undefined;
    if (trouble === 429 || trouble === 500)
      return fail(response, new Fault(trouble, 'gocardless', 'trouble'));
    try {
      const [status, content] = answer(request, body);
      if (trouble === 'held') return held?.();
      if (trouble === 'lost') {
        response.destroy();
        return;
      }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      fail(response, error);
    }
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  /** Their library knows its addresses by heart: whatever it wants to reach is reached here. */
  const agent = agentTo(port);

  return {
    agent,
    port,
    payments: () => list('payments'),
    refunds: () => list('refunds'),
    resource: get,
    meetNext(trouble: 'lost' | 429 | 500) {
      next = trouble;
    },
    /** The next creation is carried out and never answered: told when it is. */
    holdNext: () =>
      new Promise<void>((done) => {
        held = done;
        next = 'held';
      }),
    addMandate(status = 'active') {
      const account = keep('customer_bank_accounts', {
        bank_name: 'BANQUE DU NORD',
        account_number_ending: '11',
        country_code: 'FR',
      });
      return keep('mandates', {
        status,
        scheme: 'sepa_core',
        reference: 'TEST-REF-1',
        links: { customer_bank_account: account.id },
      });
    },
    /** As the payer does on their pages. */
    fulfil(requestId: string) {
      const request = get('billing_requests', requestId);
      const mandate = this.addMandate();
      request.status = 'fulfilled';
      request.links = { mandate_request_mandate: mandate.id };
      return mandate;
    },
    close: () => new Promise((done) => server.close(done).closeAllConnections()),
  };
}

/** For a process of its own, which knows the server by its port only. */
export function agentTo(port: number): Agent {
  const agent = new Agent();
  agent.createConnection = () => connect({ host: '127.0.0.1', port });
  return agent;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success)
    throw new Fault(422, 'validation_failed', parsed.error.issues[0]?.path.join('.') ?? '');
  return parsed.data;
}

function fail(response: ServerResponse, { status, type, reason, links }: Fault): void {
  const error = {
    message: `Refused: ${reason}`,
    documentation_url: 'https://developer.gocardless.com/api-reference',
    type,
    request_id: 'request-1',
    code: status,
    errors: [{ reason, message: `Refused: ${reason}`, links }],
  };
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error }));
}

/** A webhook as their server signs it. */
export function signedWebhook(events: readonly object[], secret = webhookSecret) {
  const body = JSON.stringify({ events, meta: { webhook_id: 'WB123' } });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return { body, headers: new Map([['webhook-signature', signature]]) };
}
