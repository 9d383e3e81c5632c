import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canOpen, openSecrets, sealSecrets } from './sealed-secrets.ts';

const [former, present] = ['a'.repeat(32), 'b'.repeat(32)];
const owner = { businessId: 7, gateway: 'post' };
const secrets = new Map([['ApiKey', 'key-1']]);

test('what one secret of the server sealed, it opens, after another took its place too', () => {
  const sealed = sealSecrets(former, owner, secrets);
  assert.ok(!sealed.bytes.toString('latin1').includes('key-1'));
  assert.deepEqual(openSecrets([former], owner, sealed), secrets);
  assert.deepEqual(openSecrets([present, former], owner, sealed), secrets);
  assert.ok(canOpen([present, former], sealed.key));
});

test('it opens with no other secret, for no other account, and not once it was changed', () => {
  const sealed = sealSecrets(former, owner, secrets);
  assert.ok(!canOpen([present], sealed.key));
  assert.throws(() => openSecrets([present], owner, sealed), /must be entered again/);
  assert.throws(() => openSecrets([former], { ...owner, businessId: 8 }, sealed));
  assert.throws(() => openSecrets([former], { ...owner, gateway: 'other' }, sealed));
  const bytes = Buffer.from(sealed.bytes);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  assert.throws(() => openSecrets([former], owner, { ...sealed, bytes }));
});
