/** The engine's port onto the database. One port serves one import: it remembers what it imports into. */
import type { Business } from '../../accounts/business.ts';
import type { Agent, Context } from '../../accounts/context.ts';
import type { Database } from '../../database/connect.ts';
import { inTransaction } from '../../database/transaction.ts';
import type { Instant } from '../../domain/calendar/instant.ts';
import { readClock } from '../../domain/clock/business-clock.ts';
import { refusalMessage } from '../../domain/refusal/catalogue.ts';
import type {
  BatchOutcome,
  ExistingQuery,
  ExistingRecords,
  ImportKey,
  ImportLock,
  ImportPort,
  Installation,
  PlannedBatch,
  SetupPlan,
} from '../import-port.ts';
import type { ImportMapping } from '../mapping.ts';
import { SetupRefusedError } from '../setup-refused.ts';
import { applyBatch, type BatchTarget } from './apply-batch.ts';
import { applySetup } from './apply-setup.ts';
import { openBatchContext } from './batch-context.ts';
import { findExisting } from './find-existing.ts';
import { acquireImportLock, announceBatch, type HeldLock } from './import-lock.ts';
import { finishRun, loadProgress } from './import-progress.ts';
import { loadInstallation } from './load-installation.ts';
import { StatisticsRefresher } from './refresh-statistics.ts';

export interface ImportPortOptions {
  /** With two connections at least: one holds the lock. */
  readonly database: Pick<Database, 'kysely' | 'pool'>;
  readonly agent: Agent;
  readonly realNow: () => Instant;
  /** The business to import into; left out, the one that the mapping names. */
  readonly business?: Business | undefined;
}

/** @throws Error with a sentence for the operator when nothing says which business. */
export function createImportPort(options: ImportPortOptions): ImportPort {
  return new DatabaseImportPort(options);
}

class DatabaseImportPort implements ImportPort {
  readonly #options: ImportPortOptions;
  #lock: HeldLock | undefined;
  #business: Business | undefined;
  #businessId: number | undefined;
  #segmentId: number | undefined;
  #businessName = '';
  readonly #statistics = new StatisticsRefresher();

  constructor(options: ImportPortOptions) {
    this.#options = options;
  }

  async acquireLock(mapping: ImportMapping): Promise<ImportLock | null> {
    const { business, database } = this.#options;
    const name = business?.name ?? mapping.business?.name;
    if (name === undefined) throw new Error('Neither the mapping nor the command names the business.');
    this.#businessName = name;
    const lock = await acquireImportLock(database.pool, name);
    this.#lock = lock ?? undefined;
    return lock;
  }

  loadInstallation(mapping: ImportMapping): Promise<Installation> {
    return this.#read(async (context) => {
      const { business, segment, installation } = await loadInstallation(
        context,
        mapping,
        this.#options.business,
      );
      this.#business = business;
      this.#businessId = business?.id;
      this.#segmentId = segment?.id;
      return installation;
    });
  }

  async applySetup(plan: SetupPlan): Promise<void> {
    this.#expectLock();
    const { database, agent, realNow } = this.#options;
    const now = this.#business ? readClock(this.#business.clock, realNow()) : realNow();
    const existing = { businessId: this.#businessId, segmentId: this.#segmentId };
    const outcome = await inTransaction(database.kysely, async (transaction) => {
      await announceBatch(transaction, this.#businessName);
      return applySetup({ transaction, agent, now }, plan, existing);
    });
    if (!outcome.ok) {
      const texts = outcome.refusals.map(({ code, params }) => refusalMessage(code, 'en', params));
      throw new SetupRefusedError(`The setup of the mapping cannot be created: ${texts.join(' ')}`);
    }
    this.#businessId = outcome.value.businessId;
    this.#segmentId = outcome.value.segmentId;
  }

  loadProgress(key: ImportKey): Promise<unknown> {
    return loadProgress(this.#options.database.kysely, this.#target.businessId, key);
  }

  findExisting(query: ExistingQuery): Promise<ExistingRecords> {
    const { agent, realNow } = this.#options;
    return this.#read(async ({ transaction }) => {
      const { context, segment } = await openBatchContext(transaction, this.#target, agent, realNow());
      return findExisting(context, segment, query);
    });
  }

  async applyBatch(batch: PlannedBatch): Promise<BatchOutcome> {
    this.#expectLock();
    const { database, realNow } = this.#options;
    const outcome = await applyBatch(database.kysely, this.#target, batch, realNow());
    if (outcome.ok) await this.#statistics.onWritten(database.kysely, batch.rows.length);
    return outcome;
  }

  finish(key: ImportKey): Promise<void> {
    const { database, realNow } = this.#options;
    return finishRun(database.kysely, this.#target.businessId, key, realNow());
  }

  get #target(): BatchTarget {
    const { agent } = this.#options;
    const [businessId, segmentId] = [this.#businessId, this.#segmentId];
    if (businessId === undefined || segmentId === undefined)
      throw new Error('the installation is used before it is set up');
    return { businessId, segmentId, businessName: this.#businessName, agent };
  }

  /** @throws Error when the connection with the lock was lost: another import may run. */
  #expectLock(): void {
    if (!this.#lock?.isHeld())
      throw new Error('The connection that kept other imports out was lost. Run the same command again.');
  }

  /** All that is read at once is of one moment, and PostgreSQL itself sees to it that nothing is written. */
  async #read<T>(work: (context: Omit<Context, 'businessId'>) => Promise<T>): Promise<T> {
    const { database, agent, realNow } = this.#options;
    return database.kysely
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((transaction) => work({ transaction, agent, now: realNow() }));
  }
}
