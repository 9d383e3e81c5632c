import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPasswordFault } from './password-rules.ts';

const known = ['camille@example.com', 'Camille Durand', 'Lumen'];

const cases: readonly (readonly [string, ReturnType<typeof findPasswordFault>])[] = [
  ['', 'TooShort'],
  ['elevenchars', 'TooShort'],
  ['correct horse battery', undefined],
  ['Été à la plage', undefined],
  ['motdepasse1234', 'Guessable'],
  ['MotDePasse1234', 'Guessable'],
  ['aaaaaaaaaaaaaaaa', 'Guessable'],
  ['abababababab', 'Guessable'],
  ['camille@example.com', 'Guessable'],
  ['camille durand1', 'Guessable'],
  ['LumenLumenLumen', 'Guessable'],
  ['lumen is my employer', undefined],
  ['x'.repeat(10) + 'yzabc'.repeat(60), 'TooLong'],
];

for (const [password, fault] of cases) {
  test(`the password ${JSON.stringify(password.slice(0, 24))} is ${fault ?? 'taken'}`, () => {
    assert.equal(findPasswordFault(password, known), fault);
  });
}

test('characters are counted, not the bytes or halves that they are written with', () => {
  assert.equal(findPasswordFault('🔑🏠🌲🌊🔥🌙⭐🍎🐟🚲🎈🧵', known), undefined);
  assert.equal(findPasswordFault('🔑🏠🌲🌊🔥🌙', known), 'TooShort');
});
