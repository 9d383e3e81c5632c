/**
 * The settings of this process, read once from the environment and checked as a whole: every wrong variable is
 * named in one message. Pure: the only setting that needs the disk, the secret, is completed in secret.ts.
 */
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';

export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Addresses or ranges whose word on where a request comes from is believed. */
  readonly trustedProxies: readonly string[];
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly firstKeys: { readonly agentKey: string; readonly apiKey: string } | undefined;
  readonly isDemoWanted: boolean;
  readonly logLevel: LogLevel;
  readonly smtpUrl: string | undefined;
  /** Absent: the one kept under `dataDir`, see secret.ts. */
  readonly secret: string | undefined;
  /** The one before: links that it sealed open until they expire. */
  readonly previousSecret: string | undefined;
  /** Whether webhooks may go to addresses of private networks. */
  readonly allowsPrivateWebhooks: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];
const SECRET_MIN_LENGTH = 32;

/** Thrown with a message for the operator; nothing can start with wrong settings. */
export class WrongSettingsError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The settings are wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'WrongSettingsError';
    this.problems = problems;
  }
}

function urlOf(...protocols: readonly string[]) {
  const error = `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`;
  return z.string().refine(
    (text) => {
      const url = URL.canParse(text) ? new URL(text) : undefined;
      return url !== undefined && protocols.includes(url.protocol) && (url.host !== '' || url.search !== '');
    },
    { error },
  );
}

/** `192.0.2.1`, `10.0.0.0/8`, `2001:db8::/32`. A range that holds everybody would believe the visitors themselves. */
function isAddressRange(text: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  const bits = Number(prefix ?? 1);
  return version !== 0 && bits > 0 && bits <= (version === 4 ? 32 : 128);
}

const key = z.string().regex(/^[\x21-\x7e]+$/, { error: 'must be printable ASCII without spaces' });

/** What each variable may hold; keys are the variables' names. */
export const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: 'must be a whole number from 0 to 65535' })
    .transform(Number)
    .refine((port) => port <= 65_535, { error: 'must be a whole number from 0 to 65535' })
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: 'must be an address or a host name' })
    .default('127.0.0.1'),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((ranges) => ranges.every(isAddressRange), {
      error: 'must be addresses or ranges with commas between them, like 127.0.0.1,10.0.0.0/8',
    })
    .optional(),
  PUBLIC_URL: urlOf('http:', 'https:')
    .refine((text) => !/[?#]/.test(text), { error: 'must have no query and no fragment' })
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: urlOf('postgres:', 'postgresql:').optional(),
  // A colon would end the user name of HTTP Basic (RFC 7617, 2).
  TACITE_AGENT_KEY: key.refine((text) => !text.includes(':'), { error: 'must not hold a colon' }).optional(),
  TACITE_API_KEY: key.optional(),
  TACITE_DEMO: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  TACITE_SECRET: z
    .string()
    .min(SECRET_MIN_LENGTH, { error: `must have at least ${SECRET_MIN_LENGTH} characters` })
    .optional(),
  TACITE_PREVIOUS_SECRET: z
    .string()
    .min(SECRET_MIN_LENGTH, { error: `must have at least ${SECRET_MIN_LENGTH} characters` })
    .optional(),
  TACITE_ALLOW_PRIVATE_WEBHOOKS: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
});

/** Variables whose value may be shown in an error message; the others can hold a password. */
const SHOWABLE = new Set([
  'PORT',
  'HOST',
  'TRUSTED_PROXIES',
  'PUBLIC_URL',
  'DATA_DIR',
  'TACITE_DEMO',
  'LOG_LEVEL',
  'TACITE_ALLOW_PRIVATE_WEBHOOKS',
]);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. A variable that is empty counts as absent.
 * @param projectFolder where a relative DATA_DIR starts
 * @throws WrongSettingsError with every problem at once
 */
export function parseSettings(environment: Environment, projectFolder: string): Settings {
  const given = Object.fromEntries(
    Object.keys(environmentSchema.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = [...(parsed.success ? [] : parsed.error.issues.map(describe)), ...halfPair(given)];
  if (!parsed.success || problems.length > 0) throw new WrongSettingsError(problems);
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    trustedProxies: values.TRUSTED_PROXIES ?? [],
    publicUrl: (values.PUBLIC_URL ?? localUrl(values.HOST, values.PORT)).replace(/\/+$/, ''),
    dataDir: resolve(projectFolder, values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    firstKeys:
      values.TACITE_AGENT_KEY !== undefined && values.TACITE_API_KEY !== undefined
        ? { agentKey: values.TACITE_AGENT_KEY, apiKey: values.TACITE_API_KEY }
        : undefined,
    isDemoWanted: values.TACITE_DEMO === '1',
    logLevel: values.LOG_LEVEL,
    smtpUrl: values.SMTP_URL,
    secret: values.TACITE_SECRET,
    previousSecret: values.TACITE_PREVIOUS_SECRET,
    allowsPrivateWebhooks: values.TACITE_ALLOW_PRIVATE_WEBHOOKS === '1',
  };

  function describe(issue: z.core.$ZodIssue): string {
    const name = String(issue.path[0]);
    const value = SHOWABLE.has(name) ? `; it is ${JSON.stringify(environment[name])}` : '';
    return `${name} ${issue.message}${value}.`;
  }
}

function halfPair(given: Environment): readonly string[] {
  const { TACITE_AGENT_KEY: agentKey, TACITE_API_KEY: apiKey } = given;
  if ((agentKey === undefined) === (apiKey === undefined)) return [];
  const [present, absent] =
    agentKey === undefined ? ['TACITE_API_KEY', 'TACITE_AGENT_KEY'] : ['TACITE_AGENT_KEY', 'TACITE_API_KEY'];
  return [`${absent} must be set too when ${present} is: the keys go in pairs.`];
}

/** Where a browser on this machine reaches the server. */
function localUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
