import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importKinds, targetFieldNames } from './target-fields.ts';
import { validMapping } from './testing.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'import.md'), 'utf8');

test('the page on imports names every field', () => {
  const names = importKinds.flatMap((kind) => targetFieldNames(kind));
  assert.deepEqual(
    names.filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});

test('the mapping of the page is valid', () => {
  const [, yaml = ''] = /```yaml\n(version[\s\S]*?)```/.exec(page) ?? [];
  assert.equal(validMapping(yaml).mapping.source.where.Active?.[0], 'Yes');
});
