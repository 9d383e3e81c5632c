/**
 * Reads of one statement on behalf of a business, on connections of their own that stay behind the wall
 * (business-wall.ts): they take the role once, and remember which business they were told last, so that a read is one
 * round trip and no transaction. For what integrators ask at every page of theirs (docs/decisions/0014).
 */
import type { CompiledQuery } from 'kysely';
import pg from 'pg';
import { KeptPlans } from './kept-plans.ts';
import { isOutdatedPlan } from './request-client.ts';

/** Of this process: named alike on all connections, each of which makes its own. */
const plans = new KeptPlans();

export class TenantReads {
  readonly #pool: pg.Pool;
  /** The business whose rows a connection shows. */
  readonly #shown = new WeakMap<pg.PoolClient, number>();
  #closing: Promise<void> | undefined;

  constructor(options: pg.PoolConfig, onConnectionLost: (error: Error) => void) {
    this.#pool = new pg.Pool(options);
    this.#pool.on('error', onConnectionLost);
  }

  async read<Row>(businessId: number, query: CompiledQuery<Row>): Promise<readonly Row[]> {
    const client = await this.#pool.connect();
    let failure: Error | undefined;
    try {
      if (this.#shown.get(client) !== businessId) await this.#show(client, businessId);
      return await ask<Row>(client, query);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw failure;
    } finally {
      // After a failure nothing is known about it: another takes its place.
      client.release(failure);
    }
  }

  /** Waits for running reads, then closes every connection. May be called twice. */
  close(): Promise<void> {
    this.#closing ??= this.#pool.end();
    return this.#closing;
  }

  async #show(client: pg.PoolClient, businessId: number): Promise<void> {
    const isNew = !this.#shown.has(client);
    this.#shown.delete(client);
    const role = `set default_transaction_read_only = on; select set_config('role', business_role(), false);`;
    await client.query(
      `${isNew ? role : ''} select set_config('tacite.business_id', '${businessId}', false)`,
    );
    this.#shown.set(client, businessId);
  }
}

async function ask<Row>(client: pg.PoolClient, query: CompiledQuery<Row>): Promise<readonly Row[]> {
  const values = [...query.parameters];
  const name = plans.nameOf(query.sql);
  try {
    return (await client.query({ text: query.sql, values, ...(name && { name }) })).rows;
  } catch (error) {
    if (!isOutdatedPlan(error)) throw error;
    plans.forget();
    return (await client.query({ text: query.sql, values })).rows;
  }
}
