/**
 * The server: reads the settings, opens the database, creates the demo business on a first run, serves the API
 * and runs the tick; stops cleanly on a signal.
 */
import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { ensureFirstKeys } from './accounts/ensure-first-keys.ts';
import { servedApis } from './api/served-apis.ts';
import type { Database } from './database/connect.ts';
import { pendingMigrations } from './database/migrate.ts';
import { openFromSettings } from './database/open-from-settings.ts';
import { createDemo } from './demo/create-demo.ts';
import { forgetDemoKeys, keepDemoKeys, readDemoKeys } from './demo/demo-keys.ts';
import { instant } from './domain/calendar/instant.ts';
import { HostedLinks } from './hosted/hosted-links.ts';
import { LinkKeys } from './hosted/link-keys.ts';
import { buildServer, closeServer } from './http/server.ts';
import { revealingLinks } from './messages/agent-links/send-agent-link.ts';
import { openSmtpSender } from './messages/smtp-sender.ts';
import { installedGateways } from './payments/accounts/gateway-access.ts';
import { loadSecret } from './settings/secret.ts';
import { parseSettings, type Settings, WrongSettingsError } from './settings/settings.ts';
import { letterLinks } from './worker/letter-links.ts';
import { startMailLoop } from './worker/mail-loop.ts';
import { startTickLoop } from './worker/tick-loop.ts';
import { startWebhookLoop } from './worker/webhook-loop.ts';

const projectFolder = new URL('../', import.meta.url).pathname;
const say = (text: string) => process.stdout.write(`${text}\n`);

try {
  await serve(parseSettings(process.env, projectFolder));
} catch (error) {
  const isForOperator = error instanceof WrongSettingsError;
  const text = error instanceof Error ? (isForOperator ? error.message : error.stack) : String(error);
  process.stderr.write(`Tacite could not start.\n${text}\n`);
  process.exitCode = 1;
}

async function serve(settings: Settings): Promise<void> {
  // Made now rather than at its first use: a backup taken before that would lack it.
  const serverSecret = loadSecret(settings);
  const webhookAccess = { serverSecret, allowsPrivate: settings.allowsPrivateWebhooks };
  const serverSecrets: readonly [string, ...string[]] = [
    serverSecret,
    ...(settings.previousSecret === undefined ? [] : [settings.previousSecret]),
  ];
  const access = installedGateways(serverSecrets, settings.publicUrl);
  const keys = new LinkKeys(serverSecrets);
  const links = new HostedLinks({
    keys,
    publicUrl: settings.publicUrl,
    clock: () => instant(Date.now()),
  });
  const database = await openFromSettings(settings, { onMessage: say });
  try {
    await prepareBusinesses(settings, database);
    const app = buildServer({
      apis: servedApis({
        sources: { ...database, hosted: links },
        serverSecret,
        keys,
        webhookAccess,
        access,
        publicUrl: settings.publicUrl,
        docsFolder: join(projectFolder, 'docs'),
        webFolder: join(projectFolder, 'web', 'back-office', 'dist'),
      }),
      trustedProxies: settings.trustedProxies,
      log: { level: settings.logLevel },
      health: {
        database: async () => (await database.pool.query('select 1')).rowCount === 1,
        migrations: async () => (await pendingMigrations(database.kysely)).length === 0,
        tick: async () => tick.isHealthy(),
      },
    });
    const tick = startTickLoop(database.kysely, {
      access,
      onError: (error, businessId) => app.log.error({ err: error, businessId }, 'the tick failed'),
    });
    const webhooks = startWebhookLoop(database.kysely, {
      ...webhookAccess,
      onError: (error) => app.log.error({ err: error }, 'the webhook worker failed'),
    });
    const mail = startMail(settings, { serverSecret, links }, database, app.log);
    const address = await app.listen({ port: settings.port, host: settings.host });
    // With PORT=0 only the server knows which port it got.
    announce(settings.port === 0 ? { ...settings, publicUrl: address } : settings);
    onSignal(async () => {
      await closeServer(app);
      await tick.stop();
      await mail.stop();
      await webhooks.stop();
      await database.close();
    });
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Without a mail server, letters are written, stay queued and are read in the back office. */
function startMail(
  { smtpUrl, publicUrl }: Settings,
  { serverSecret, links }: { readonly serverSecret: string; readonly links: HostedLinks },
  { kysely }: Database,
  log: Pick<FastifyBaseLogger, 'error'>,
): { stop(): Promise<void> } {
  const sender = smtpUrl === undefined ? undefined : openSmtpSender(smtpUrl, publicUrl);
  const loop = startMailLoop(kysely, {
    send: sender && revealingLinks(serverSecret, sender.send),
    links: letterLinks(links, publicUrl, serverSecret),
    onError: (error) => log.error({ err: error }, 'the mail worker failed'),
  });
  return {
    async stop() {
      await loop.stop();
      sender?.close();
    },
  };
}

/** The demo on a first run, unless it is not wanted; the operator's own keys open the first business. */
async function prepareBusinesses(settings: Settings, { kysely }: Database): Promise<void> {
  const now = instant(Date.now());
  if (settings.isDemoWanted) {
    const demo = await createDemo(kysely, { now, keys: settings.firstKeys });
    if (demo && !settings.firstKeys) keepDemoKeys(settings.dataDir, demo);
  }
  if (!settings.firstKeys) return;
  forgetDemoKeys(settings.dataDir);
  const ensured = await ensureFirstKeys(kysely, settings.firstKeys, now);
  if (!ensured.ok) throw new Error(`the keys of the settings were refused: ${ensured.refusals[0].code}`);
}

function announce({ publicUrl, firstKeys, dataDir, databaseUrl }: Settings): void {
  const demoKeys = readDemoKeys(dataDir);
  say('');
  say(`Tacite is ready at ${publicUrl}`);
  say(`  Back office    ${publicUrl}/app/`);
  if (demoKeys?.signIn && !firstKeys)
    say(`    sign in as   ${demoKeys.signIn.email}   password ${demoKeys.signIn.password}`);
  say(`  Documentation  ${publicUrl}/docs`);
  say(`  Live API       ${publicUrl}/v1/   (description: ${publicUrl}/openapi/live.json)`);
  say(`  Back Office API ${publicUrl}/Organization/… (description: ${publicUrl}/openapi/back-office.json)`);
  say(`  Health         ${publicUrl}/healthz  ${publicUrl}/readyz`);
  say(
    `  Database       ${databaseUrl === undefined ? `embedded, under ${dataDir}` : 'the one of DATABASE_URL'}`,
  );
  if (firstKeys) say(`  Agent key      ${firstKeys.agentKey}   (API key: yours, from TACITE_API_KEY)`);
  else if (demoKeys) {
    say(`  Demo keys      ${demoKeys.agentKey}:${demoKeys.apiKey}`);
    say(
      `  Try            curl -u ${demoKeys.agentKey}:${demoKeys.apiKey} '${publicUrl}/v1/Invoices?SizePage=3'`,
    );
  } else say('  Keys           npx tacite keys create');
  say('');
}

/** A terminal may send the same signal to us twice: to the group and through the script that started us. */
function onSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Tacite did not stop cleanly: ${String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
}
