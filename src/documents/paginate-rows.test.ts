/** Rows keep their order, fit their pages, and the closing keeps a row. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { paginateRows } from './paginate-rows.ts';

const room = fc.record({
  first: fc.integer({ min: -50, max: 500 }),
  following: fc.integer({ min: 600, max: 700 }),
  closing: fc.integer({ min: 50, max: 200 }),
  ending: fc.integer({ min: 200, max: 350 }),
});
/** As cut by the table: no row takes half of a page. */
const heights = fc.array(fc.integer({ min: 20, max: 240 }), { minLength: 1, maxLength: 80 });

test('every row is on one page, in order, and no page is too full', () => {
  fc.assert(
    fc.property(heights, room, (rows, given) => {
      const spans = paginateRows(rows, given);
      let next = 0;
      spans.forEach(({ from, to }, page) => {
        assert.equal(from, next);
        assert.ok(to >= from);
        const used = rows.slice(from, to).reduce((total, height) => total + height, 0);
        if (to > from) assert.ok(used <= (page === 0 ? given.first : given.following));
        if (page > 0) assert.ok(to > from, 'a following page without a row');
        next = to;
      });
      assert.equal(next, rows.length);
    }),
  );
});

test('what closes the document stands under at least one row', () => {
  fc.assert(
    fc.property(heights, room, (rows, given) => {
      const spans = paginateRows(rows, given);
      const last = spans.at(-1);
      assert.ok(last && last.to > last.from);
      const used = rows.slice(last.from, last.to).reduce((total, height) => total + height, 0);
      const capacity = spans.length === 1 ? given.first : given.following;
      assert.ok(used + given.closing <= capacity);
    }),
  );
});

test('rows move on for the whole ending, two of them when there are enough', () => {
  const given = { first: 200, following: 600, closing: 80, ending: 150 };
  assert.deepEqual(paginateRows([40], given), [{ from: 0, to: 1 }]);
  assert.deepEqual(paginateRows([40, 40, 40, 40], given), [
    { from: 0, to: 2 },
    { from: 2, to: 4 },
  ]);
  assert.deepEqual(paginateRows([60, 60], given), [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
  ]);
  assert.deepEqual(paginateRows([150], given), [
    { from: 0, to: 0 },
    { from: 0, to: 1 },
  ]);
});
