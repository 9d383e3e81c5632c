/** Templates of a mapping: `Customer {customerID}`, with `{{` and `}}` for braces themselves. */
export type TemplatePart = string | { readonly column: string };

/** Undefined when a brace stands alone or a name is empty. */
export function parseTemplate(text: string): TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  const piece = /\{\{|\}\}|\{([^{}]+)\}|[^{}]+/y;
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    if (!match) return undefined;
    const [whole, column] = match;
    if (column !== undefined) {
      if (column.trim() === '') return undefined;
      parts.push({ column: column.trim() });
    } else parts.push(whole === '{{' ? '{' : whole === '}}' ? '}' : whole);
  }
  return parts;
}
