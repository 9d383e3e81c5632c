/** `npm run client:generate`: rewrites packages/client/src/generated from the operations of both APIs. */
import { runOnProjectNode } from './run-on-project-node.mjs';

process.exitCode = await runOnProjectNode('packages/client/generator/write-client.ts', []);
