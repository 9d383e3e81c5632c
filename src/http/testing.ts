/** A server of sample operations for the tests of this folder, with one known pair of keys and its log kept. */
import type { FastifyInstance } from 'fastify';
import { type Instant, instant } from '../domain/calendar/instant.ts';
import { accept } from '../domain/refusal/outcome.ts';
import type { Api } from './mount-operations.ts';
import { type CallerContext, operationDefiner } from './operation.ts';
import { RequestLimits } from './request-limits.ts';
import { buildServer, type ServerOptions, served } from './server.ts';

interface SampleContext extends CallerContext<null> {
  readonly now: Instant;
}

export const defineSample = operationDefiner<SampleContext, SampleContext>({
  settle: (context) => context,
});

interface SampleCaller {
  readonly businessId: number;
}

type SampleApi = Api<SampleCaller, SampleContext>;

export type SampleOptions = Partial<SampleApi & Omit<ServerOptions, 'apis'>>;

export interface SampleServer {
  readonly app: FastifyInstance;
  /** The lines of the log, as text. */
  readonly lines: readonly string[];
}

/** For tests that are about something else. */
const plentiful = {
  requests: { burst: 1e6, tokensPerSecond: 1e6 },
  failures: { burst: 1e6, tokensPerSecond: 1e6 },
};

export const agentHeaders = { authorization: basic('agent', 'clé d’API') };

export function basic(agentKey: string, apiKey: string): string {
  return `Basic ${Buffer.from(`${agentKey}:${apiKey}`, 'utf8').toString('base64')}`;
}

export function buildSample(operations: SampleApi['operations'], options: SampleOptions = {}): SampleServer {
  const lines: string[] = [];
  const api: SampleApi = {
    operations,
    errorStyle: 'Named',
    authenticate: async (agentKey, apiKey) =>
      agentKey === 'agent' && apiKey === 'clé d’API' ? { businessId: 7 } : undefined,
    makeContext: ({ businessId }, { language }) => ({
      businessId,
      agent: { id: 1, name: 'key:1' },
      language,
      now: instant(Date.UTC(2026, 0, 31)),
      database: null,
    }),
    admit: () => accept(undefined),
    nameCaller: ({ businessId }) => String(businessId),
    isKept: () => true,
    // Keeps nothing: what is kept is tested on a database, with a whole API.
    answerOnce: async (context, _request, work) => accept({ ...(await work(context)), isReplay: false }),
    ...options,
  };
  const app = buildServer({
    apis: [served(api, '/openapi/live.json', { title: 'Sample', version: '1' })],
    limits: new RequestLimits(plentiful),
    log: { level: 'info', stream: { write: (line) => lines.push(line) } },
    health: {},
    ...options,
  });
  return { app, lines };
}
