/** `tacite verify`: checks what the law and the rules promise of what is stored. */
import type { Command } from 'commander';
import { verifyBusiness } from '../../billing/verify/verify-business.ts';
import { chooseBusinesses, type Session, withSession } from '../session.ts';

interface VerifyFlags {
  readonly business?: string;
  readonly json?: boolean;
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .summary('check hash chains, numbers, sums and periods')
    .description(
      'Recomputes the hash chain of every series, looks for gaps in the numbers, adds up the lines and taxes of every\n' +
        'document, matches them with the balance, and checks that periods neither overlap nor leave a gap.\n' +
        'Prints each fault with the row it was found on, and exits with 1 when there is one.',
    )
    .option('--business <id or name>', 'only this business (default: all)')
    .option('--json', 'print one JSON object a fault and one a business')
    .action(async (flags: VerifyFlags) => {
      process.exitCode = await withSession(flags.json === true, (session) => verify(session, flags));
    });
}

async function verify(session: Session, flags: VerifyFlags): Promise<number> {
  const { output, database } = session;
  let faults = 0;
  for (const business of await chooseBusinesses(session, flags.business)) {
    const report = await verifyBusiness(
      database.kysely,
      business.id,
      (fault) => output.result(`${fault.table} ${fault.id}: ${fault.message.en} (${fault.code})`, fault),
      ({ documents }) => output.progress(business.name, documents, 0),
    );
    faults += report.faults;
    const { documents, lines, subscriptions, periods } = report;
    output.result(
      `${business.name}: ${documents} documents, ${lines} lines, ${subscriptions} subscriptions, ${periods} periods: ` +
        (report.faults === 0 ? 'clean' : `${report.faults} faults`),
      { business: business.id, ...report },
    );
  }
  return faults === 0 ? 0 : 1;
}
