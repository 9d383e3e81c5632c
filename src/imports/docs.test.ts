import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importKinds, targetFieldNames } from './target-fields.ts';
import { validMapping } from './testing.ts';

const pages = ['import.md', 'import.fr.md'].map((name) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'docs', name), 'utf8'),
);

test('both pages on imports name every field', () => {
  const names = importKinds.flatMap((kind) => targetFieldNames(kind));
  assert.deepEqual(
    pages.flatMap((page) => names.filter((name) => !page.includes(`\`${name}\``))),
    [],
  );
});

test('the mapping of the pages is valid', () => {
  for (const page of pages) {
    const [, yaml = ''] = /```yaml\n(version[\s\S]*?)```/.exec(page) ?? [];
    assert.equal(validMapping(yaml).mapping.source.where.Active?.[0], 'Yes');
  }
});
