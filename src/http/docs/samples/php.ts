/** A call in PHP with its curl extension. */
import { addressOf, type SampledCall } from './sampled-call.ts';

export function phpSample(call: SampledCall): string {
  const { method, body, isKept } = call;
  const headers = [
    ...(body === undefined ? [] : [`'Content-Type: application/json'`]),
    ...(isKept ? [`'Idempotency-Key: ' . bin2hex(random_bytes(16))`] : []),
  ];
  const options = [
    `CURLOPT_USERPWD => getenv('AGENT_KEY') . ':' . getenv('API_KEY'),`,
    ...(method === 'GET' ? [] : [`CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(headers.length === 0 ? [] : [`CURLOPT_HTTPHEADER => [${headers.join(', ')}],`]),
    ...(body === undefined ? [] : [`CURLOPT_POSTFIELDS => json_encode(${literal(body, 1)}),`]),
    'CURLOPT_RETURNTRANSFER => true,',
  ];
  return [
    `$request = curl_init(${literal(addressOf(call), 0)});`,
    'curl_setopt_array($request, [',
    ...options.map((option) => `    ${option}`),
    ']);',
    '$answer = json_decode(curl_exec($request), true);',
    '$status = curl_getinfo($request, CURLINFO_RESPONSE_CODE);',
  ].join('\n');
}

function literal(value: unknown, depth: number): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const members = Array.isArray(value)
    ? value.map((member) => literal(member, depth + 1))
    : Object.entries(value).map(([name, member]) => `${literal(name, 0)} => ${literal(member, depth + 1)}`);
  if (members.length === 0) return Array.isArray(value) ? '[]' : 'new stdClass()';
  const indent = '    '.repeat(depth);
  return `[\n${members.map((member) => `${indent}    ${member},\n`).join('')}${indent}]`;
}
