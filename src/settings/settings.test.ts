import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { environmentSchema, parseSettings, WrongSettingsError } from './settings.ts';
import { settingsAsMarkdown, settingsTable } from './table.ts';

const PROJECT = '/somewhere/tacite';

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseSettings(environment, PROJECT);
  } catch (error) {
    assert.ok(error instanceof WrongSettingsError);
    return error.problems;
  }
  return [];
}

test('an empty environment is a complete setting', () => {
  assert.deepEqual(parseSettings({}, PROJECT), {
    port: 3000,
    host: '127.0.0.1',
    trustedProxies: [],
    publicUrl: 'http://127.0.0.1:3000',
    dataDir: '/somewhere/tacite/data',
    databaseUrl: undefined,
    firstKeys: undefined,
    isDemoWanted: true,
    logLevel: 'info',
    smtpUrl: undefined,
    secret: undefined,
    previousSecret: undefined,
    allowsPrivateWebhooks: false,
  });
});

test('every variable is taken', () => {
  const settings = parseSettings(
    {
      PORT: '8080',
      HOST: '::',
      TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,2001:db8::/32',
      PUBLIC_URL: 'https://billing.example.org/tacite/',
      DATA_DIR: '/var/lib/tacite',
      DATABASE_URL: 'postgres://tacite:pass@db.example.org/tacite',
      TACITE_AGENT_KEY: 'agent',
      TACITE_API_KEY: 'api:key',
      TACITE_DEMO: '0',
      LOG_LEVEL: 'silent',
      SMTP_URL: 'smtps://user:pass@mail.example.org',
      TACITE_SECRET: 'x'.repeat(32),
      TACITE_PREVIOUS_SECRET: 'y'.repeat(32),
      TACITE_ALLOW_PRIVATE_WEBHOOKS: '1',
    },
    PROJECT,
  );
  assert.deepEqual(settings, {
    port: 8080,
    host: '::',
    trustedProxies: ['127.0.0.1', '10.0.0.0/8', '2001:db8::/32'],
    publicUrl: 'https://billing.example.org/tacite',
    dataDir: '/var/lib/tacite',
    databaseUrl: 'postgres://tacite:pass@db.example.org/tacite',
    firstKeys: { agentKey: 'agent', apiKey: 'api:key' },
    isDemoWanted: false,
    logLevel: 'silent',
    smtpUrl: 'smtps://user:pass@mail.example.org',
    secret: 'x'.repeat(32),
    previousSecret: 'y'.repeat(32),
    allowsPrivateWebhooks: true,
  });
});

test('an empty or blank variable counts as absent', () => {
  const blank = Object.fromEntries(settingsTable.map(({ name }) => [name, ' ']));
  assert.deepEqual(parseSettings(blank, PROJECT), parseSettings({}, PROJECT));
});

test('the public URL follows host and port, and names a host that a browser can open', () => {
  assert.equal(parseSettings({ PORT: '4000' }, PROJECT).publicUrl, 'http://127.0.0.1:4000');
  assert.equal(parseSettings({ HOST: '0.0.0.0' }, PROJECT).publicUrl, 'http://localhost:3000');
  assert.equal(parseSettings({ HOST: '::1' }, PROJECT).publicUrl, 'http://[::1]:3000');
});

test('each wrong value is named with what it should be', () => {
  const wrong: readonly (readonly [string, string, RegExp])[] = [
    ['PORT', '80a', /^PORT must be a whole number from 0 to 65535; it is "80a"\.$/],
    ['PORT', '65536', /^PORT must be a whole number/],
    ['PORT', '-1', /^PORT must be a whole number/],
    ['HOST', 'not a host', /^HOST must be an address or a host name; it is "not a host"\.$/],
    [
      'TRUSTED_PROXIES',
      'proxy.example.org',
      /^TRUSTED_PROXIES must be addresses .*; it is "proxy.example.org"\.$/,
    ],
    ['TRUSTED_PROXIES', '10.0.0.0/33', /^TRUSTED_PROXIES must be/],
    ['TRUSTED_PROXIES', '127.0.0.1,', /^TRUSTED_PROXIES must be/],
    ['TRUSTED_PROXIES', '0.0.0.0/0', /^TRUSTED_PROXIES must be/],
    ['PUBLIC_URL', 'example.org', /^PUBLIC_URL must be a URL that starts with http:\/\/ or https:\/\//],
    ['PUBLIC_URL', 'https://example.org/?a=1', /^PUBLIC_URL must have no query/],
    ['DATABASE_URL', 'mysql://db', /^DATABASE_URL must be a URL that starts with postgres:\/\//],
    ['TACITE_DEMO', 'yes', /^TACITE_DEMO must be 0 or 1; it is "yes"\.$/],
    ['TACITE_ALLOW_PRIVATE_WEBHOOKS', 'yes', /^TACITE_ALLOW_PRIVATE_WEBHOOKS must be 0 or 1; it is "yes"\.$/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of fatal, /],
    ['SMTP_URL', 'mail.example.org', /^SMTP_URL must be a URL that starts with smtp:\/\/ or smtps:\/\/\.$/],
    ['TACITE_SECRET', 'short', /^TACITE_SECRET must have at least 32 characters\.$/],
    ['TACITE_PREVIOUS_SECRET', 'short', /^TACITE_PREVIOUS_SECRET must have at least 32 characters\.$/],
  ];
  for (const [name, value, expected] of wrong) {
    const problems = problemsOf({ [name]: value });
    assert.equal(problems.length, 1, `${name}=${value}: ${problems.join(' / ')}`);
    assert.match(problems[0] ?? '', expected);
  }
});

test('all wrong values are told together', () => {
  const problems = problemsOf({ PORT: 'x', LOG_LEVEL: 'y', TACITE_DEMO: 'z', TACITE_AGENT_KEY: 'a' });
  assert.deepEqual(
    problems.map((problem) => problem.split(' ')[0]),
    ['PORT', 'TACITE_DEMO', 'LOG_LEVEL', 'TACITE_API_KEY'],
  );
});

test('one key without the other is refused, in both directions', () => {
  assert.match(problemsOf({ TACITE_AGENT_KEY: 'a' })[0] ?? '', /^TACITE_API_KEY must be set too/);
  assert.match(problemsOf({ TACITE_API_KEY: 'a' })[0] ?? '', /^TACITE_AGENT_KEY must be set too/);
  assert.match(problemsOf({ TACITE_AGENT_KEY: 'a:b', TACITE_API_KEY: 'c' })[0] ?? '', /colon/);
});

test('no message repeats a value that can hold a password', () => {
  const secrets = { DATABASE_URL: 'hunter2', SMTP_URL: 'hunter2', TACITE_SECRET: 'hunter2' };
  const problems = problemsOf({ ...secrets, TACITE_AGENT_KEY: 'hunter2 é', TACITE_API_KEY: 'hunter2 é' });
  assert.equal(problems.length, 5);
  for (const problem of problems) assert.doesNotMatch(problem, /hunter2/);
});

test('the table of settings names every variable of the schema, with its true default', () => {
  assert.deepEqual(
    settingsTable.map(({ name }) => name),
    Object.keys(environmentSchema.shape),
  );
  const defaults = Object.fromEntries(settingsTable.map((row) => [row.name, row.default]));
  assert.deepEqual(parseSettings(defaults, PROJECT), parseSettings({}, PROJECT));
  for (const [name, field] of Object.entries(environmentSchema.shape)) {
    assert.equal(field.safeParse(undefined).data !== undefined, defaults[name] !== '', name);
  }
});

test('the Markdown table has a line for each setting, and stands in the README', () => {
  const table = settingsAsMarkdown();
  assert.ok(readFileSync(new URL('../../README.md', import.meta.url), 'utf8').includes(`${table}\n`));
  const lines = table.split('\n');
  assert.equal(lines.length, settingsTable.length + 2);
  assert.equal(lines[2], '| `PORT` | `3000` | TCP port of the HTTP server; 0 takes any free one. |');
});
