/** `tacite keys`: lists, makes and revokes the pairs of keys that clients of the API use. */
import type { Command } from 'commander';
import { createApiKey } from '../../accounts/create-api-key.ts';
import { revokeApiKey } from '../../accounts/revoke-api-key.ts';
import { inTransaction } from '../../database/transaction.ts';
import { toTimestamp } from '../../domain/calendar/instant.ts';
import { chooseBusinesses, chooseOne, type Session, withSession } from '../session.ts';

interface KeyFlags {
  readonly business?: string;
  readonly name?: string;
  readonly json?: boolean;
}

export function addKeys(program: Command): void {
  const keys = program
    .command('keys')
    .summary('list, make and revoke API keys')
    .description(
      'A pair of keys lets a client call the API: the agent key is its user name, the API key its password (HTTP\n' +
        'Basic). The API key is shown once, when it is made; only its hash is kept.',
    );
  keys
    .command('list')
    .description('List the keys, newest first.')
    .option('--business <id or name>', 'only this business (default: all)')
    .option('--json', 'print one JSON object a key')
    .action(run(list));
  keys
    .command('create')
    .description('Make a pair of keys and print it.')
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--name <name>', 'what it is for', 'command line')
    .option('--json', 'print one JSON object')
    .action(run(create));
  keys
    .command('revoke')
    .argument('<id>', 'the number that `tacite keys list` shows')
    .description('Revoke a key; it is refused within a minute.')
    .option('--business <id or name>', 'the business (needed when there are several)')
    .option('--json', 'print one JSON object')
    .action((id: string, flags: KeyFlags) =>
      run((session, given) => revoke(session, given, Number(id)))(flags),
    );
}

function run(work: (session: Session, flags: KeyFlags) => Promise<number>) {
  return async (flags: KeyFlags): Promise<void> => {
    process.exitCode = await withSession(flags.json === true, (session) => work(session, flags));
  };
}

async function list(session: Session, flags: KeyFlags): Promise<number> {
  for (const business of await chooseBusinesses(session, flags.business)) {
    const rows = await session.database.kysely
      .selectFrom('api_key')
      .select(['id', 'name', 'agent_key', 'created_at', 'last_used_at', 'revoked_at'])
      .where('business_id', '=', business.id)
      .orderBy('id', 'desc')
      .execute();
    for (const row of rows) {
      const used = row.last_used_at === null ? 'never used' : `last used ${toTimestamp(row.last_used_at)}`;
      const state = row.revoked_at === null ? used : `revoked ${toTimestamp(row.revoked_at)}`;
      session.output.result(`${business.name}  #${row.id}  ${row.name}  ${row.agent_key}  ${state}`, {
        business: business.id,
        id: row.id,
        name: row.name,
        agentKey: row.agent_key,
        isRevoked: row.revoked_at !== null,
      });
    }
  }
  return 0;
}

async function create(session: Session, flags: KeyFlags): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const now = session.realNow();
  const created = await inTransaction(session.database.kysely, (transaction) =>
    createApiKey(
      { businessId: business.id, agent: { name: 'cli' }, now, transaction },
      { name: flags.name ?? 'command line' },
    ),
  );
  if (!created.ok) {
    session.output.refusals(created.refusals);
    return 1;
  }
  const { keyId, agentKey, apiKey } = created.value;
  session.output.result(`Agent key  ${agentKey}\nAPI key    ${apiKey}`, { id: keyId, agentKey, apiKey });
  return 0;
}

async function revoke(session: Session, flags: KeyFlags, id: number): Promise<number> {
  const business = await chooseOne(session, flags.business);
  if (!business) return 1;
  const now = session.realNow();
  const revoked = await inTransaction(session.database.kysely, (transaction) =>
    revokeApiKey({ businessId: business.id, agent: { name: 'cli' }, now, transaction }, id),
  );
  if (!revoked.ok) {
    session.output.refusals(revoked.refusals);
    return 1;
  }
  session.output.result(`Key #${id} is revoked.`, { id, isRevoked: true });
  return 0;
}
