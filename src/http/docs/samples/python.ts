/** A call in Python with the requests library. */
import type { SampledCall } from './sampled-call.ts';

export function pythonSample({ method, baseUrl, path, query, body, isKept }: SampledCall): string {
  const params = Object.fromEntries(query);
  const options = [
    `auth=(os.environ["AGENT_KEY"], os.environ["API_KEY"]),`,
    ...(query.length === 0 ? [] : [`params=${literal(params, 1)},`]),
    ...(isKept ? [`headers={"Idempotency-Key": str(uuid.uuid4())},`] : []),
    ...(body === undefined ? [] : [`json=${literal(body, 1)},`]),
    'timeout=30,',
  ];
  return [
    `import os${isKept ? ', uuid' : ''}`,
    'import requests',
    '',
    `response = requests.${method.toLowerCase()}(`,
    `    ${JSON.stringify(`${baseUrl}${path}`)},`,
    ...options.map((option) => `    ${option}`),
    ')',
    'answer = response.json() if response.content else None',
  ].join('\n');
}

function literal(value: unknown, depth: number): string {
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (value === null) return 'None';
  if (typeof value !== 'object') return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = Array.isArray(value)
    ? value.map((member) => literal(member, depth + 1))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${literal(member, depth + 1)}`);
  if (members.length === 0) return `${open}${close}`;
  const indent = '    '.repeat(depth);
  return `${open}\n${members.map((member) => `${indent}    ${member},\n`).join('')}${indent}${close}`;
}
