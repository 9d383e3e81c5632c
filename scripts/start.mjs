/**
 * `npm start`: installs the packages when they are missing or outdated, builds the web applications, then runs the
 * server on the project's Node.
 */
import { runOnProjectNode } from './run-on-project-node.mjs';
import { buildWeb } from './web-applications.mjs';

process.exitCode = await runOnProjectNode('src/main.ts', process.argv.slice(2), { prepare: buildWeb });
