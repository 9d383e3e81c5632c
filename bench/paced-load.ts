/**
 * Requests at an even pace, whether the ones before were answered or not, as they come from many callers that know
 * nothing of each other. (A rate asked of autocannon is sent at full speed at the start of each second.)
 */

import type { OutgoingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export interface PacedLoad {
  readonly url: string;
  readonly headers: OutgoingHttpHeaders;
  readonly path: () => string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly connections: number;
}

/** Milliseconds from when each request was due, the wait for a free connection included, to the end of its answer. */
export async function measurePaced(load: PacedLoad): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const answers: Promise<number>[] = [];
  const start = performance.now();
  const count = load.perSecond * load.seconds;
  try {
    while (answers.length < count) {
      const elapsed = performance.now() - start;
      while (answers.length < count && (answers.length * 1000) / load.perSecond <= elapsed)
        answers.push(ask(load, agent, start + (answers.length * 1000) / load.perSecond));
      // Not at once: the sender would take a core from what it measures.
      await setTimeout(1);
    }
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

function ask({ url, headers, path }: PacedLoad, agent: Agent, dueAt: number): Promise<number> {
  return new Promise((resolve, reject) => {
    request(new URL(path(), url), { agent, headers }, (answer) => {
      answer
        .resume()
        .on('error', reject)
        .on('end', () =>
          answer.statusCode === 200
            ? resolve(performance.now() - dueAt)
            : reject(new Error(`a request was answered ${answer.statusCode}`)),
        );
    })
      .on('error', reject)
      .end();
  });
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}
