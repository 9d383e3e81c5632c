/** The call that the samples of an operation show: that of its recorded example. */
import { asObject } from '../../openapi-schemas.ts';
import type { Method } from '../../operation.ts';
import type { ReferenceOperation } from '../reference.ts';

export interface SampledCall {
  readonly api: string;
  readonly operationId: string;
  readonly tag: string;
  readonly method: Method;
  /** Of the server: `https://billing.example.com`. */
  readonly baseUrl: string;
  /** With what it names: `/v1/Subscription/7/Start`. */
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
  /** As our client takes them: all by their name, whether they stand in the path, the query or the body. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly isKept: boolean;
}

export function sampledCall(api: string, operation: ReferenceOperation, baseUrl: string): SampledCall {
  const recorded = operation.examples.find(({ status }) => status < 300)?.request;
  const url = new URL(recorded?.url ?? operation.path.replace(/\{\w+\}/g, '1'), 'http://any');
  return {
    api,
    operationId: operation.id,
    tag: operation.tag,
    method: operation.method,
    baseUrl,
    path: url.pathname,
    query: [...url.searchParams],
    body: recorded?.body,
    parameters: parametersOf(operation, url, recorded?.body),
    isKept: operation.isKept,
  };
}

/** Address with its query, as the recorded request had it. */
export function addressOf({ baseUrl, path, query }: SampledCall): string {
  const search = new URLSearchParams(
    query.map(([name, value]): [string, string] => [name, value]),
  ).toString();
  return `${baseUrl}${path}${search === '' ? '' : `?${search}`}`;
}

function parametersOf(operation: ReferenceOperation, url: URL, body: unknown): Record<string, unknown> {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = operation.path.replace(/\{\w+\}/g, '([^/]+)');
  const [, ...values] = new RegExp(`^${pattern}$`, 'i').exec(url.pathname) ?? [];
  const inPath = names.map((name, index) => [name, typed(operation, name, values[index] ?? '')] as const);
  const inQuery = [...url.searchParams].map(
    ([name, value]) => [name, typed(operation, name, value)] as const,
  );
  const inBody = Array.isArray(body) ? [['Usages', body] as const] : Object.entries(asObject(body));
  return Object.fromEntries(
    [...inPath, ...inQuery, ...inBody].map(([name, value]) => [capital(name), value]),
  );
}

/** As the operation declares it: a number, true or false, or the text. */
function typed({ parameters }: ReferenceOperation, name: string, value: string): unknown {
  const schema = parameters.find((one) => one.name.toLowerCase() === name.toLowerCase())?.schema;
  if (schema?.type === 'boolean') return value.toLowerCase() === 'true';
  const isNumber = (schema?.type === 'integer' || schema?.type === 'number') && value !== '';
  return isNumber && Number.isFinite(Number(value)) ? Number(value) : value;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
