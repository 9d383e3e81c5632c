/** `tacite tick`: does what is due, and moves the test clocks that are frozen. */
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Business } from '../../accounts/business.ts';
import { findCustomerClock } from '../../customers/customer-clock.ts';
import { findCustomerByReference } from '../../customers/find-customer-by-reference.ts';
import { setCustomerClock } from '../../customers/set-customer-clock.ts';
import { inTransaction } from '../../database/transaction.ts';
import { type Instant, parseInstant, toTimestamp } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { advanceClock } from '../../tick/advance-clock.ts';
import { advanceCustomerClock } from '../../tick/advance-customer-clock.ts';
import type { TickCounts } from '../../tick/tick-business.ts';
import { chooseBusinesses, chooseOne, type Session, withSession } from '../session.ts';

interface TickFlags {
  readonly until?: Instant;
  readonly business?: string;
  readonly customer?: string;
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
    .option(
      '--customer <reference>',
      'only this customer of a sandbox, on a test clock of its own, which it gets when it has none (needs --until)',
    )
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

async function tick(session: Session, flags: TickFlags): Promise<number> {
  const { until, business: wanted, customer } = flags;
  const { output, database, access } = session;
  if (customer !== undefined) return tickCustomer(session, flags, customer);
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
      access,
      onGatewayFailure: (gateway, cause) => {
        exitCode = 1;
        output.note(`The gateway ${gateway} failed; what it was asked is asked for later: ${String(cause)}`);
      },
      onFailure: ({ kind, subjectId, cause }) => {
        exitCode = 1;
        output.note(
          `${kind} of ${subjectId} failed, was set aside and is tried again later: ${String(cause)}`,
        );
      },
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

async function tickCustomer(session: Session, flags: TickFlags, reference: string): Promise<number> {
  const { output } = session;
  const { until } = flags;
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  if (until === undefined) {
    output.note('Say with --until to which instant the clock of the customer goes.');
    return 1;
  }
  const outcome = await advanceCustomer(session, business, reference, until);
  if (!outcome.ok) {
    output.refusals(outcome.refusals);
    return 1;
  }
  const { renewed, invoiced, finalised, overdue } = outcome.value;
  const at = toTimestamp(until);
  output.result(
    `${reference} at ${at}: ${renewed} renewed, ${invoiced} invoices, ${finalised} drafts issued, ${overdue} overdue`,
    { business: business.id, customer: reference, at, ...outcome.value },
  );
  return 0;
}

async function advanceCustomer(
  session: Session,
  business: Business,
  reference: string,
  until: Instant,
): Promise<Outcome<TickCounts>> {
  const { kysely } = session.database;
  const realNow = session.realNow();
  const now = readClock(business.clock, realNow);
  const prepared = await inTransaction(kysely, async (transaction) => {
    const context = { businessId: business.id, agent: { name: 'cli' }, now, transaction };
    const customer = await findCustomerByReference(context, reference);
    if (!customer) return refuse('Error.Customer.NotFound', 'customer');
    const clock = await findCustomerClock(transaction, business.id, customer.id);
    if (clock) return accept(customer.id);
    const given = await setCustomerClock(context, business, customer.id, { mode: 'Frozen' }, realNow);
    return given.ok ? accept(customer.id) : given;
  });
  if (!prepared.ok) return prepared;
  return advanceCustomerClock(kysely, business, prepared.value, realNow, until, {
    access: session.access,
    agent: { name: 'cli' },
  });
}
