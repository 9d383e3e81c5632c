/** Where things stand in the project, and the oldest Node its scripts run on. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Node that runs Tacite itself: brought by the npm package `node`, whatever the machine has. */
export const nodeProgram = join(projectFolder, 'node_modules', '.bin', 'node');

const OLDEST_NODE = 20;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  console.error(`Tacite needs Node ${OLDEST_NODE} or newer to install itself; this is ${process.version}.`);
  process.exit(1);
}
