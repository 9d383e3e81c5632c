/**
 * The `Warning` header that names what was sent but is not declared, so that a typing error is seen although
 * nothing is refused (shared/wire.md, decision 2; form of RFC 7234, 5.5, code 299).
 */

const MOST_NAME_LENGTH = 60;

/** Undefined when there is nothing to warn of. Names come from the caller: only harmless characters get out. */
export function ignoredWarning(names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const safe = names.map((name) => name.slice(0, MOST_NAME_LENGTH).replace(/[^\w.[\]-]/g, '_'));
  return `299 tacite "Unknown parameters ignored: ${[...new Set(safe)].join(', ')}"`;
}
