/** The secret that signs links and sessions: the operator's, or one that is generated once and kept in DATA_DIR. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from './settings.ts';

/** 256 bits, written as 43 characters. */
const GENERATED_BYTES = 32;

/** @throws Error when the kept secret cannot be read, written or was emptied. */
export function loadSecret(settings: Pick<Settings, 'secret' | 'dataDir'>): string {
  if (settings.secret !== undefined) return settings.secret;
  const file = join(settings.dataDir, 'secret');
  return readSecret(file) ?? keepSecret(file, settings.dataDir);
}

function readSecret(file: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
  if (text.length < GENERATED_BYTES) {
    throw new Error(
      `${file} holds no secret. Put it back, or delete it: links and sessions then become invalid.`,
    );
  }
  return text;
}

/** The file appears complete or not at all, so that two processes that start together end with the same secret. */
function keepSecret(file: string, dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(GENERATED_BYTES).toString('base64url')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  const kept = readSecret(file);
  if (kept === undefined) throw new Error(`${file} was removed while it was being written.`);
  return kept;
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
