/** HTTP Basic (RFC 7617): the agent key is the user, the API key the password, base64 of UTF-8 `agent:api`. */

export interface BasicCredentials {
  readonly agentKey: string;
  readonly apiKey: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined when the header is no well-formed Basic credential with both parts. */
export function parseBasicCredentials(header: string): BasicCredentials | undefined {
  // Base64 may come without its padding.
  const [, encoded] = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header) ?? [];
  if (encoded === undefined) return undefined;
  const text = decode(encoded);
  const colon = text?.indexOf(':') ?? -1;
  if (text === undefined || colon < 1 || colon === text.length - 1) return undefined;
  return { agentKey: text.slice(0, colon), apiKey: text.slice(colon + 1) };
}

function decode(encoded: string): string | undefined {
  try {
    return utf8.decode(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined;
  }
}
