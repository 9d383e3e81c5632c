#!/usr/bin/env node
/** The command `tacite`: installs the packages when they are missing or outdated, then runs the command line. */
import { runOnProjectNode } from '../scripts/run-on-project-node.mjs';

process.exitCode = await runOnProjectNode('src/cli/main.ts', process.argv.slice(2), { quiet: true });
