/** Reads the tables of French summaries, by the identifier of the operation. */
export function frenchSummaries(table: string): Readonly<Record<string, string>> {
  const lines = table.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [id, text] = line.split('|').map((part) => part.trim());
      if (!id || !text) throw new Error(`a summary is incomplete: ${line}`);
      return [id, withNarrowSpaces(text)];
    }),
  );
}

/** French wants a space that does not break before these marks. */
function withNarrowSpaces(text: string): string {
  return text.replace(/ ([;:!?»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
}
