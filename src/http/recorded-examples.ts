/**
 * Real requests and answers of the API, recorded while its tests ran (`npm run examples`) and kept as data under
 * docs/examples: a file for each operation.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const recordedExample = z.object({
  status: z.int(),
  request: z.object({ method: z.string(), url: z.string(), body: z.json().optional() }),
  /** Left out when the body was empty. */
  answer: z.json().optional(),
});

export type RecordedExample = z.infer<typeof recordedExample>;

const recordedExamples = z.array(recordedExample);

/** @param folder of one API; without it there are no examples */
export function loadRecordedExamples(folder: string): ReadonlyMap<string, readonly RecordedExample[]> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(
    files.map((name) => {
      const content: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [basename(name, '.json'), recordedExamples.parse(content)] as const;
    }),
  );
}
