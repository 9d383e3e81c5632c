import assert from 'node:assert/strict';
import type { LookupFunction } from 'node:net';
import { test } from 'node:test';
import { checkWebhookUrl } from './check-webhook-url.ts';
import { postJson } from './post-json.ts';
import { isPublicAddress } from './reachable-address.ts';

const forbidden = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  '2001::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  'localhost',
  '',
];
const open = ['8.8.8.8', '100.128.0.1', '172.32.0.1', '192.167.0.1', '2606:4700:4700::1111', '2a00:1450::1'];

/** A resolver that gives one list of addresses after the other. */
function resolverOf(...answers: readonly (readonly string[])[]): LookupFunction {
  let asked = 0;
  return (_hostname, options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    const all = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (options.all) return callback(null, all);
    callback(null, addresses[0] ?? '', 4);
  };
}

async function codeOf(url: string, lookup: LookupFunction): Promise<string> {
  const checked = await checkWebhookUrl(url, { allowsPrivate: false, lookup });
  return checked.ok ? checked.value : checked.refusals[0].code;
}

test('only public addresses may be reached', () => {
  assert.deepEqual(forbidden.filter(isPublicAddress), []);
  assert.deepEqual(
    open.filter((address) => !isPublicAddress(address)),
    [],
  );
});

test('a URL is http or https, without a user, and leads to no private address in whatever spelling', async () => {
  const lookup = resolverOf(['8.8.8.8']);
  for (const url of ['ftp://example.com', 'file:///etc/passwd', 'http://user:pass@example.com', 'nothing'])
    assert.equal(await codeOf(url, lookup), 'Error.Webhook.Url.Invalid', url);
  for (const url of [
    'http://127.0.0.1',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::1]:80/',
    'http://[::ffff:127.0.0.1]/',
  ])
    assert.equal(await codeOf(url, lookup), 'Error.Webhook.Url.Forbidden', url);
  assert.equal(await codeOf('https://example.com/hook', lookup), 'https://example.com/hook');
});

test('a name that resolves to a private address, if only among others, is refused', async () => {
  assert.equal(
    await codeOf('http://inside.example/', resolverOf(['127.0.0.1'])),
    'Error.Webhook.Url.Forbidden',
  );
  assert.equal(
    await codeOf('http://mixed.example/', resolverOf(['8.8.8.8', '::1'])),
    'Error.Webhook.Url.Forbidden',
  );
});

test('a name that changes to a private address after it was checked is refused at the connection', async () => {
  const lookup = resolverOf(['8.8.8.8'], ['127.0.0.1']);
  const url = 'http://rebinding.example/hook';
  assert.equal(await codeOf(url, lookup), url);
  const { status, error } = await postJson(
    { url, headers: {}, body: '{}' },
    { allowsPrivate: false, lookup },
  );
  assert.equal(status, undefined);
  assert.match(error ?? '', /127\.0\.0\.1 is an address of a private or special network/);
});
