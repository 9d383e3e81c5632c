/** Calls a gateway for many requests, some at a time, and gives the answers in the order of the requests. */

/** @throws AggregateError when some failed, once all have ended: none is left running that nobody waits for. */
export async function severalAtOnce<Request, Answer>(
  requests: readonly Request[],
  atOnce: number,
  ask: (request: Request) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const failures: unknown[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index];
      if (request === undefined) return;
      try {
        answers[index] = await ask(request);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, requests.length) }, worker));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} requests failed`);
  return answers;
}
