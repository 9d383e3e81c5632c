/** `npm run build`: makes the web applications that the server hands out. Nothing is done when they are up to date. */
import { ensureNpmPackages } from './npm-packages.mjs';
import { buildWeb } from './web-applications.mjs';

ensureNpmPackages();
buildWeb();
