/**
 * Writes an e-mail from a Liquid template. Agents write templates, so that they are bounded in time and memory,
 * read no files, and see nothing but the data.
 */
import { Liquid, LiquidError } from 'liquidjs';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import type { EmailData, EmailText } from './kinds.ts';

const engine = new Liquid({
  // Other templates are looked up in this empty set instead of in the file system.
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  // A misspelt name would leave a hole in a letter; `{% if %}` may still ask for what is not always there.
  strictVariables: true,
  lenientIf: true,
  renderLimit: 500,
  memoryLimit: 1_000_000,
});

/** Refused with the place and the words of the Liquid engine when a template cannot be read or names what is not there. */
export function renderEmail({ subject, body }: EmailText, data: EmailData): Outcome<EmailText> {
  const writtenSubject = render('Subject', subject, data);
  if (!writtenSubject.ok) return writtenSubject;
  const writtenBody = render('Body', body, data);
  if (!writtenBody.ok) return writtenBody;
  // A header of a mail is one line.
  return accept({
    subject: writtenSubject.value.replace(/\s+/g, ' ').trim(),
    body: writtenBody.value.trim(),
  });
}

function render(field: string, template: string, data: EmailData): Outcome<string> {
  try {
    const written: unknown = engine.parseAndRenderSync(template, data);
    const text = String(written);
    return text.trim() === '' ? refuse('Error.Input.Missing', field, { field }) : accept(text);
  } catch (error) {
    if (!(error instanceof LiquidError)) throw error;
    const [cause = ''] = error.message.split('\n');
    return refuse('Error.EmailTemplate.Unreadable', field, { field, cause });
  }
}
