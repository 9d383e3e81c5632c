/** A link of the Back Office's contract. */
import { z } from 'zod';

export const link = z.object({ rel: z.string(), href: z.string() }).meta({ id: 'Link' });
