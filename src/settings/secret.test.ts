import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadSecret } from './secret.ts';

function temporaryFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tacite-secret-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the secret of the operator is used, and nothing is written', (t) => {
  const dataDir = temporaryFolder(t);
  assert.equal(loadSecret({ secret: 'the operator’s own', dataDir }), 'the operator’s own');
  assert.deepEqual(readdirSync(dataDir), []);
});

test('a generated secret is long, the same at the next start, and readable by its owner only', (t) => {
  const dataDir = join(temporaryFolder(t), 'not', 'yet', 'there');
  const secret = loadSecret({ secret: undefined, dataDir });
  assert.match(secret, /^[\w-]{43}$/);
  assert.equal(loadSecret({ secret: undefined, dataDir }), secret);
  assert.equal(statSync(join(dataDir, 'secret')).mode & 0o777, 0o600);
  assert.deepEqual(readdirSync(dataDir), ['secret']);
});

test('two installations have different secrets', (t) => {
  const [one, other] = [temporaryFolder(t), temporaryFolder(t)];
  assert.notEqual(
    loadSecret({ secret: undefined, dataDir: one }),
    loadSecret({ secret: undefined, dataDir: other }),
  );
});

test('an emptied secret file is refused instead of signing with nothing', (t) => {
  const dataDir = temporaryFolder(t);
  writeFileSync(join(dataDir, 'secret'), '\n');
  assert.throws(() => loadSecret({ secret: undefined, dataDir }), /holds no secret/);
});
