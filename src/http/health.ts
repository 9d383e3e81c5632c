/**
 * `/healthz`: the process answers. `/readyz`: it can do its work; each check is named with its result, so that an
 * operator sees at once what is missing.
 */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Each resolves to whether all is well; one that fails or takes too long counts as not. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<boolean>>>;

type Result = 'ok' | 'failed' | 'timeout';

/** Asked every few seconds: the line of each answer would bury the others. */
const QUIET = 'warn';

export function serveHealth(app: FastifyInstance, checks: ReadinessChecks, timeoutMs: number): void {
  app.get('/healthz', { logLevel: QUIET }, () => ({ status: 'ok' }));
  app.get('/readyz', { logLevel: QUIET }, async (request, reply) => {
    const entries = await Promise.all(
      Object.entries(checks).map(
        async ([name, check]) => [name, await runCheck(name, check, timeoutMs, request.log)] as const,
      ),
    );
    const isReady = entries.every(([, result]) => result === 'ok');
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status: isReady ? 'ready' : 'unready', checks: Object.fromEntries(entries) });
  });
}

async function runCheck(
  name: string,
  check: () => Promise<boolean>,
  timeoutMs: number,
  log: FastifyBaseLogger,
): Promise<Result> {
  const tooLate = Promise.withResolvers<Result>();
  const timer = setTimeout(() => tooLate.resolve('timeout'), timeoutMs);
  try {
    return await Promise.race([
      check().then((isWell): Result => (isWell ? 'ok' : 'failed')),
      tooLate.promise,
    ]);
  } catch (error) {
    log.warn({ err: error, check: name }, 'a readiness check failed');
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
