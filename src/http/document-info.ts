/** What the OpenAPI document and the reference pages tell of an API besides its operations. */
import type { RecordedExample } from './recorded-examples.ts';
import type { ErrorStyle } from './refusal-answer.ts';

/** A text for people, in the languages of our pages. */
export interface PageText {
  readonly en: string;
  readonly fr: string;
}

export interface TagInfo {
  /** As the operations name it. */
  readonly name: string;
  readonly title: PageText;
  readonly description: PageText;
}

export interface DocumentInfo {
  readonly title: string;
  readonly version: string;
  readonly description?: PageText;
  /** In the order in which they are shown. */
  readonly tags?: readonly TagInfo[];
  /** What a field means, by its name: the same name means the same wherever it stands. */
  readonly fieldTexts?: FieldTexts;
  /** Summaries of operations in French, by their identifier; the definitions have them in English. */
  readonly frenchSummaries?: Readonly<Record<string, string>>;
  readonly examples?: Examples;
}

export type FieldTexts = (name: string) => PageText | undefined;

/** By the identifier of their operation, successes first. */
export type Examples = ReadonlyMap<string, readonly RecordedExample[]>;

/** What the document must know of how the API is served. */
export interface DescribedBehaviour {
  readonly errorStyle: ErrorStyle;
  /** The operations whose answers are kept under an Idempotency-Key. */
  readonly keptOperations: ReadonlySet<string>;
}
