/** Answers the bytes of a PDF within JSON. */

export function answerPdf(FileName: string, file: Buffer) {
  const Content = file.toString('base64');
  return { status: 200, body: { FileName, ContentType: 'application/pdf', Content } } as const;
}
