/** What a call throws: TaciteError when the server refused or failed, TaciteConnectionError when no answer came. */

/** One reason of a refusal. Of a 422 there may be several, one for each field at fault. */
export interface Refusal {
  /** What to branch on: `Error.Customer.NotFound`. */
  readonly code: string;
  /** For people, in the language of the client. */
  readonly message: string;
  /** The field at fault: `Features[0].ReferenceFeature`. */
  readonly target: string | undefined;
}

export interface Refused {
  readonly status: number;
  readonly refusals: readonly [Refusal, ...Refusal[]];
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}

export class TaciteError extends Error {
  override readonly name = 'TaciteError';
  /** Of the answer: 403, 404, 409, 422… */
  readonly status: number;
  /** Of the first refusal; `Error.Client.UnreadableAnswer` when what answered was not Tacite, a proxy for instance. */
  readonly code: string;
  /** The field at fault, of the first refusal. */
  readonly target: string | undefined;
  readonly refusals: readonly [Refusal, ...Refusal[]];
  /** Names the request in the logs of the server. */
  readonly requestId: string | undefined;
  /** What the server asked to wait for, when it did. */
  readonly retryAfterSeconds: number | undefined;

  constructor({ status, refusals, requestId, retryAfterSeconds }: Refused) {
    const [first] = refusals;
    super(`${first.code} (${status}): ${first.message}`);
    this.status = status;
    this.code = first.code;
    this.target = first.target;
    this.refusals = refusals;
    this.requestId = requestId;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No whole answer came: `cause` says why. Whether a write was done is not known; its key makes a repetition safe. */
export class TaciteConnectionError extends Error {
  override readonly name = 'TaciteConnectionError';
  /** Of the write, to send it again later as the same one; undefined for a read. */
  readonly idempotencyKey: string | undefined;

  constructor(message: string, idempotencyKey: string | undefined, cause: unknown) {
    super(message, { cause });
    this.idempotencyKey = idempotencyKey;
  }
}

/** The refusals of an answer: the Live API names its errors by Code, the Back Office by Error. */
export function readRefusals(status: number, text: string): readonly [Refusal, ...Refusal[]] {
  const body = parseJson(text);
  const [first, ...others] = (Array.isArray(body) ? body : [body])
    .map(readRefusal)
    .filter((refusal) => refusal !== undefined);
  if (first) return [first, ...others];
  const message = `The answer is no error of Tacite: ${text.slice(0, 200) || 'it is empty'} (${status})`;
  return [{ code: 'Error.Client.UnreadableAnswer', message, target: undefined }];
}

function readRefusal(body: unknown): Refusal | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const code = textOf(body, 'Error') ?? textOf(body, 'Code');
  if (code === undefined) return undefined;
  return { code, message: textOf(body, 'Message') ?? '', target: textOf(body, 'Target') };
}

function textOf(body: object, name: string): string | undefined {
  const found: unknown = Reflect.get(body, name);
  return typeof found === 'string' ? found : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page: told as it is by the caller.
    return undefined;
  }
}
