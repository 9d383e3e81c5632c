/**
 * What the engine of imports needs of the database. The engine reads the file, decides and counts; whoever
 * implements this port loads and writes. One port serves one import.
 */
import type { Instant } from '../domain/calendar/instant.ts';
import type { Refusal } from '../domain/refusal/outcome.ts';
import type { SubscriptionState } from '../domain/subscription/state.ts';
import type { FeatureType } from '../domain/subscription/terms.ts';
import type { ImportProgress } from './import-progress.ts';
import type { CustomerRow, FeatureRow, ImportRow, TermsRow } from './import-row.ts';
import type { ImportMapping, TerminationTime } from './mapping.ts';
import type { BusinessSetup, CatalogueSetup, SegmentSetup } from './setup-schema.ts';

export interface ImportPort {
  /**
   * The business of the mapping, its segment and the whole catalogue of that segment, with every field of the
   * mapping's form that the database knows. Reads only: a dry run calls it too.
   */
  loadInstallation(mapping: ImportMapping): Promise<Installation>;

  /**
   * The right to import into this business, or null when another import holds it. It must outlive transactions
   * and end with the process: an advisory lock of the session, keyed on the business.
   */
  acquireLock(mapping: ImportMapping): Promise<ImportLock | null>;

  /** Creates what is missing, in one transaction, in the order business, segment, features, offers, rest. */
  applySetup(plan: SetupPlan): Promise<void>;

  /** The progress saved with the last batch of this import, unless it is finished. */
  loadProgress(key: ImportKey): Promise<unknown>;

  /** The customers with these references, and their subscriptions or those with these external references. */
  findExisting(query: ExistingQuery): Promise<ExistingRecords>;

  /**
   * Writes the planned rows and the progress in one transaction. All or nothing: when a use case refuses a row,
   * everything is rolled back and the refusals are answered; the engine then comes again without those rows.
   * A batch may be empty, when only the progress moved on.
   */
  applyBatch(batch: PlannedBatch): Promise<BatchOutcome>;

  /** Marks the import as finished: the next run of the same file starts from its first line. */
  finish(key: ImportKey): Promise<void>;
}

export interface ImportLock {
  release(): Promise<void>;
}

/** An import is the same one when the file and the mapping are, byte for byte. */
export interface ImportKey {
  readonly fileSha256: string;
  readonly mappingSha256: string;
}

export interface Installation {
  readonly business: Omit<BusinessSetup, 'clock'> | null;
  readonly segment: InstalledSegment | null;
  readonly catalogue: CatalogueSetup;
}

/** Both ways to say the tax, as far as they apply: the profile, and its rate when it is one fixed rate. */
export type InstalledSegment = Omit<SegmentSetup, 'tax'> & {
  readonly currency: string;
  readonly timeZone: string;
  readonly tax: { readonly profile: string; readonly ratePerTenThousand: number | null };
};

/** Only what does not exist yet; null and empty for nothing. */
export interface SetupPlan {
  readonly business: BusinessSetup | null;
  readonly segment: SegmentSetup | null;
  readonly catalogue: CatalogueSetup;
}

export interface ExistingQuery {
  readonly customerReferences: readonly string[];
  readonly externalReferences: readonly string[];
  readonly withSubscriptions: boolean;
}

export interface ExistingRecords {
  /** In the form of a row, with every field that has a value. */
  readonly customers: readonly CustomerRow[];
  readonly subscriptions: readonly ExistingSubscription[];
}

export interface ExistingSubscription {
  readonly id: number;
  readonly referenceCustomer: string;
  readonly externalReference: string | null;
  readonly referenceOffer: string;
  /** A draft that was never started may have none. */
  readonly startAt: Instant | null;
  readonly state: SubscriptionState;
  readonly termAt: Instant | null;
  /** In the language of the segment. */
  readonly title?: string;
  readonly terms: TermsRow;
  readonly features: readonly ExistingFeature[];
}

export interface ExistingFeature extends FeatureRow {
  readonly type: FeatureType;
}

export type PlannedAction = 'create' | 'change' | 'keep';

export interface FieldChange {
  /** The target field: `Billing.City`. */
  readonly field: string;
  readonly from: string | number | boolean | null;
  readonly to: string | number | boolean;
}

type RowOf<Kind extends ImportRow['kind']> = Extract<ImportRow, { readonly kind: Kind }>;

export type PlannedRow =
  | {
      readonly kind: 'customers';
      readonly row: RowOf<'customers'>;
      readonly customer: PlannedAction;
      readonly changes: readonly FieldChange[];
    }
  | {
      readonly kind: 'subscriptions';
      readonly row: RowOf<'subscriptions'>;
      /**
       * `keep` also for a customer that an earlier line of the file brings. Should that line have been refused,
       * the customer is still missing when this one comes, and is then to be created with it.
       */
      readonly customer: PlannedAction;
      readonly subscription: PlannedAction;
      /** The one that exists; null for `create`. */
      readonly subscriptionId: number | null;
      readonly changes: readonly FieldChange[];
    }
  | {
      readonly kind: 'terminations';
      readonly row: RowOf<'terminations'>;
      /** The subscriptions to terminate. */
      readonly subscriptionIds: readonly number[];
      /** Those that have ended, or will, as the line wants it. */
      readonly unchangedIds: readonly number[];
    };

export interface PlannedBatch {
  readonly key: ImportKey;
  /** Only rows that write something, in the order of the file. */
  readonly rows: readonly PlannedRow[];
  /** For the kind terminations. */
  readonly termination: TerminationTime | null;
  readonly progress: ImportProgress;
}

export type BatchOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refused: readonly [RowRefusal, ...RowRefusal[]] };

export interface RowRefusal {
  readonly line: number;
  readonly refusal: Refusal;
}
