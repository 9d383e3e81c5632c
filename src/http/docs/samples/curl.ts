/** A call as a command for a shell. */
import { addressOf, type SampledCall } from './sampled-call.ts';

export function curlSample(call: SampledCall): string {
  const { method, body, isKept } = call;
  return [
    `curl -u "$AGENT_KEY:$API_KEY"${method === 'GET' ? '' : ` -X ${method}`} ${quoted(addressOf(call))}`,
    ...(isKept ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ].join(' \\\n  ');
}

/** Nothing is special between single quotes but the single quote. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
