/** `tacite migrate`: brings the schema to the version of this code. Every other command does so too. */
import type { Command } from 'commander';
import { withSession } from '../session.ts';

export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .summary('bring the database to the version of this code')
    .description(
      'Applies the migrations that the database lacks, forward only, each in its own transaction. The server and every\n' +
        'other command do the same when they start: this one is for doing it ahead of an upgrade.',
    )
    .option('--json', 'print one JSON object')
    .action(async (flags: { json?: boolean }) => {
      process.exitCode = await withSession(flags.json === true, async ({ output, database }) => {
        const rows = await database.kysely.selectFrom('migration').select('id').orderBy('id').execute();
        const ids = rows.map((row) => row.id);
        output.result(`The database is at ${ids.at(-1)}.`, { migrations: ids });
        return 0;
      });
    });
}
