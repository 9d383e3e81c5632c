/** The command line of Tacite: `npx tacite <command>`. Each command is a file of `commands/`. */
import { Command } from 'commander';
import { WrongSettingsError } from '../settings/settings.ts';
import { addAgent } from './commands/agent.ts';
import { addDemo } from './commands/demo.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addKeys } from './commands/keys.ts';
import { addMigrate } from './commands/migrate.ts';
import { addTick } from './commands/tick.ts';
import { addVerify } from './commands/verify.ts';

const program = new Command('tacite')
  .description(
    'Subscriptions and recurring billing, from the command line.\n\n' +
      'Works on the same database as the server, whether the server runs or not: the embedded one under DATA_DIR, or\n' +
      'the one of DATABASE_URL. The settings are those of the server, from the environment.',
  )
  .version('0.1.0', '--version', 'print the version')
  .helpCommand('help [command]', 'explain a command')
  .addHelpText(
    'after',
    `
A first walk, on an empty installation (TACITE_DEMO=0):
  $ npx tacite import --dry-run --mapping examples/telco/mapping.yaml ../shared/data/telco-customers.csv
  $ npx tacite import --mapping examples/telco/mapping.yaml ../shared/data/telco-customers.csv
  $ npx tacite tick --until 2026-01-01T01:00:00Z
  $ npx tacite verify
  $ npx tacite export invoices --format csv > invoices.csv

Exit codes: 0 all is well, 1 something was refused or a fault was found, 2 the command could not run.
docs/import.md explains mapping files; docs/operating.md explains the rest.`,
  );

// Before the commands are added: they take it over from here.
program.exitOverride((error) => {
  // Help and version are no failure; a wrong argument is.
  process.exit(error.exitCode === 0 ? 0 : 2);
});

addImport(program);
addTick(program);
addVerify(program);
addExport(program);
addMigrate(program);
addDemo(program);
addKeys(program);
addAgent(program);

try {
  await program.parseAsync();
} catch (error) {
  const isForOperator = error instanceof WrongSettingsError || process.env.LOG_LEVEL !== 'debug';
  const message = error instanceof Error ? (isForOperator ? error.message : error.stack) : String(error);
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
