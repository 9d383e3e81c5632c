/** Makes a recorded request or answer the same in every run, and harmless to publish. */

const MOST_TEXT = 400;
/** A key that is replaced works for some days more. */
const NEAR_MS = 3 * 86_400_000;

/** By the name of the member: what a secret, or what chance or the machine made, is written as. */
const masks: Readonly<Record<string, unknown>> = {
  AgentKey: 'agent-key',
  ApiKey: 'api-key',
  Secret: 'secret',
  SigningSecret: 'whsec_c2VjcmV0',
  AuthenticatorSecret: 'secret',
  AuthenticatorUri: 'otpauth://totp/Example:camille%40example.com?issuer=Example&secret=SECRET',
  RecoveryCodes: ['ABCD-EFGH-IJKL-MNOP'],
  Key: 'key',
  query: 'encrypted-query',
  DurationMilliseconds: 12,
  'webhook-signature': 'v1,signature',
  'webhook-timestamp': '1767258000',
  'x-proabono-key': 'key',
  'x-proabono-signature': 'signature',
};

/** Where the frozen clocks of the tests stand: for what has the true time. */
const FROZEN = '2026-01-01T09:00:00.00Z';

export function maskAnswer(value: unknown): unknown {
  const names = new Map<string, string>();
  return mask(value, names);
}

export function maskUrl(url: string): string {
  return maskText(url, new Map());
}

function mask(value: unknown, uuids: Map<string, string>): unknown {
  if (typeof value === 'string') return maskText(value, uuids);
  if (Array.isArray(value)) return value.map((member) => mask(member, uuids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name in masks && typeof member === typeof masks[name] ? masks[name] : mask(member, uuids),
    ]),
  );
}

function maskText(text: string, uuids: Map<string, string>): string {
  const masked = text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (date) => (isNow(date) ? FROZEN : date))
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi, (uuid) => nameOf(uuid, uuids))
    .replace(/http:\/\/(127\.0\.0\.1|localhost):\d+/g, 'https://example.com')
    .replace(/(portal-(?:auth|anon|inv-pdf)\/|pa_query=)[\w%.-]{20,}/g, '$1encrypted-query')
    .replace(/([?&](?:q|query)=)[\w%.-]{20,}/g, '$1encrypted-query');
  return masked.length > MOST_TEXT ? `${masked.slice(0, 120)}…` : masked;
}

function isNow(date: string): boolean {
  return Math.abs(Date.parse(date) - Date.now()) < NEAR_MS;
}

/** The same within one answer for the same one. */
function nameOf(uuid: string, uuids: Map<string, string>): string {
  const known = uuids.get(uuid);
  if (known !== undefined) return known;
  const name = `00000000-0000-4000-8000-${String(uuids.size + 1).padStart(12, '0')}`;
  uuids.set(uuid, name);
  return name;
}
