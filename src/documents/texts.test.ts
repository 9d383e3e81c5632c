/** The typography of the fixed texts, and the readability of accents. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paletteOf } from './colours.ts';
import { printableText } from './fonts/printable-text.ts';
import { english } from './texts-en.ts';
import { french } from './texts-fr.ts';

/** Every text of a dictionary, the functions called with a sample. */
function allTexts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return allTexts(value('5 mars 2026', '6 mars 2026'));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(allTexts) : [];
}

test('texts use typographic apostrophes and only what the fonts have', () => {
  const texts = [...allTexts(french), ...allTexts(english)];
  assert.ok(texts.length > 100);
  for (const text of texts) {
    assert.ok(!text.includes("'"), text);
    assert.equal(printableText(text), text);
  }
});

test('French double punctuation never begins a line', () => {
  for (const text of allTexts(french)) assert.doesNotMatch(text, /(^|[^\u00a0\u202f])[:;?!»]/, text);
});

function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[0-9a-f]{2}/g) ?? []).map((digits) => {
    const share = Number.parseInt(digits, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test('every accent can be read on white', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { accent } = paletteOf(`#${number.toString(16).padStart(6, '0')}`);
      assert.match(accent, /^#[0-9a-f]{6}$/);
      assert.ok(contrastWithWhite(accent) >= 4.49, accent);
    }),
  );
});

test('a readable accent is kept, a malformed one is the default', () => {
  assert.equal(paletteOf('#B3261E').accent, '#b3261e');
  for (const malformed of [undefined, '', 'red', '#12', '#1234567', '#12345g']) {
    assert.equal(paletteOf(malformed).accent, '#1d3557');
  }
});
