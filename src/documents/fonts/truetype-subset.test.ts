/** A subset draws what the font draws, read back by another program than the one that wrote it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { create } from 'fontkit';
import { createTrueTypeSubset, openTrueType } from './truetype-subset.ts';

const file = readFileSync(new URL('./IBMPlexSans-Regular.ttf', import.meta.url));
const original = create(file);
const source = openTrueType(file);

test('each glyph of a subset has the outline and the advance of its original', () => {
  const codePoints = fc.uniqueArray(fc.constantFrom(...original.characterSet), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(codePoints, (given) => {
      const subset = createTrueTypeSubset(source);
      const pairs = given.map((codePoint) => {
        const { id } = original.glyphForCodePoint(codePoint);
        return [id, subset.includeGlyph(id)] as const;
      });
      const read = create(subset.encode());
      for (const [id, number] of pairs) {
        assert.equal(read.getGlyph(number).path.toSVG(), original.getGlyph(id).path.toSVG());
        assert.equal(read.getGlyph(number).advanceWidth, original.getGlyph(id).advanceWidth);
      }
    }),
    { numRuns: 40 },
  );
});

test('a glyph is included once, and the missing glyph is number 0', () => {
  const subset = createTrueTypeSubset(source);
  const { id } = original.glyphForCodePoint(0xe9);
  assert.equal(subset.includeGlyph(0), 0);
  assert.equal(subset.includeGlyph(id), subset.includeGlyph(id));
});

test('the checksum of the whole file is the one that OpenType wants', () => {
  const subset = createTrueTypeSubset(source);
  subset.includeGlyph(original.glyphForCodePoint(0xe9).id);
  const bytes = Buffer.from(subset.encode());
  let sum = 0;
  for (let position = 0; position < bytes.length; position += 4) {
    sum = (sum + bytes.readUInt32BE(position)) >>> 0;
  }
  assert.equal(sum, 0xb1b0afba);
});
