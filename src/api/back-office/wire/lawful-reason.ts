/** Why somebody opens what is sealed since its customer was anonymised (docs/decisions/0034). */
import { text } from '../../../http/fields.ts';

export const lawfulReason = {
  /** A tax audit, a lawsuit: kept in the audit. For the roles Owner and Finance. */
  LawfulReason: text(500).optional(),
};
