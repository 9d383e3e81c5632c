/** `tacite demo`: creates the demo business on an empty installation. */
import type { Command } from 'commander';
import { createDemo } from '../../demo/create-demo.ts';
import { keepDemoKeys } from '../../demo/demo-keys.ts';
import { withSession } from '../session.ts';

export function addDemo(program: Command): void {
  program
    .command('demo')
    .summary('create the demo business')
    .description(
      'Creates an invented French software house with 25 customers and six months of history, and prints its keys.\n' +
        'Only on an empty installation; `npm start` does the same on its first run unless TACITE_DEMO=0.',
    )
    .option('--json', 'print one JSON object')
    .action(async (flags: { json?: boolean }) => {
      process.exitCode = await withSession(
        flags.json === true,
        async ({ settings, database, output, realNow }) => {
          const demo = await createDemo(database.kysely, { now: realNow(), keys: settings.firstKeys });
          if (!demo) {
            output.note('There is a business already: nothing was created.');
            return 1;
          }
          if (!settings.firstKeys) keepDemoKeys(settings.dataDir, demo);
          output.result(`Agent key  ${demo.agentKey}\nAPI key    ${demo.apiKey}`, demo);
          return 0;
        },
      );
    });
}
