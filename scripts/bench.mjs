/**
 * `npm run bench -- billing pdf`: installs what is missing, starts a PostgreSQL that writes to the disk as one in
 * use does, and runs the benchmarks named (all without a name). Their rows go to bench/results/.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { nodeProgram, projectFolder } from './project.mjs';
import { startThrowawayCluster } from './throwaway-cluster.mjs';

/** The safety of a production server, so that no figure is bought with it. */
const DURABLE = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  autovacuum: 'on',
  shared_buffers: '512MB',
  max_wal_size: '4GB',
};

ensureNpmPackages();
ensureDebianPackages();
const cluster = startThrowawayCluster(DURABLE);
try {
  const { status } = spawnSync(
    nodeProgram,
    ['--expose-gc', join('bench', 'main.ts'), ...process.argv.slice(2)],
    { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: cluster.url } },
  );
  process.exitCode = status ?? 1;
} finally {
  cluster.stop();
}
