/** The calls of the guide for beginners, one after the other, against the demonstration that `npm start` creates. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createDemo } from '../../src/demo/create-demo.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import { openDocumentedServer } from './documented-server.ts';

const server = await openDocumentedServer();
after(() => server.close());

interface GuideCall {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** The commands with `curl`, in their order. */
function callsOf(file: string): readonly GuideCall[] {
  const markdown = readFileSync(join(import.meta.dirname, '../../docs', file), 'utf8');
  const commands = [...markdown.matchAll(/```shell\n(curl [^`]+)```/g)].map(([, command = '']) => command);
  return commands.map((command) => ({
    url: /"\$TACITE([^"]+)"/.exec(command)?.[1] ?? '',
    headers: Object.fromEntries(
      [...command.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name = '', value = '']) => [name, value]),
    ),
    body: /-d '([^']+)'/.exec(command)?.[1],
  }));
}

test('each call of the guide answers, and the last one shows the invoice', async () => {
  const demo = await createDemo(server.database.kysely, { now: instant(Date.now()), keys: undefined });
  assert.ok(demo);
  const authorization = `Basic ${Buffer.from(`${demo.agentKey}:${demo.apiKey}`).toString('base64')}`;
  const calls = callsOf('getting-started.md');
  assert.equal(calls.length, 8);
  const answers: string[] = [];
  for (const { url, headers, body } of calls) {
    const answer = await server.app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: { ...headers, authorization },
      ...(body !== undefined && { payload: body }),
    });
    assert.ok([200, 201].includes(answer.statusCode), `${url}: ${answer.payload}`);
    answers.push(answer.payload);
  }
  assert.match(answers[5] ?? '', /"ReferenceFeature":"scans"/);
  assert.match(answers.at(-1) ?? '', /"FullNumber":"[^"]+".*related-invoice/);
});

test('the guide in French has the same calls', () => {
  assert.deepEqual(callsOf('getting-started.fr.md'), callsOf('getting-started.md'));
});
