/** For the tests of the engine: an installation in memory behind the port, and temporary files. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Refusal } from '../domain/refusal/outcome.ts';
import type {
  BatchOutcome,
  ExistingQuery,
  ExistingRecords,
  ExistingSubscription,
  ImportKey,
  ImportLock,
  ImportPort,
  Installation,
  PlannedBatch,
  PlannedRow,
  RowRefusal,
  SetupPlan,
} from './import-port.ts';
import type { CustomerRow } from './import-row.ts';
import { type ParsedMapping, parseMapping } from './mapping.ts';

/** Thrown in place of the end of the process. */
export class Crash extends Error {}

export class MemoryPort implements ImportPort {
  installation: Installation = {
    business: null,
    segment: null,
    catalogue: { features: [], offers: [], pricingTables: [], discounts: [] },
  };
  readonly customers = new Map<string, CustomerRow>();
  readonly subscriptions: ExistingSubscription[] = [];
  /** As JSON, as a database keeps it. */
  readonly progress = new Map<string, string>();
  isLocked = false;
  /** The sizes of the batches that were committed. */
  readonly batches: number[] = [];
  queries = 0;
  /** What a use case would refuse. */
  refuses: (planned: PlannedRow) => Refusal | undefined = () => undefined;
  /** Called before a batch is written, and after it is committed. */
  beforeCommit: () => void | Promise<void> = () => {};
  afterCommit: () => void | Promise<void> = () => {};

  async loadInstallation(): Promise<Installation> {
    return this.installation;
  }

  async acquireLock(): Promise<ImportLock | null> {
    if (this.isLocked) return null;
    this.isLocked = true;
    return {
      release: async () => {
        this.isLocked = false;
      },
    };
  }

  async applySetup({ business, segment, catalogue }: SetupPlan): Promise<void> {
    const installed = this.installation;
    const { currency = '', timeZone = '', tax: _tax, ...rest } = segment ?? { reference: '' };
    const tax = segment?.tax && 'ratePerTenThousand' in segment.tax ? segment.tax.ratePerTenThousand : null;
    this.installation = {
      business: business ?? installed.business,
      segment: segment
        ? { ...rest, currency, timeZone, tax: { profile: 'imported', ratePerTenThousand: tax } }
        : installed.segment,
      catalogue: {
        features: [...installed.catalogue.features, ...catalogue.features],
        offers: [...installed.catalogue.offers, ...catalogue.offers],
        pricingTables: [...installed.catalogue.pricingTables, ...catalogue.pricingTables],
        discounts: [...installed.catalogue.discounts, ...catalogue.discounts],
      },
    };
  }

  async loadProgress(key: ImportKey): Promise<unknown> {
    const stored = this.progress.get(keyText(key));
    return stored === undefined ? null : JSON.parse(stored);
  }

  async findExisting(query: ExistingQuery): Promise<ExistingRecords> {
    this.queries += 1;
    const customers = query.customerReferences.flatMap((reference) => this.customers.get(reference) ?? []);
    const subscriptions = this.subscriptions.filter(
      (one) =>
        query.customerReferences.includes(one.referenceCustomer) ||
        (one.externalReference !== null && query.externalReferences.includes(one.externalReference)),
    );
    return { customers, subscriptions: query.withSubscriptions ? subscriptions : [] };
  }

  async applyBatch({ key, rows, progress }: PlannedBatch): Promise<BatchOutcome> {
    await this.beforeCommit();
    const [first, ...others] = rows.flatMap((planned): RowRefusal[] => {
      const refusal = this.refuses(planned);
      return refusal ? [{ line: planned.row.line, refusal }] : [];
    });
    if (first) return { ok: false, refused: [first, ...others] };
    for (const planned of rows) this.#write(planned);
    this.progress.set(keyText(key), JSON.stringify(progress));
    this.batches.push(rows.length);
    await this.afterCommit();
    return { ok: true };
  }

  async finish(key: ImportKey): Promise<void> {
    this.progress.delete(keyText(key));
  }

  #write(planned: PlannedRow): void {
    if (planned.kind === 'terminations') {
      for (const id of planned.subscriptionIds) this.#replace(id, { state: 'ActiveDelayedTermination' });
      return;
    }
    const { customer } = planned.row;
    const known = this.customers.get(customer.referenceCustomer);
    this.customers.set(customer.referenceCustomer, { ...known, ...customer });
    if (planned.kind === 'customers') return;
    const { subscription } = planned.row;
    const typed = subscription.features.map((feature) => ({ ...feature, type: 'OnOff' as const }));
    const content = { ...subscription, features: typed, referenceCustomer: customer.referenceCustomer };
    if (planned.subscriptionId !== null) this.#replace(planned.subscriptionId, content);
    else {
      const id = this.subscriptions.length + 1;
      this.subscriptions.push({ ...content, id, state: 'ActiveRunning', termAt: null });
    }
  }

  #replace(id: number, content: Partial<ExistingSubscription>): void {
    const index = this.subscriptions.findIndex((one) => one.id === id);
    const known = this.subscriptions[index];
    if (known) this.subscriptions[index] = { ...known, ...content };
  }
}

function keyText({ fileSha256, mappingSha256 }: ImportKey): string {
  return `${fileSha256} ${mappingSha256}`;
}

export async function temporaryFolder(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tacite-import-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function temporaryFile(context: TestContext, content: string | Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(context), 'input.csv');
  await writeFile(path, content);
  return path;
}

/** @throws Error with the problems of a mapping that is not valid. */
export function validMapping(text: string): ParsedMapping {
  const parsed = parseMapping(text);
  if (parsed.ok) return parsed.value;
  throw new Error(parsed.problems.map(({ path, line, en }) => `${line} ${path}: ${en}`).join('\n'));
}

/** Everything that a first import creates, with two offers and a feature of each type. */
export const setupYaml = `
version: 1
business: { name: Test, kind: sandbox, clock: '2026-01-01T00:00:00Z' }
segment:
  reference: test
  name: Test
  currency: EUR
  language: fr
  timeZone: Europe/Paris
  country: FR
  tax: { ratePerTenThousand: 2000 }
  seller: { legalName: Test SAS, address: { city: Paris, country: FR } }
catalogue:
  features:
    - { reference: support, type: OnOff, title: { fr: Assistance } }
    - { reference: users, type: Limitation, title: { fr: Utilisateurs } }
    - { reference: mails, type: Consumption, title: { fr: Messages } }
  offers:
    - { reference: basic, name: Basic, title: { fr: Essentiel }, amountRecurrence: 900, features: [support] }
    - { reference: pro, name: Pro, title: { fr: Pro }, amountRecurrence: 2900, features: [support, users, mails] }
  discounts:
    - { reference: welcome, title: { fr: Bienvenue }, typeOff: PerTenThousand, valueOff: 1000, targetFee: All }
`;
