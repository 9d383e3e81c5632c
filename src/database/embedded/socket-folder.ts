/**
 * Where the server's socket stands. In the cluster's own folder, which only its user may enter; when that path
 * is too long for a socket (Linux keeps 108 bytes, macOS 104), in a private folder under /tmp.
 */
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Placement } from './placement.ts';

/** Of macOS, the shorter one, without the final zero. */
const LONGEST_SOCKET_PATH = 103;
const SOCKET_NAME = '.s.PGSQL.5432';

export function socketFolder(placement: Placement): string {
  const { folder, user } = placement;
  if (Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return folder;
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const short = join('/tmp', `tacite-${hash}`);
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  if (mkdirSync(short, { recursive: true, mode: 0o700 }) !== undefined && user !== undefined) {
    chownSync(short, user.uid, user.gid);
  }
  const found = statSync(short);
  // Someone else may have made it first, to be asked in our server's place.
  if (found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new Error(
      `${short}, wanted for PostgreSQL's socket, belongs to another user. Choose a shorter DATA_DIR.`,
    );
  }
  return short;
}
