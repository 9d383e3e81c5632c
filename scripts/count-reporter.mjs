/** A reporter of node:test that writes only the final counts, as JSON, for `scripts/test.mjs` to read. */
export default async function* countReporter(source) {
  let last;
  for await (const event of source) {
    // One summary a file, then one of the whole run, which names no file.
    if (event.type === 'test:summary' && event.data.file === undefined) last = event.data.counts;
  }
  yield JSON.stringify(last ?? {});
}
