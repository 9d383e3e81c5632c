/**
 * Reads the project's TypeScript for the architecture test: each file's imports and exports, by the shape that
 * the formatter gives them (a statement begins in the first column), which is far faster than a compiler.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';

export interface Import {
  /** Path from the project's folder, for a file of ours; else the module's name. */
  readonly target: string;
  readonly isOurs: boolean;
  /** The names taken; `all` for a namespace, a dynamic import or `export *`. */
  readonly names: readonly string[] | 'all';
}

export interface SourceFile {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly lines: readonly string[];
  readonly imports: readonly Import[];
  readonly exports: readonly string[];
  /** The part of the exports that the file itself uses too. */
  readonly usedWithin: readonly string[];
  /** The part of the exports that are types. */
  readonly types: readonly string[];
  /** A test, or what only tests use. */
  readonly isTest: boolean;
}

const PROJECT = normalize(join(import.meta.dirname, '..', '..'));
const IMPORT = /^(?:import|export)\s+(?:type\s+)?([^'";()=]*?)\s*\bfrom\s+'([^']+)'/gm;
const BARE_IMPORT = /^import\s+'([^']+)'/gm;
const DYNAMIC_IMPORT = /\bimport\(\s*'([^']+)'\s*\)/g;
const DECLARATION =
  /^export\s+(?:declare\s+)?(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|const|let|class|interface|type)\s+([\w$]+)/gm;
const TYPE_DECLARATION = /^export\s+(?:interface|type)\s+([\w$]+)/gm;
const EXPORT_LIST = /^export\s+(?:type\s+)?\{([^}]*)\}/gm;

export function readSourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
        .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)).replaceAll(sep, '/')),
    )
    .sort()
    .map((path) => parseSource(path, readFileSync(join(PROJECT, path), 'utf8')));
}

export function parseSource(path: string, text: string): SourceFile {
  const exported = findExports(text);
  return {
    path,
    lines: text.split('\n'),
    imports: findImports(path, text),
    exports: exported,
    usedWithin: exported.filter((name) => countOf(name, text) > 1),
    types: [...text.matchAll(TYPE_DECLARATION)].map(([, name = '']) => name),
    isTest: /(\.test|\btesting)\.ts$/.test(path),
  };
}

function findImports(path: string, text: string): readonly Import[] {
  const clauses = [...text.matchAll(IMPORT)].map(([, clause = '', target = '']) =>
    importOf(path, target, namesOf(clause)),
  );
  const bare = [...text.matchAll(BARE_IMPORT)].map(([, target = '']) => importOf(path, target, []));
  const dynamic = [...text.matchAll(DYNAMIC_IMPORT)].map(([, target = '']) => importOf(path, target, 'all'));
  return [...clauses, ...bare, ...dynamic];
}

function importOf(path: string, target: string, names: Import['names']): Import {
  const isOurs = target.startsWith('.');
  return { target: isOurs ? join(dirname(path), target).replaceAll(sep, '/') : target, isOurs, names };
}

/** `{ a, type B, c as d }` takes a, B and c; `x` takes the default export. */
function namesOf(clause: string): Import['names'] {
  if (clause.includes('*')) return 'all';
  const [, before = '', list = ''] = /^([^{]*)(?:\{([^}]*)\})?/.exec(clause) ?? [];
  const defaults = before.replace(',', '').trim() === '' ? [] : ['default'];
  return [...defaults, ...listed(list).map((item) => item.split(/\s+as\s+/)[0] ?? item)];
}

function findExports(text: string): readonly string[] {
  const declared = [...text.matchAll(DECLARATION)].map(([statement, name = '']) =>
    statement.includes(' default ') ? 'default' : name,
  );
  const lists = [...text.matchAll(EXPORT_LIST)].flatMap(([, list = '']) => listed(list));
  return [...declared, ...lists.map((item) => item.split(/\s+as\s+/).at(-1) ?? item)];
}

function countOf(name: string, text: string): number {
  return text.match(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`, 'g'))?.length ?? 0;
}

function listed(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim().replace(/^type\s+/, ''))
    .filter((item) => item !== '');
}
