/** What the browser remembers of an agent's choices. What it cannot read any more counts as nothing. */
import type { z } from 'zod';

export function readKept<Kept>(name: string, shape: z.ZodType<Kept>): Kept | undefined {
  const text = localStorage.getItem(`tacite.${name}`);
  if (text === null) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    // Written by another version, or by hand: the choice is made anew.
    return undefined;
  }
}

export function writeKept(name: string, kept: unknown): void {
  localStorage.setItem(`tacite.${name}`, JSON.stringify(kept));
}
