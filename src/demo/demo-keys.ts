/**
 * The keys of the demo business and the password of its owner in clear text, in a file of the data directory that only its owner can read, so
 * that every start can print them. Real keys are never kept: only their hash is.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const keysSchema = z.object({
  agentKey: z.string(),
  apiKey: z.string(),
  /** Absent in a demo that was made before people could sign in. */
  signIn: z.object({ email: z.string(), password: z.string() }).optional(),
});
export type DemoKeys = z.infer<typeof keysSchema>;

const fileOf = (dataDir: string) => join(dataDir, 'demo-keys.json');

export function keepDemoKeys(dataDir: string, { agentKey, apiKey, signIn }: DemoKeys): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileOf(dataDir), `${JSON.stringify({ agentKey, apiKey, signIn }, null, 2)}\n`, {
    mode: 0o600,
  });
}

export function readDemoKeys(dataDir: string): DemoKeys | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined;
  return keysSchema.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')));
}

export function forgetDemoKeys(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
