/** Answers the bytes of a PDF within JSON. */

/** @param name of the file, without its ending; may hold the slashes of a number */
export function answerPdf(name: string, file: Buffer) {
  const FileName = `${name.replaceAll('/', '-')}.pdf`;
  const Content = file.toString('base64');
  return { status: 200, body: { FileName, ContentType: 'application/pdf', Content } } as const;
}
