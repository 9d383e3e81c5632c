/** All generated files of the client by their paths: one for each resource, one that joins those of an API, the events. */
import { asObject } from '../../../src/http/openapi-schemas.ts';
import { pascal } from './names.ts';
import { type DescribedApi, readApis } from './read-apis.ts';
import { type Resource, refsOf, resourceText } from './resource-text.ts';
import { webhookEventsText } from './webhook-events-text.ts';

const NOTICE =
  '// Written by `npm run client:generate` from the operations of the server: change those instead.\n';

/** @returns the texts by their paths from src/generated */
export function clientFiles(): ReadonlyMap<string, string> {
  const files = [...readApis().flatMap(filesOf), ['webhook-events.ts', webhookEventsText()] as const];
  return new Map(files.map(([path, text]) => [path, `${NOTICE}${text}`]));
}

function filesOf(api: DescribedApi): (readonly [string, string])[] {
  const { resources, fileOf } = resourcesOf(api);
  assertNamesDiffer(api, resources);
  return [
    ...resources.map(
      (resource) => [`${api.name}/${kebab(resource.name)}.ts`, resourceText(resource, fileOf)] as const,
    ),
    [`${api.name}/index.ts`, indexText(api, resources)],
  ];
}

/** A schema is declared by the resource that is named like it, or else by the first that uses it. */
function resourcesOf({ operations, schemas }: DescribedApi) {
  const byName = Map.groupBy(operations, ({ resource }) => resource);
  const homes = new Map<string, string>();
  for (const [name, own] of byName) {
    for (const schema of reachable(
      refsOf(own.map(({ input, answer, all }) => [input, answer, all])),
      schemas,
    )) {
      const namesake = [...byName.keys()].find((other) => other === `${uncapitalized(schema)}s`);
      if (!homes.has(schema)) homes.set(schema, namesake ?? name);
    }
  }
  const resources = [...byName].map(
    ([name, own]): Resource => ({
      name,
      operations: own,
      schemas: [...homes]
        .filter(([, home]) => home === name)
        .map(([schema]) => [schema, asObject(schemas[schema])] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    }),
  );
  const fileOf = (schema: string) => kebab(homes.get(schema) ?? missing(schema));
  return { resources, fileOf };
}

function missing(schema: string): never {
  throw new Error(`the schema ${schema} is referred to and does not exist`);
}

/** With those that they refer to themselves. */
function reachable(names: Iterable<string>, schemas: DescribedApi['schemas']): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const inner of refsOf(schemas[name])) visit(inner);
  };
  for (const name of names) visit(name);
  return found;
}

/** @throws Error when two methods of a resource, or two types of an API, would have one name */
function assertNamesDiffer({ name, schemas }: DescribedApi, resources: readonly Resource[]): void {
  const methods = resources.flatMap((resource) =>
    resource.operations.flatMap(({ methodName, all }) =>
      [methodName, ...(all ? [all.methodName] : [])].map((method) => `${resource.name}.${method}`),
    ),
  );
  const types = [
    ...Object.keys(schemas),
    ...resources.map((resource) => `${pascal(resource.name)}Resource`),
    ...methods.map((method) => `${method.split('.').map(pascal).join('')}Input`),
  ];
  for (const names of [methods, types]) {
    const twice = names.find((one, index) => names.indexOf(one) !== index);
    if (twice !== undefined) throw new Error(`${name}: two are named ${twice}`);
  }
}

function indexText({ name }: DescribedApi, resources: readonly Resource[]): string {
  const client = pascal(camelOf(name));
  const names = resources.map((resource) => resource.name).sort();
  const imports = names.map(
    (one) => `import { type ${pascal(one)}Resource, ${one} } from './${kebab(one)}.ts';\n`,
  );
  return [
    `import type { Send } from '../../operation.ts';\n${imports.join('')}`,
    names.map((one) => `export type * from './${kebab(one)}.ts';\n`).join(''),
    `export interface ${client}Client {\n${names.map((one) => `  readonly ${one}: ${pascal(one)}Resource;\n`).join('')}}\n`,
    `export function ${camelOf(name)}Client(send: Send): ${client}Client {\n  return {\n${names
      .map((one) => `    ${one}: ${one}(send),\n`)
      .join('')}  };\n}\n`,
  ].join('\n');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function camelOf(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function uncapitalized(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
