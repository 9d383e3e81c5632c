/** The forms that the server of tests takes, each with the parameters that Stripe documents and that we send: no other. */
import { z } from 'zod';

export const prefixes = {
  'checkout/sessions': 'cs_test',
  customers: 'cus',
  disputes: 'du',
  mandates: 'mandate',
  payment_intents: 'pi',
  payment_methods: 'pm',
  refunds: 're',
  setup_intents: 'seti',
} as const;
export type Kind = keyof typeof prefixes;

/** As Stripe bounds it. */
const metadata = z.record(z.string().max(40), z.string().max(500));
const amount = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number);
const types = z.array(z.enum(['card', 'sepa_debit'])).length(1);
const yes = z.literal('true');

export const creations = {
  payment_intents: z.strictObject({
    amount,
    currency: z.string().regex(/^[a-z]{3}$/),
    customer: z.string(),
    payment_method: z.string(),
    allowed_payment_method_types: types,
    confirm: yes,
    off_session: yes,
    metadata,
  }),
  refunds: z.strictObject({ payment_intent: z.string(), amount, metadata }),
  'checkout/sessions': z.strictObject({
    mode: z.literal('setup'),
    customer: z.string(),
    allowed_payment_method_types: types,
    currency: z.string().regex(/^[a-z]{3}$/),
    client_reference_id: z.string().max(200),
    metadata,
    setup_intent_data: z.strictObject({ metadata }),
    success_url: z.url(),
    cancel_url: z.url(),
    locale: z.string(),
  }),
  customers: z.strictObject({ metadata }),
  customerUpdate: z.strictObject({
    name: z.string().min(1).optional(),
    email: z.email().optional(),
    preferred_locales: z.array(z.string()).optional(),
  }),
  list: z.strictObject({
    limit: z.coerce.number().int().min(1).max(100).default(10),
    starting_after: z.string().optional(),
    customer: z.string().optional(),
    payment_intent: z.string().optional(),
  }),
} as const;

export class Fault {
  readonly status: number;
  readonly error: Readonly<Record<string, unknown>>;
  constructor(status: number, type: string, code: string, message: string, more: object = {}) {
    this.status = status;
    this.error = { type, message, ...(code !== '' && { code }), ...more };
  }
  answer() {
    return { status: this.status, content: { error: this.error } };
  }
}

export function parse<T>(schema: z.ZodType<T>, form: unknown): T {
  const parsed = schema.safeParse(form);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const code = issue?.code === 'unrecognized_keys' ? 'parameter_unknown' : 'parameter_invalid_string';
  const param = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])].join(
    '.',
  );
  throw new Fault(400, 'invalid_request_error', code, `${issue?.message}: ${param}`, { param });
}

export function kindOf(pathname: string) {
  const [, kind, id, action] =
    /^\/v1\/(checkout\/sessions|[a-z_]+)(?:\/(\w+))?(?:\/(\w+))?$/.exec(pathname) ?? [];
  const known = z.enum(Object.keys(prefixes) as Kind[]).safeParse(kind);
  if (!known.success) throw new Fault(404, 'invalid_request_error', '', 'Unrecognized request URL');
  return { kind: known.data, id, action };
}

type Form = { [name: string]: string | string[] | Form };

/** `a[b][c]=1&d[0]=2` as objects and lists. */
export function nested(params: URLSearchParams): Form {
  const whole: Form = {};
  for (const [name, value] of params) {
    const path = name.split(/\[|\]\[|\]/).filter((part) => part !== '');
    const last = path.pop() ?? '';
    let at = whole;
    for (const part of path) {
      const inner = at[part];
      const next = typeof inner === 'object' && !Array.isArray(inner) ? inner : {};
      at[part] = next;
      at = next;
    }
    at[last] = value;
  }
  return z.record(z.string(), z.any()).parse(listed(whole));
}

function listed(form: Form): unknown {
  const entries = Object.entries(form).map(
    ([name, one]) => [name, typeof one === 'object' && !Array.isArray(one) ? listed(one) : one] as const,
  );
  if (entries.length > 0 && entries.every(([name], index) => name === String(index)))
    return entries.map(([, one]) => one);
  return Object.fromEntries(entries);
}
