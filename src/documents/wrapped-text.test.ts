/** Wrapping loses no character and never passes the margin. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { printableLines } from './fonts/printable-text.ts';
import { styles } from './page-grid.ts';
import { fitText, widthOf, wrapText } from './wrapped-text.ts';

const style = styles.cell;
const text = fc.string({
  unit: fc.constantFrom(...'aàÉœWil.-/ 0€\u00a0\u202f\nŁΩ中'.split('')),
  maxLength: 200,
});

test('no line is wider than its column', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 400 }), (given, width) => {
      for (const line of wrapText(given, style, width)) {
        assert.ok(widthOf(line, style) <= width + 0.01, `“${line}” in ${width}`);
      }
    }),
  );
});

test('nothing but spaces is lost', () => {
  const bare = (lines: readonly string[]): string => lines.join('').replaceAll(' ', '');
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 400 }), (given, width) => {
      assert.equal(bare(wrapText(given, style, width)), bare(printableLines(given)));
    }),
  );
});

test('lines break at spaces, and a long address after a mark', () => {
  assert.deepEqual(wrapText('un deux trois', style, widthOf('un deux', style) + 1), ['un deux', 'trois']);
  const address = 'https://example.com/chemin/tres/long';
  const lines = wrapText(address, style, 90);
  assert.ok(
    lines.length > 1 && lines.slice(0, -1).every((line) => /[-/@._,;:]$/.test(line)),
    lines.join('|'),
  );
});

test('an amount with its no-break spaces stays on one line', () => {
  const lines = wrapText('la somme de 1\u202f234,56\u00a0€', style, widthOf('la somme de 1\u202f234', style));
  assert.deepEqual(lines, ['la somme de', '1\u202f234,56\u00a0€']);
});

test('too many lines end in an ellipsis that fits', () => {
  const lines = wrapText('mot '.repeat(100), style, 100, 3);
  assert.equal(lines.length, 3);
  assert.match(lines[2] ?? '', /…$/);
  assert.ok(widthOf(lines[2] ?? '', style) <= 100);
  assert.ok(widthOf(fitText('Société coopérative', style, 40), style) <= 40);
});
