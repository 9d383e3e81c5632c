/** Who may import whom (docs and reasons: the architecture's "direction of imports"). */

/** Features from the bottom to the top: each may import those before it. */
const FEATURES: readonly string[] = [
  'accounts',
  'catalogue',
  'customers',
  'subscriptions',
  'usage',
  'billing',
  'payments',
  'documents',
  'messages',
  'hosted',
  'tick',
  'exports',
  'imports',
  'reports',
  'demo',
];

/** What the domain gives to the database by decision (docs/decisions/0001). */
const DOMAIN_FOR_DATABASE = ['src/domain/calendar/', 'src/domain/refusal/'];

/** For each folder that is no feature, the folders it may import. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  settings: [],
  database: ['settings'],
  // The outbox: written to by every feature, knows only whose event it is.
  events: ['domain', 'database', 'settings', 'accounts'],
  http: ['domain', 'database', 'settings', 'events', ...FEATURES],
  api: ['domain', 'database', 'settings', 'events', ...FEATURES, 'http'],
  worker: ['domain', 'database', 'settings', 'events', ...FEATURES],
  cli: ['domain', 'database', 'settings', 'events', ...FEATURES, 'http'],
  // The program that puts the parts together; nobody imports it.
  'main.ts': ['domain', 'database', 'settings', 'events', ...FEATURES, 'http', 'api', 'worker', 'cli'],
};

/** The parts of the web applications from the bottom to the top. */
const WEB_PARTS = [
  // What a page computes itself, by the rule that bills (docs/decisions/0036).
  /^src\/domain\/pricing\//,
  /^packages\/client\//,
  /^web\/ui\//,
  /^web\/[\w-]+\/src\/api\//,
  /^web\/[\w-]+\/src\/vocabulary\//,
  /^web\/[\w-]+\/src\/forms\//,
  /^web\/[\w-]+\/src\/features\//,
  /^web\/[\w-]+\/src\/app\//,
  /^web\/[\w-]+\/(src\/main\.tsx|vite\.config\.ts)$/,
];

/** Downwards, or within the same part; a feature knows no other feature. */
export function mayWebImport(importer: string, target: string): boolean {
  const [from, to] = [importer, target].map((path) => WEB_PARTS.findIndex((part) => part.test(path)));
  if (from === undefined || to === undefined || from < 0 || to < 0) return false;
  const [, own] = /\/features\/([\w-]+)\//.exec(importer) ?? [];
  const [, other] = /\/features\/([\w-]+)\//.exec(target) ?? [];
  return to < from || (to === from && own === other);
}

/** A sentence when the import goes against the direction; undefined when it may be. */
export function findForbiddenDirection(importer: string, target: string): string | undefined {
  const [from, to] = [layerOf(importer), layerOf(target)];
  if (from === undefined || to === undefined) return undefined;
  if (from === to) return undefined;
  if (from === 'database' && DOMAIN_FOR_DATABASE.some((folder) => target.startsWith(folder)))
    return undefined;
  const allowed = foldersBelow(from);
  if (allowed === undefined)
    return `${importer}: the folder src/${from} has no place in tests/architecture/layers.ts`;
  return allowed.includes(to) ? undefined : `${importer} may not import ${target} (${from} → ${to})`;
}

function foldersBelow(layer: string): readonly string[] | undefined {
  const rank = FEATURES.indexOf(layer);
  if (rank < 0) return BELOW[layer];
  return ['domain', 'database', 'settings', 'events', ...FEATURES.slice(0, rank)];
}

/** The folder of src, or the file's name when it stands in src itself. */
function layerOf(path: string): string | undefined {
  const [root, layer] = path.split('/');
  return root === 'src' ? layer : undefined;
}
