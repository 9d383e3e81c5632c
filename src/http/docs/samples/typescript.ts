/** A call in TypeScript with our client, whose methods are named after the operations (client-names.ts). */
import { methodName, resourceName } from '../client-names.ts';
import type { SampledCall } from './sampled-call.ts';

export function typescriptSample({ api, operationId, tag, parameters, baseUrl }: SampledCall): string {
  const call = `client.${api === 'live' ? 'live' : 'backOffice'}.${resourceName(tag)}.${methodName(operationId, tag)}`;
  const given = Object.keys(parameters).length === 0 ? '{}' : literal(parameters, 0);
  return [
    `import { createTaciteClient } from '@tacite/client';`,
    '',
    'const client = createTaciteClient({',
    `  baseUrl: '${baseUrl}',`,
    `  agentKey: process.env.AGENT_KEY ?? '',`,
    `  apiKey: process.env.API_KEY ?? '',`,
    '});',
    `const answer = await ${call}(${given});`,
  ].join('\n');
}

function literal(value: unknown, depth: number): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
  if (typeof value !== 'object' || value === null) return String(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const members = Array.isArray(value)
    ? value.map((member) => literal(member, depth + 1))
    : Object.entries(value).map(([name, member]) => `${nameOf(name)}: ${literal(member, depth + 1)}`);
  if (members.length === 0) return `${open}${close}`;
  const indent = '  '.repeat(depth);
  return `${open}\n${members.map((member) => `${indent}  ${member},\n`).join('')}${indent}${close}`;
}

function nameOf(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}
