/** Path templates of a contract (`/v1/Feature/{id}`) and the router's spelling of them (`/v1/Feature/:id`). */

export function parameterNames(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

export function routerPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1');
}
