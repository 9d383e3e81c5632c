/**
 * The tolerant reading of one value (shared/wire.md, decision 2 and a: "Tolerances"): null, '' and, for a date,
 * false are "not provided"; numbers and booleans may come as text. What still does not fit is left as it came,
 * for the schema to refuse.
 */
import type { Plan } from './input-plan.ts';

/** Returns undefined for "not provided". */
export function readScalar(plan: Plan, raw: unknown): unknown {
  if (raw === null || raw === '') return undefined;
  switch (plan.kind) {
    case 'text':
      return typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : raw;
    case 'number':
      return readNumber(raw);
    case 'identifier':
      return readNumber(raw) || undefined;
    case 'boolean':
      return readBoolean(raw);
    case 'instant':
      return raw === false || isWordFalse(raw) ? undefined : raw;
    case 'choice':
      return typeof raw === 'string' ? (plan.byLowerCase.get(raw.toLowerCase()) ?? raw) : raw;
    default:
      return raw;
  }
}

function readNumber(raw: unknown): unknown {
  if (typeof raw !== 'string') return raw;
  const text = raw.trim();
  return /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text) ? Number(text) : raw;
}

function readBoolean(raw: unknown): unknown {
  if (raw === 1 || raw === '1') return true;
  if (raw === 0 || raw === '0') return false;
  if (typeof raw !== 'string') return raw;
  const word = raw.trim().toLowerCase();
  if (word === 'true') return true;
  return word === 'false' ? false : raw;
}

function isWordFalse(raw: unknown): boolean {
  return typeof raw === 'string' && raw.length === 5 && raw.toLowerCase() === 'false';
}
