/** Reads a rendered PDF as its reader would, through poppler's programs. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

/** The text as it stands on the page; several spaces count as one. */
export function textOf(file: Buffer): string {
  return run('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], file).replace(/[ \u00a0\u202f]+/g, ' ');
}

/** Fails unless each part is in the text. */
export function assertSays(text: string, ...expected: readonly string[]): void {
  for (const part of expected) assert.ok(text.includes(part), `“${part}” is not printed in:\n${text}`);
}

/** The text of each page. */
export function pagesOf(file: Buffer): string[] {
  return textOf(file).split('\f').slice(0, -1);
}

/** The text in the order in which it was drawn, without spaces: that of a turned watermark is whole. */
export function drawnTextOf(file: Buffer): string {
  return run('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], file).replace(/\s/g, '');
}

interface WordBox {
  readonly page: number;
  readonly word: string;
  /** In points, from the top left of the page. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where each word stands. */
export function wordBoxesOf(file: Buffer): WordBox[] {
  const pages = run('pdftotext', ['-bbox', '-', '-'], file).split('<page ').slice(1);
  return pages.flatMap((text, page) =>
    [...text.matchAll(/<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<\/word>/g)].map(
      (match) => {
        const [left = 0, top = 0, right = 0, bottom = 0] = match.slice(1, 5).map(Number);
        return { page, word: match[5] ?? '', left, top, right, bottom };
      },
    ),
  );
}

/** `Title` → its value, as `pdfinfo` tells it. */
export function informationOf(file: Buffer): Map<string, string> {
  const lines = run('pdfinfo', ['-enc', 'UTF-8', '-'], file).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const match = /^([^:]+):\s*(.*)$/.exec(line);
      return match ? [[match[1] ?? '', match[2] ?? '']] : [];
    }),
  );
}

/** The tree of structure elements with their text. */
export function structureOf(file: Buffer): string {
  return run('pdfinfo', ['-struct-text', '-enc', 'UTF-8', '-'], file);
}

/** The embedded fonts, one line each. */
export function fontsOf(file: Buffer): string[] {
  return run('pdffonts', ['-'], file).trim().split('\n').slice(2);
}

function run(program: string, args: readonly string[], input: Buffer): string {
  return execFileSync(program, args, { input, encoding: 'utf8', maxBuffer: 64_000_000, stdio: 'pipe' });
}
