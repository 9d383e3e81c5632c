/** `npm run types:database`: migrates a throw-away database and rewrites src/database/table-types.ts from it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { nodeProgram, projectFolder } from './project.mjs';
import { startThrowawayCluster } from './throwaway-cluster.mjs';

ensureNpmPackages();
ensureDebianPackages();
const cluster = startThrowawayCluster();
try {
  const { status } = spawnSync(nodeProgram, [join(projectFolder, 'src/database/write-table-types.ts')], {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: cluster.url },
  });
  process.exitCode = status ?? 1;
} finally {
  cluster.stop();
}
