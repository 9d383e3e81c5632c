/** Reasons of ours inside the issues of Zod, which carry them to where a mapping's problems are gathered. */
import { type ImportReasonCode, importReason, type ReasonParams } from './reasons.ts';

/** For `addIssue`. */
export function mappingIssue(code: ImportReasonCode, params: ReasonParams = {}, path: PropertyKey[] = []) {
  return { code: 'custom' as const, ...mappingRefusal(code, params), path };
}

/** For `refine`. */
export function mappingRefusal(code: ImportReasonCode, params: ReasonParams = {}) {
  const reason = importReason(code, params);
  return { message: reason.en, params: { reason } };
}
