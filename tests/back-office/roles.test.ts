/** What each role may do: every operation of the Back Office API is tried with every role. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type AgentRole, agentRoles } from '../../src/accounts/permissions.ts';
import { backOfficeApi } from '../../src/api/back-office/back-office-api.ts';
import { withHosted } from '../support/hosted.ts';
import { openBackOffice, serverSecret } from './back-office.ts';

const server = await openBackOffice();
after(() => server.close());
const { operations } = backOfficeApi(withHosted(server.database), { serverSecret, allowsPrivate: false });

/** Who may not, by the method and the path: the first line that fits. Written apart from the code that decides. */
const refusedTo: readonly (readonly [RegExp, readonly AgentRole[]])[] = [
  [/^\w+ \/Session/, []],
  [/ \/Organization\/Gateways\/\{gateway\}\/\w+$/, ['Finance', 'Support', 'Developer', 'ReadOnly']],
  [
    / \/(Organization\/(ApiKeys|Gateway)|Notification\/(Webhook|BouncedAddresses|Messages\/Bounces))/,
    ['Finance', 'Support', 'ReadOnly'],
  ],
  [/^GET /, []],
  [/ \/Organization\/(Agents|SignIn)/, ['Admin', 'Finance', 'Support', 'Developer', 'ReadOnly']],
  [/ \/(Distribution\/|Sub\/[sS]ubscription)/, ['Developer', 'ReadOnly']],
  [/ \/(Sub|Organization\/Features)/, ['Finance', 'Support', 'ReadOnly']],
  [/ \/Finance\//, ['Support', 'Developer', 'ReadOnly']],
  [/ \/(Organization|Notification)\//, ['Finance', 'Support', 'Developer', 'ReadOnly']],
];

test('every operation is refused to the roles that it is not for, and to no other', async () => {
  const shop = await server.open();
  const clients = await Promise.all(agentRoles.map(async (role) => [role, await shop.as(role)] as const));
  assert.ok(operations.length > 150);
  for (const { method, path } of operations) {
    const name = `${method} ${path}`;
    const url = path.replaceAll(/\{\w+\}/g, '999999');
    const refused: AgentRole[] = [];
    for (const [role, client] of clients) {
      const { status, raw } = await client.send(method, url, method === 'GET' ? undefined : {});
      if (status === 403 && raw.includes('Error.Api.Permission.Missing')) refused.push(role);
    }
    const expected = refusedTo.find(([pattern]) => pattern.test(name));
    assert.deepEqual(refused, expected?.[1], name);
  }
});
