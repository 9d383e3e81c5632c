// Compiles the layout of the e-mails, src/messages/emails/layout.mjml, to the HTML that the server fills in: mjml and
// its many packages are needed by who changes the layout, not by who runs the server.
import { readFileSync, writeFileSync } from 'node:fs';
import mjml from 'mjml';

const folder = new URL('../src/messages/emails/', import.meta.url);

export async function compileLayout() {
  const source = readFileSync(new URL('layout.mjml', folder), 'utf8');
  const { html, errors } = await mjml(source, { validationLevel: 'strict', fonts: {} });
  if (errors.length > 0) throw new Error(errors.map(({ formattedMessage }) => formattedMessage).join('\n'));
  const tidy = html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return `/** The layout of the e-mails as HTML. Generated from layout.mjml by \`npm run emails:layout\`, never edited by hand. */\nexport const emailLayout = ${'`'}${tidy.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}${'`'};\n`;
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  writeFileSync(new URL('layout.ts', folder), await compileLayout());
