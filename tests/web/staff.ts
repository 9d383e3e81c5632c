/** The staff's application as it is served, with the demo business behind it, in Debian's Chromium. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Context } from '../../src/accounts/context.ts';
import { createAgent } from '../../src/accounts/create-agent.ts';
import type { AgentRole } from '../../src/accounts/permissions.ts';
import { setPassword } from '../../src/accounts/sign-in/set-password.ts';
import { accepted } from '../../src/accounts/testing.ts';
import { servedApis } from '../../src/api/served-apis.ts';
import { openTestDatabase, type TestDatabase } from '../../src/database/testing.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { createDemo } from '../../src/demo/create-demo.ts';
import { instant } from '../../src/domain/calendar/instant.ts';
import type { Outcome } from '../../src/domain/refusal/outcome.ts';
import { RequestLimits } from '../../src/http/request-limits.ts';
import { buildServer } from '../../src/http/server.ts';
import { installedGateways } from '../../src/payments/accounts/gateway-access.ts';
import { linkKeys, withHosted } from '../support/hosted.ts';

export interface Person {
  readonly email: string;
  readonly password: string;
}

export interface Visit {
  readonly language?: 'fr' | 'en';
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
}

export interface Staff {
  readonly url: string;
  readonly database: TestDatabase;
  readonly businessId: number;
  readonly owner: Person;
  addPerson(role: AgentRole): Promise<Person>;
  /** Runs a use case in the demo business. */
  run<T>(useCase: (context: Context) => Promise<Outcome<T>>): Promise<T>;
  /** A window of its own, where whatever goes wrong in the page fails the test. */
  visit(path: string, visit?: Visit): Promise<Page>;
  /** The same, signed in as the owner unless told otherwise. */
  enter(path: string, visit?: Visit, person?: Person): Promise<Page>;
  close(): Promise<void>;
}

const project = join(import.meta.dirname, '../..');
export const webFolder = join(project, 'web/back-office/dist');
const unlimited = { burst: 1e9, tokensPerSecond: 1e9 };

export async function openStaff(): Promise<Staff> {
  const database = await openTestDatabase(undefined, { maxConnections: 8 });
  const now = instant(Date.now());
  const demo = await createDemo(database.kysely, { now });
  if (demo === undefined) throw new Error('there is a business already');
  const serverSecret = 'a secret of tests, at least 32 characters';
  const app = buildServer({
    apis: servedApis({
      sources: withHosted(database),
      serverSecret,
      keys: linkKeys,
      webhookAccess: { serverSecret, allowsPrivate: true },
      access: installedGateways([serverSecret], 'http://127.0.0.1'),
      publicUrl: 'http://127.0.0.1',
      docsFolder: join(project, 'docs'),
      webFolder,
    }),
    log: { level: 'error' },
    health: {},
    limits: new RequestLimits({ requests: unlimited, failures: unlimited }),
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const { businessId } = demo;

  async function run<T>(useCase: (context: Context) => Promise<Outcome<T>>): Promise<T> {
    const outcome = await inTransaction(database.kysely, (transaction) =>
      useCase({ transaction, businessId, now: instant(Date.now()), agent: { name: 'test' } }),
    );
    return accepted(outcome);
  }

  let people = 0;
  const staff: Staff = {
    url,
    database,
    businessId,
    owner: demo.signIn,
    run,
    async addPerson(role) {
      people += 1;
      const email = `person${people}@example.com`;
      const password = `a long password ${people}`;
      const agentId = await run((context) =>
        createAgent(context, { name: `${role} ${people}`, email, language: 'en', role }),
      );
      await run((context) => setPassword(context, { agentId, password }));
      return { email, password };
    },
    visit: (path, visit) => visitPage(browser, `${url}/app${path}`, visit),
    async enter(path, visit, person = demo.signIn) {
      const page = await staff.visit(path, visit);
      await page.locator('input[type=email]').fill(person.email);
      await page.locator('input[type=password]').fill(person.password);
      await page.locator('button[type=submit]').click();
      await page.locator('h1:not(:text-is("Se connecter")):not(:text-is("Sign in"))').waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await app.close();
      await database.close();
    },
  };
  return staff;
}

async function visitPage(
  browser: Browser,
  address: string,
  { language = 'fr', width = 1440, colorScheme = 'light' }: Visit = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => assert.fail(error));
  page.on('console', (message) => {
    // Chromium notes each refusal of the API as an error; what the page makes of it is for the test to say.
    if (message.type() === 'error' && !message.text().includes('status of 4')) assert.fail(message.text());
  });
  await page.goto(address);
  return page;
}
