/** One file of the client: the methods of a resource, what they take, and what they answer. */
import { asObject, type Json } from '../../../src/http/openapi-schemas.ts';
import { pascal } from './names.ts';
import { type DescribedOperation, membersOf } from './read-apis.ts';
import { comment, literal, MOST_COLUMNS, membersText, typeText } from './type-text.ts';

export interface Resource {
  /** `subscriptions` */
  readonly name: string;
  readonly operations: readonly DescribedOperation[];
  /** The schemas that this file declares; those of other files are imported. */
  readonly schemas: readonly (readonly [name: string, schema: Json])[];
}

/** @param fileOf the module that declares a schema */
export function resourceText(resource: Resource, fileOf: (schema: string) => string): string {
  const { operations, schemas } = resource;
  const methods = operations.flatMap((operation) => methodsOf(resource, operation));
  const declarations = [
    ...schemas.map(([name, schema]) => declaration(name, schema, 'output')),
    ...operations.flatMap((operation) => inputAndAnswer(resource, operation)),
  ];
  const name = pascal(resource.name);
  const body = [
    ...declarations,
    `export interface ${name}Resource {\n${methods.map(({ signature }) => signature).join('')}}\n`,
    ...operations.map(operationText),
    `export function ${resource.name}(send: Send): ${name}Resource {\n  return {\n${methods.map(({ code }) => code).join('')}  };\n}\n`,
  ].join('\n');
  return `${importsOf(resource, body, fileOf)}\n${body}`;
}

function importsOf(
  { operations, schemas }: Resource,
  body: string,
  fileOf: (schema: string) => string,
): string {
  const own = new Set(schemas.map(([name]) => name));
  const foreign = [...refsOf([operations.map(({ input, answer, all }) => [input, answer, all]), schemas])]
    .filter((name) => !own.has(name))
    .sort();
  const byFile = Map.groupBy(foreign, fileOf);
  const lists = operations.some(({ all }) => all !== undefined);
  return [
    ...(lists ? ["import { allPages } from '../../all-pages.ts';"] : []),
    `import type { CallOptions, Operation, Send } from '../../operation.ts';`,
    ...[...byFile]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([file, names]) => {
        // A schema may be used only by one of the other file's own.
        const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(body));
        return `import type { ${used.join(', ')} } from './${file}.ts';`;
      }),
    '',
  ].join('\n');
}

/** The names of all schemas that a value refers to. */
export function refsOf(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const member of value) refsOf(member, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      if (key === '$ref' && typeof member === 'string') found.add(member.replace(/^.*\//, ''));
      else refsOf(member, found);
    }
  }
  return found;
}

function declaration(name: string, schema: Json, direction: 'input' | 'output'): string {
  const members = membersOf(schema);
  const said = comment(typeof schema.description === 'string' ? schema.description : '', '');
  return members.length > 0
    ? `${said}export interface ${name} {\n${membersText(members, direction, '  ')}}\n`
    : `${said}export type ${name} = ${typeText(schema, direction)};\n`;
}

function typePrefix({ name }: Resource, { methodName }: DescribedOperation): string {
  return `${pascal(name)}${pascal(methodName)}`;
}

/** An answer that the document has no name for gets the method's. */
function inputAndAnswer(resource: Resource, operation: DescribedOperation): string[] {
  const prefix = typePrefix(resource, operation);
  const { input, answer } = operation;
  return [
    ...(input.length > 0
      ? [`export interface ${prefix}Input {\n${membersText(input, 'input', '  ')}}\n`]
      : []),
    ...(answer && isNameless(answer) ? [declaration(`${prefix}Answer`, answer, 'output')] : []),
  ];
}

function isNameless(schema: Json): boolean {
  return schema.type === 'object' && Object.keys(asObject(schema.properties)).length > 0;
}

interface Method {
  readonly signature: string;
  readonly code: string;
}

function methodsOf(resource: Resource, operation: DescribedOperation): Method[] {
  const { methodName, summary, method, path, input, answer, mayBeEmpty, all } = operation;
  const prefix = typePrefix(resource, operation);
  const body = answer && (isNameless(answer) ? `${prefix}Answer` : typeText(answer, 'output'));
  const result = [...(body ? [body] : []), ...(mayBeEmpty || !body ? ['undefined'] : [])].join(' | ');
  const isNeeded = input.some(({ isRequired }) => isRequired);
  const ending = /[.?!]$/.test(summary) ? '' : '.';
  const said = `${summary}${ending} \`${method} ${path}\``;
  const [declared, taken, given] =
    input.length === 0
      ? ['', '', '{}']
      : isNeeded
        ? [`input: ${prefix}Input, `, 'input, ', 'input']
        : [`input?: ${prefix}Input, `, 'input = {}, ', 'input'];
  const single: Method = {
    signature: methodSignature(said, methodName, `${declared}options?: CallOptions`, `Promise<${result}>`),
    code: `    ${methodName}: (${taken}options) => send(${constantName(operation)}, ${given}, options),\n`,
  };
  if (!all) return [single];
  const everything = declared.replace(`${prefix}Input`, `Omit<${prefix}Input, 'Page'>`);
  return [
    single,
    {
      signature: methodSignature(
        `All of them, page after page: \`for await (const one of ${all.methodName}())\`.`,
        all.methodName,
        `${everything}options?: CallOptions`,
        `AsyncIterable<${typeText(all.item, 'output', '  ')}>`,
      ),
      code: `    ${all.methodName}: (${taken}options) => allPages(send, ${constantName(operation)}, input, options),\n`,
    },
  ];
}

function methodSignature(said: string, name: string, parameters: string, result: string): string {
  const line = `  ${name}(${parameters}): ${result};`;
  const text =
    line.length <= MOST_COLUMNS
      ? line
      : `  ${name}(\n${parameters
          .split(/, (?=options)/)
          .map((parameter) => `    ${parameter},\n`)
          .join('')}  ): ${result};`;
  return `${comment(said, '  ')}${text}\n`;
}

function constantName({ methodName }: DescribedOperation): string {
  return `${methodName}Operation`;
}

function operationText(operation: DescribedOperation): string {
  const { method, path, query, arrayBody, isKept } = operation;
  const members = [
    `method: '${method}'`,
    `path: '${path}'`,
    ...(query.length > 0 ? [`query: [${query.map(literal).join(', ')}]`] : []),
    ...(arrayBody === undefined ? [] : [`arrayBody: '${arrayBody}'`]),
    ...(isKept ? ['isKept: true'] : []),
  ];
  const head = `const ${constantName(operation)}: Operation = {`;
  const line = `${head} ${members.join(', ')} };`;
  return line.length <= MOST_COLUMNS
    ? `${line}\n`
    : `${head}\n${members.map((member) => `  ${member},\n`).join('')}};\n`;
}
