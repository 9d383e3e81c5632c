/**
 * Writes an e-mail from Liquid templates: its subject, its plain text and its HTML. Agents write templates, so that
 * they are bounded in time and memory, read no files, and see nothing but the data.
 */
import { Liquid, LiquidError } from 'liquidjs';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { htmlOfText } from './html-body.ts';
import type { EmailData, EmailText } from './kinds.ts';
import { emailLayout } from './layout.ts';
import type { EmailLook } from './look.ts';

const bounds = {
  // Other templates are looked up in this empty set instead of in the file system.
  templates: {},
  ownPropertyOnly: true,
  strictFilters: true,
  // A misspelt name would leave a hole in a letter; `{% if %}` may still ask for what is not always there.
  strictVariables: true,
  lenientIf: true,
  renderLimit: 500,
  memoryLimit: 1_000_000,
};
const plain = new Liquid(bounds);
/** What data brings along is text: only the template itself is markup. */
const markup = new Liquid({ ...bounds, outputEscape: 'escape' });

const PLACE_OF_LETTER = '<!-- letter -->';
const layout = markup.parse(emailLayout);

/** Mail readers drop these, and a page that shows the letter must not run them. */
const forbidden =
  /<\s*\/?\s*(script|iframe|object|embed|form|input|base|meta|link|svg|style)\b|\son\w+\s*=|javascript:/i;

export interface WrittenEmail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Refused with the place and the words of the Liquid engine when a template cannot be read or names what is not there. */
export function renderEmail(template: EmailText, data: EmailData, look: EmailLook): Outcome<WrittenEmail> {
  const subject = render(plain, 'Subject', template.subject, data);
  if (!subject.ok) return subject;
  const body = render(plain, 'Body', template.body, data);
  if (!body.ok) return body;
  const text = body.value.trim();
  const letter = writeHtml(template.bodyHtml, text, data, look.language);
  if (!letter.ok) return letter;
  // A header of a mail is one line.
  const title = subject.value.replace(/\s+/g, ' ').trim();
  return accept({
    subject: title,
    text: look.unsubscribeUrl === null ? text : `${text}\n\n${look.unsubscribeLabel}: ${look.unsubscribeUrl}`,
    html: inLayout(letter.value, title, data, look),
  });
}

function writeHtml(
  bodyHtml: string | undefined,
  text: string,
  data: EmailData,
  language: string,
): Outcome<string> {
  if (bodyHtml === undefined) return accept(htmlOfText(text, data, language));
  const cause = forbidden.exec(bodyHtml)?.[0].trim();
  if (cause !== undefined)
    return refuse('Error.EmailTemplate.Unreadable', 'BodyHtml', { field: 'BodyHtml', cause });
  return render(markup, 'BodyHtml', bodyHtml, data);
}

function inLayout(letter: string, title: string, data: EmailData, look: EmailLook): string {
  const page: unknown = markup.renderSync(layout, {
    seller: data.seller,
    look: {
      title,
      language: look.language,
      accent: look.accent,
      logo: look.logo,
      foot: look.foot,
      unsubscribe_url: look.unsubscribeUrl,
      unsubscribe_label: look.unsubscribeLabel,
    },
  });
  return String(page).replace(PLACE_OF_LETTER, () => letter);
}

function render(engine: Liquid, field: string, template: string, data: EmailData): Outcome<string> {
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
