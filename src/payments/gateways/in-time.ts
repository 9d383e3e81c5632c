/** How long a gateway is waited for: one that hangs must not keep a worker, and with it other businesses, for minutes. */
const PATIENCE_MS = 60_000;

/** @throws Error when nothing came in time; what became of it is asked for later, as after any failure. */
export async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS);
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
