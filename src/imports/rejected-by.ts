/** The refusal of a use case as the reason of an import, with the public texts of the catalogue. */
import { refusalMessage } from '../domain/refusal/catalogue.ts';
import type { Refusal } from '../domain/refusal/outcome.ts';
import { type ImportReason, importReason } from './reasons.ts';

export function rejectedBy({ code, params }: Refusal): ImportReason {
  const cause = { en: refusalMessage(code, 'en', params), fr: refusalMessage(code, 'fr', params) };
  return importReason('Error.Import.Rejected', { cause });
}
