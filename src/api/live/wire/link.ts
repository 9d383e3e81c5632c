/** A link of a resource: an address, or an encrypted query for the hosted pages. Its keys are in lower case. */
import { z } from 'zod';

export const link = z
  .object({
    rel: z.string(),
    href: z.string().optional(),
    query: z.string().optional(),
    /** `application/pdf` on the links of documents. */
    type: z.string().optional(),
  })
  .meta({ id: 'Link' });
