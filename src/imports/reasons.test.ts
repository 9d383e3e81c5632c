import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { importReason } from './reasons.ts';

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(`${import.meta.dirname}/${name}`, 'utf8') }));
const isCatalogue = (name: string) => name === 'reasons.ts' || name === 'mapping-reasons.ts';
const catalogue = sources
  .filter(({ name }) => isCatalogue(name))
  .map(({ text }) => text.split('} as const')[0])
  .join('');
const codes = [...catalogue.matchAll(/^ {2}'(Error\.Import\.[\w.]+)'/gm)].map(([, code]) => code ?? '');

test('every reason is used somewhere', () => {
  const others = sources
    .filter(({ name }) => !isCatalogue(name))
    .map(({ text }) => text)
    .join('\n');
  const builtFromParts = ['TooFewCells', 'TooManyCells', 'TerminationUnfit', 'Missing'];
  const unused = codes.filter((code) => {
    const last = code.split('.').at(-1) ?? '';
    return !others.includes(`'${code}'`) && !(builtFromParts.includes(last) && others.includes(`'${last}'`));
  });
  assert.ok(codes.length > 50);
  assert.deepEqual(unused, []);
});

test('both languages have the same placeholders', () => {
  const entries = [...catalogue.matchAll(/en: (['"].*?['"]),\s+fr: (['"].*?['"]),?\s*\}/g)];
  assert.equal(entries.length, codes.length);
  const placeholders = (text = '') => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const [, en, fr] of entries) assert.deepEqual(placeholders(en), placeholders(fr), en);
});

test('French has its spaces before high punctuation', () => {
  const texts = [...catalogue.matchAll(/fr: '(.*)',?/g)].map(([, text]) => text ?? '');
  for (const text of texts) assert.doesNotMatch(text.replace('< > ; " = ? &', ''), / [:;?!»]|« /, text);
});

test('a param may differ by language', () => {
  const format = { en: 'a workbook', fr: 'un classeur' };
  const reason = importReason('Error.Import.File.OtherFormat', { format });
  assert.match(reason.en, /but a workbook\./);
  assert.match(reason.fr, /mais un classeur\./);
});
