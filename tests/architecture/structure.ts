/** What can be computed from the files' imports and lines: circles, exports without a user, long functions. */
import type { SourceFile } from './source-files.ts';

/** Every circle of imports found, each as the path around it. */
export function findCircles(files: readonly SourceFile[]): readonly string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      circles.push([...trail.slice(start), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const { target, isOurs } of byPath.get(path)?.imports ?? []) {
      if (isOurs && byPath.has(target)) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}

/**
 * `path name` of every export that only serves tests, or nobody. No such are what its own file uses as well and a
 * test looks at, and the types of what a file takes and gives.
 */
export function findUnusedExports(
  files: readonly SourceFile[],
  users: readonly SourceFile[],
): readonly string[] {
  const isImported = namesImportedBy(users.filter(({ isTest }) => !isTest));
  const isTested = namesImportedBy(users.filter(({ isTest }) => isTest));
  return files
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, exports, usedWithin, types }) =>
      exports
        .filter((name) => !isImported(path, name))
        .filter((name) => !(usedWithin.includes(name) && (types.includes(name) || isTested(path, name))))
        .map((name) => `${path} ${name}`),
    );
}

function namesImportedBy(users: readonly SourceFile[]): (path: string, name: string) => boolean {
  const imports = users.flatMap((file) => file.imports);
  const whole = new Set(imports.filter(({ names }) => names === 'all').map(({ target }) => target));
  const single = new Set(
    imports.flatMap(({ target, names }) => (names === 'all' ? [] : names.map((name) => `${target} ${name}`))),
  );
  return (path, name) => whole.has(path) || single.has(`${path} ${name}`);
}

export interface LongFunction {
  readonly name: string;
  readonly lines: number;
}

/**
 * Functions of more than `limit` lines, found by the formatter's indentation: from the line that opens one to the
 * next `}` in the same column. Methods and arrow functions count too.
 */
export function findLongFunctions(file: SourceFile, limit: number): readonly LongFunction[] {
  return file.lines.flatMap((line, start) => {
    const name = openedFunction(line);
    if (name === undefined) return [];
    const indent = line.length - line.trimStart().length;
    const closing = new RegExp(`^ {${indent}}\\}(?!:)`);
    const length = file.lines.slice(start + 1).findIndex((later) => closing.test(later)) + 2;
    return length > limit ? [{ name, lines: length }] : [];
  });
}

function openedFunction(line: string): string | undefined {
  if (!/[{(]$/.test(line)) return undefined;
  const declared =
    /\bfunction\*?\s+([\w$]+)/.exec(line) ?? /\bconst ([\w$]+) = (?:async )?(?:\(|[\w$]+ =>)/.exec(line);
  if (declared !== null) return declared[1];
  // A method: a name and its parameters, but no statement such as `if (`.
  const method = /^\s+(?:static |async |get |set )*\*?([\w$]+)\(.*\)(?:: .+)? \{$/.exec(line)?.[1];
  return method !== undefined && !['if', 'for', 'while', 'switch', 'catch'].includes(method)
    ? method
    : undefined;
}
