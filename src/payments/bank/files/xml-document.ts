/** Reads XML that comes from outside into plain values: no entity of its own, no depth without end. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { accept, type Outcome } from '../../../domain/refusal/outcome.ts';
import { unreadable } from './bank-file.ts';

const DEEPEST = 40;

/**
 * Elements are members without their prefix, texts are strings, attributes begin with `@`.
 * @param lists the elements that may come several times: always lists.
 */
export function readXml(text: string, lists: ReadonlySet<string>): Outcome<unknown> {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return unreadable('DOCTYPE');
  const checked = XMLValidator.validate(text);
  if (checked !== true) return unreadable(`${checked.err.line}: ${checked.err.msg}`);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    maxNestedTags: DEEPEST,
    isArray: (name) => lists.has(name),
  });
  try {
    const read: unknown = parser.parse(text);
    return accept(read);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}
