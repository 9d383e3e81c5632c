/** Parses a YAML document by a schema. What is wrong is told with its path, line and column, in two languages. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { importReason } from './reasons.ts';

export interface YamlProblem {
  /** `fields.Name.column`; empty for the document itself. */
  readonly path: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly en: string;
  readonly fr: string;
}

type YamlOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly YamlProblem[] };

const MAX_LENGTH = 1_000_000;
/** A document that repeats its anchors more often than this is an attack, not a mapping. */
const MAX_ALIASES = 100;

export function parseYaml<T>(text: string, schema: z.ZodType<T>): YamlOutcome<T> {
  if (text.length > MAX_LENGTH) {
    const { en, fr } = importReason('Error.Import.Mapping.TooLarge', { max: MAX_LENGTH });
    return { ok: false, problems: [{ path: '', line: 1, column: 1, en, fr }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map((error) => syntaxProblem(lines, error.message, error.pos[0]));
  if (faults.length > 0) return { ok: false, problems: faults };
  const content = readContent(() => document.toJS({ maxAliasCount: MAX_ALIASES }));
  if (content instanceof ReferenceError) {
    return { ok: false, problems: [syntaxProblem(lines, content.message, 0)] };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { ok: true, value: parsed.data };
  const french = schema.safeParse(content, { error: z.locales.fr().localeError });
  const frenchIssues = flattenIssues(french.error?.issues ?? []);
  const problems = flattenIssues(parsed.error.issues).map((issue, index) => {
    const { line, col } = lines.linePos(offsetOf(document.contents, issue.path));
    const isMissing = isOfZod(issue) && valueAt(content, issue.path) === undefined;
    const { en, fr } = isMissing
      ? importReason('Error.Import.Mapping.Missing')
      : textsOf(issue, frenchIssues[index]);
    return { path: issue.path.join('.'), line, column: col, en, fr };
  });
  return { ok: false, problems };
}

function syntaxProblem(lines: LineCounter, message: string, offset: number): YamlProblem {
  const { line, col } = lines.linePos(offset);
  return { path: '', line, column: col, en: message, fr: `YAML non valide\u00a0: ${message}` };
}

/** An alias without its anchor, or a bomb of aliases, is found only when the document is unfolded. */
function readContent(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof ReferenceError) return error;
    throw error;
  }
}

type Issue = z.core.$ZodIssue;

/** The members of a union refuse each for its own reason: those of the member that went furthest are told. */
function flattenIssues(issues: readonly Issue[]): Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
    }
    if (issue.code !== 'invalid_union') return [issue];
    const furthest = issue.errors.find((errors) =>
      errors.some(({ path, code }) => path.length > 0 || code !== 'invalid_type'),
    );
    if (!furthest) return [issue];
    return flattenIssues(furthest.map((error) => ({ ...error, path: [...issue.path, ...error.path] })));
  });
}

/** Not one of our own, whose path may name what should be there. */
function isOfZod({ code }: Issue): boolean {
  return code !== 'custom' && code !== 'unrecognized_keys';
}

function textsOf(issue: Issue, french: Issue | undefined): { readonly en: string; readonly fr: string } {
  const reason = issue.code === 'custom' ? issue.params?.reason : undefined;
  if (isBilingual(reason)) return reason;
  return { en: issue.message, fr: french?.message ?? issue.message };
}

function isBilingual(value: unknown): value is { readonly en: string; readonly fr: string } {
  return typeof value === 'object' && value !== null && 'en' in value && 'fr' in value;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => {
    const isInside = typeof at === 'object' && at !== null && Object.hasOwn(at, step);
    return isInside ? Reflect.get(at, step) : undefined;
  }, content);
}

/** Where the path stands in the text, or the nearest of its parents when a key is missing. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.range?.[0] : undefined;
}
