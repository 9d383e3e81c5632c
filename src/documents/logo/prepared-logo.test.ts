/** Logos of every PNG kind are printed, damaged or unprintable ones never break a document. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { renderInvoicePdf } from '../render-invoice.ts';
import { sampleInvoice, sampleSeller } from '../testing.ts';
import { decodePng, encodePng } from './png-raster.ts';
import { preparedLogo } from './prepared-logo.ts';

/** One picture, 37 × 23 pixels of 4 bits with a half-transparent palette: interlaced, and not. */
const interlaced =
  'iVBORw0KGgoAAAANSUhEUgAAACUAAAAXBAMAAAEJBasAAAAAMFBMVEUQEBAgICAwMDBAQEBQUFBgYGBwcHCAgICQkJCgoKCwsLDAwMDQ0NDg4ODw8PAAAADNNVsMAAAAD3RSTlP16+HXzcO5r6WbkYd9c2m71jMzAAABUUlEQVR4XnWQP0iCURTFz7vvESain0ZjYFiC4KBguIXWUNAkWEtTEDQIUUNDSKSLBEFzU3/WbGh2iGjKXCwaWiIJiiAtNQXJ/F7fM1IjOsO7P86998B9vFbPEnOvkDxLcLl6y4JDFmodgL/fxSwzhFfZgrCcxNJNJqc8STAe7XeViBGd+wh5AAR9R4LJhgmHvLw1610OXDX9QYEAXK3rycrYE6EjA0tqSSYUQs/uGW9I2HKYhi2NJrhcu7ypXSSSdapodumpOgZCfD3j2DSllkx+QhgRxj7Lvm7mNznbJF96PcCcV0TP+z0ehLBuV1OwxhHvpjAJ1Bdg7ivrxwy2qiYf5wVIowlUBsP5RRZFseaMmAXgHi+wETuYNsyL3DnqzagU4yiuAYWfvN83//E6Up58y6k/aetj4/85pYfT3aP7NomQgG7U6lxnSLk9rLpoAF+rcmbrXkBbwAAAAABJRU5ErkJggg==';
const sequential =
  'iVBORw0KGgoAAAANSUhEUgAAACUAAAAXBAMAAAB+ApuWAAAAMFBMVEUQEBAgICAwMDBAQEBQUFBgYGBwcHCAgICQkJCgoKCwsLDAwMDQ0NDg4ODw8PAAAADNNVsMAAAAD3RSTlP16+HXzcO5r6WbkYd9c2m71jMzAAAAwUlEQVR4XmP8z8DwNYBhdzoD5wQGBgZGBv5n0SxABoMgQwLbh7cgAUYBoBoWIIslECju8n8CowADgxKDgTZQTICJgeGj6N8LfxlcGN58UfgIVMegxMjAKMQPMoPZ4O0Bpf+vgGpYHBkYhASB6hUZ9pxXYDZgAIoxXACqABr1AKQUBEBi6ICAGJxJQB0cgPz2//3dj3JIYujqftViioEAPrFH+2asuo8mhgAsDphiILf8A5KfwlDFEAAky/ADm3nYxQBfoijOW9gCYQAAAABJRU5ErkJggg==';

const MOST_PIXELS = 1_000_000;

function dataUrl(file: Buffer, type = 'png'): string {
  return `data:image/${type};base64,${file.toString('base64')}`;
}

function jpeg(components: number, width = 40, height = 20): Buffer {
  const frame = [0xff, 0xc0, 0, 8 + 3 * components, 8, 0, height, 0, width, components];
  const samples = Array.from({ length: components * 3 }, () => 17);
  return Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    1,
    2,
    ...frame,
    ...samples,
    0xff,
    0xda,
    0,
    2,
    0,
    0xff,
    0xd9,
  ]);
}

test('an interlaced PNG decodes as the same picture sent row by row', () => {
  const rows = decodePng(Buffer.from(sequential, 'base64'), MOST_PIXELS);
  const passes = decodePng(Buffer.from(interlaced, 'base64'), MOST_PIXELS);
  assert.ok(rows && passes);
  assert.deepEqual([rows.width, rows.height], [37, 23]);
  assert.ok(new Set(rows.rgb).size > 10, 'a picture, not a blank');
  assert.deepEqual(passes.rgb, rows.rgb);
});

test('what is encoded decodes to itself', () => {
  const raster = fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }))
    .chain(([width, height]) =>
      fc.uint8Array({ minLength: width * height * 3, maxLength: width * height * 3 }).map((rgb) => ({
        width,
        height,
        rgb: new Uint8Array(rgb),
      })),
    );
  fc.assert(
    fc.property(raster, (given) => {
      assert.deepEqual(decodePng(encodePng(given), MOST_PIXELS), given);
    }),
  );
});

test('a damaged PNG is none, and never throws', () => {
  const good = Buffer.from(sequential, 'base64');
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), fc.nat(good.length), (place, byte, length) => {
      const bad = Buffer.from(good.subarray(0, length));
      if (place < length) bad[place] = byte;
      const raster = decodePng(bad, MOST_PIXELS);
      if (raster) assert.equal(raster.rgb.length, raster.width * raster.height * 3);
    }),
  );
  assert.equal(decodePng(good.subarray(0, good.length / 2), MOST_PIXELS), undefined);
  assert.equal(decodePng(good, 100), undefined, 'more pixels than allowed');
});

test('a large logo is made smaller, a small one kept', () => {
  const white = (width: number, height: number) =>
    encodePng({ width, height, rgb: new Uint8Array(width * height * 3).fill(200) });
  const large = preparedLogo(dataUrl(white(2200, 700)));
  assert.deepEqual([large?.width, large?.height], [733, 233]);
  const shrunk = large && decodePng(large.file, MOST_PIXELS);
  assert.ok(shrunk?.rgb.every((channel) => channel === 200));
  const wide = preparedLogo(dataUrl(white(3000, 1)));
  assert.deepEqual([wide?.width, wide?.height], [750, 1]);
  const small = preparedLogo(dataUrl(Buffer.from(sequential, 'base64')));
  assert.deepEqual([small?.width, small?.height], [37, 23]);
});

test('a JPEG is taken in grey and in colour, not in CMYK', () => {
  assert.deepEqual(preparedLogo(dataUrl(jpeg(3), 'jpeg'))?.width, 40);
  assert.ok(preparedLogo(dataUrl(jpeg(1), 'jpeg')));
  assert.equal(preparedLogo(dataUrl(jpeg(4), 'jpeg')), undefined);
});

test('a document is printed with its logo, or without one that cannot be', async () => {
  const withLogo = async (logo: string): Promise<number> => {
    const file = await renderInvoicePdf(sampleInvoice({ seller: { ...sampleSeller, logo } }));
    return file.toString('latin1').match(/\/Subtype \/Image$/gm)?.length ?? 0;
  };
  assert.equal(await withLogo(dataUrl(Buffer.from(interlaced, 'base64'))), 1);
  assert.equal(await withLogo(dataUrl(jpeg(3), 'jpeg')), 1);
  for (const none of [
    '',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'data:image/png;base64,AAAA',
    '/etc/passwd',
  ]) {
    assert.equal(await withLogo(none), 0, none);
  }
});
