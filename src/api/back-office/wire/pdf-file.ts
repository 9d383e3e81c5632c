/** A PDF within an answer of JSON. */
import { z } from 'zod';

export const pdfFile = z
  .object({
    FileName: z.string(),
    ContentType: z.literal('application/pdf'),
    /** Base64. */
    Content: z.string(),
  })
  .meta({ id: 'PdfFile' });
