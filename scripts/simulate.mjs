/** `npm run simulate -- --customers 500 --months 18 --seed 1`: see tests/simulation/program.ts. */
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
  const { status } = spawnSync(
    nodeProgram,
    [join('tests', 'simulation', 'program.ts'), ...process.argv.slice(2)],
    { cwd: projectFolder, stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: cluster.url } },
  );
  process.exitCode = status ?? 1;
} finally {
  cluster.stop();
}
