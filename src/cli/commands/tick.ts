/** `tacite tick`: does what is due, and moves the test clocks that are frozen. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { type Instant, parseInstant, toTimestamp } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { advanceClock } from '../../tick/advance-clock.ts';
import { chooseBusinesses, type Session, withSession } from '../session.ts';

interface TickFlags {
  readonly until?: Instant;
  readonly business?: string;
  readonly json?: boolean;
}

export function addTick(program: Command): void {
  program
    .command('tick')
    .summary('renew, bill and finalise everything that is due')
    .description(
      'Does everything that is due: renewals, invoices, drafts to finalise, overdue invoices. It may be run at any\n' +
        'time, by several processes at once, and killed: running it again goes on where it stopped.\n\n' +
        'A sandbox with a frozen test clock moves only by --until: every event up to that instant is played in order.',
    )
    .option(
      '--until <instant>',
      'move frozen test clocks to this instant, e.g. 2026-02-01T01:00:00Z',
      instantOption,
    )
    .option('--business <id or name>', 'only this business (default: all)')
    .option('--json', 'print one JSON object a business')
    .action(async (flags: TickFlags) => {
      process.exitCode = await withSession(flags.json === true, (session) => tick(session, flags));
    });
}

export function instantOption(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined)
    throw new InvalidArgumentError('An instant with its offset is expected: 2026-02-01T01:00:00Z.');
  return at;
}

async function tick(session: Session, { until, business: wanted }: TickFlags): Promise<number> {
  const { output, database } = session;
  const businesses = await chooseBusinesses(session, wanted);
  if (businesses.length === 0) {
    output.note(wanted === undefined ? 'There is no business yet.' : `There is no business ${wanted}.`);
    return wanted === undefined ? 0 : 1;
  }
  let exitCode = 0;
  for (const business of businesses) {
    // Real clocks are not moved: among all businesses they just get what is due now.
    const goal = business.clock.mode === 'Real' && wanted === undefined ? undefined : until;
    const outcome = await advanceClock(database.kysely, business, session.realNow(), goal, {
      onProgress: ({ renewed, invoiced }) => output.progress(business.name, renewed + invoiced, 0),
    });
    if (!outcome.ok) {
      output.refusals(outcome.refusals);
      exitCode = 1;
      continue;
    }
    const at = toTimestamp(goal ?? readClock(business.clock, session.realNow()));
    const { renewed, invoiced, finalised, overdue } = outcome.value;
    output.result(
      `${business.name} at ${at}: ${renewed} renewed, ${invoiced} invoices, ${finalised} drafts issued, ${overdue} overdue`,
      { business: business.id, at, ...outcome.value },
    );
  }
  return exitCode;
}
