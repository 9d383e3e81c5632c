import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseBasicCredentials } from './basic-auth.ts';

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

test('any pair comes back; a colon belongs to the API key', () => {
  const key = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(
      key.filter((text) => !text.includes(':')),
      key,
      (agentKey, apiKey) => {
        assert.deepEqual(parseBasicCredentials(`Basic ${encode(`${agentKey}:${apiKey}`)}`), {
          agentKey,
          apiKey,
        });
      },
    ),
  );
});

test('the scheme may be in any case, followed by several spaces, the padding left out', () => {
  const expected = { agentKey: 'a', apiKey: 'b' };
  for (const header of ['basic YTpi', 'BASIC   YTpi ', 'Basic YTpi']) {
    assert.deepEqual(parseBasicCredentials(header), expected, header);
  }
  assert.deepEqual(parseBasicCredentials('Basic YTpiYw'), { agentKey: 'a', apiKey: 'bc' });
  assert.deepEqual(parseBasicCredentials('Basic YTpiYw=='), { agentKey: 'a', apiKey: 'bc' });
});

for (const [what, header] of [
  ['nothing', ''],
  ['another scheme', 'Bearer YTpi'],
  ['no credentials', 'Basic '],
  ['no base64', 'Basic a:b'],
  ['no colon', `Basic ${encode('ab')}`],
  ['no agent key', `Basic ${encode(':b')}`],
  ['no API key', `Basic ${encode('a:')}`],
  ['bytes that are not UTF-8', `Basic ${Buffer.from([97, 58, 0xff]).toString('base64')}`],
] as const) {
  test(`${what} is no credential`, () => assert.equal(parseBasicCredentials(header), undefined));
}
