/** Every guide says the same in both languages, as far as a program can see: parts, tables, code, names of fields. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readGuides } from '../../src/http/docs/guide-pages.ts';

const folder = join(import.meta.dirname, '../../docs');

function shapeOf(markdown: string) {
  const prose = markdown.replace(/```[\s\S]*?```/g, '');
  return {
    headings: [...prose.matchAll(/^(#+) /gm)].map(([, level]) => level),
    tableRows: [...prose.matchAll(/^\|.*\|$/gm)].length,
    items: [...prose.matchAll(/^(?:-|\d+\.) /gm)].length,
    blocks: [...markdown.matchAll(/^```(\w+)$/gm)].map(([, language]) => language),
    names: [...new Set([...prose.matchAll(/`([A-Z][A-Za-z]+)`/g)].map(([, name]) => name))].sort(),
    operations: [
      ...new Set([...prose.matchAll(/`((?:GET|POST|PUT|PATCH|DELETE) \/[^`]+)`/g)].map(([, one]) => one)),
    ].sort(),
  };
}

test('a guide has the same parts in French and in English', () => {
  const english = readdirSync(folder).filter((name) => /^[\w-]+\.md$/.test(name));
  assert.ok(english.length >= 10);
  for (const name of english) {
    const french = name.replace('.md', '.fr.md');
    const [there, here] = [name, french].map((one) => shapeOf(readFileSync(join(folder, one), 'utf8')));
    assert.deepEqual(here, there, french);
  }
});

test('every guide is served in both languages, under a title of its own', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.fr.md'));
  for (const language of ['en', 'fr'] as const) {
    const guides = readGuides(folder, language);
    assert.equal(guides.length, files.length);
    assert.equal(new Set(guides.map(({ title }) => title)).size, guides.length);
  }
});
