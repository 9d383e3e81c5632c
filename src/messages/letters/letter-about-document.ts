/** What a letter would say about a real document, to look at a template with it. Nothing is written or sent. */
import type { Context } from '../../accounts/context.ts';
import type { Segment } from '../../accounts/segment.ts';
import type { MessageKind } from '../../database/table-types.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { type EmailData, topicsOf } from '../emails/kinds.ts';
import { sampleData } from '../emails/sample-data.ts';
import { letterDataOf } from './letter-data.ts';
import { loadFactsOfDocument } from './letter-facts.ts';
import type { LetterLinks } from './letter-links.ts';

export interface LetterAsked {
  readonly kind: MessageKind;
  readonly language: string;
  readonly invoiceId: number;
}

/** A link that works opens an account: an agent who looks at a letter is shown where it would be. */
const sampleLink = () => 'https://example.com/account?query=sample';
const sampleLinks: LetterLinks = { portal: sampleLink, document: sampleLink, unsubscribe: sampleLink };

/** What the document knows nothing of, as the day of a payment that was not made, is made up. */
export async function letterAboutDocument(
  context: Context,
  segments: ReadonlyMap<number, Segment>,
  { kind, language, invoiceId }: LetterAsked,
): Promise<Outcome<{ readonly segment: Segment; readonly data: EmailData }>> {
  const facts = await loadFactsOfDocument(context, invoiceId, context.now);
  if (!facts) return refuse('Error.Invoice.NotFound', 'IdInvoice');
  const segment = segments.get(facts.segment_id);
  if (!segment) throw new Error(`segment ${facts.segment_id} is missing`);
  const topics = topicsOf[kind];
  const wanted = facts.document?.kind === 'Credit' ? 'credit_note' : 'invoice';
  if (!topics.includes(wanted)) return refuse('Error.EmailTemplate.Invoice.Unfit', 'IdInvoice');
  const { businessId } = context;
  const known = letterDataOf(facts, { businessId, segment, language, links: sampleLinks });
  const made = sampleData(kind, segment, language, context.now);
  return accept({ segment, data: { ...made, ...pick(known, Object.keys(made)) } });
}

function pick(data: EmailData, names: readonly string[]): EmailData {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}
