/** The fields of a customer that a caller may give, and what they may hold. */
import { fieldChecks, isStorableText } from '../accounts/field-checks.ts';
import { checkMetadata, type Metadata } from '../accounts/metadata.ts';
import { checkReference } from '../accounts/reference.ts';
import type { Outcome } from '../domain/refusal/outcome.ts';

/** Fields left out stay as they are; at creation they are empty, and the language is the segment's. */
export interface CustomerFields {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** ISO 639-1. */
  readonly language?: string | undefined;
  /** Null takes the affiliation away. */
  readonly referenceAffiliation?: string | null | undefined;
  /** Takes the place of all pairs that there were. */
  readonly metadata?: Metadata | undefined;
}

/** RFC 5321 4.5.3.1.3 allows a path of 256 octets, of which two are its brackets. */
const MAX_EMAIL_LENGTH = 254;

export function checkCustomerFields(fields: CustomerFields): Outcome<CustomerFields> {
  const checks = fieldChecks();
  const { email, language, referenceAffiliation } = fields;
  checks.expect('Name', isStorableText(fields.name, 255), '≤ 255');
  checks.expect('Email', email === undefined || email === '' || isEmail(email), 'RFC 5321');
  checks.expect('Language', language === undefined || /^[a-z]{2}$/.test(language), 'ISO 639-1');
  if (referenceAffiliation) checks.include(checkReference(referenceAffiliation, 'ReferenceAffiliation'));
  if (fields.metadata) checks.include(checkMetadata(fields.metadata));
  return checks.conclude(fields);
}

/** Only what certainly cannot be delivered is refused: no name, no domain, white space or control characters. */
export function isEmail(text: string): boolean {
  return isStorableText(text, MAX_EMAIL_LENGTH) && /^[^\s@]+@[^\s@]+$/.test(text);
}
